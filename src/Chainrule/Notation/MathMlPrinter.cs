using System.Globalization;
using System.Xml.Linq;

namespace Chainrule.Notation;

/// <summary>Writes formulas in the presentation MathML that browsers draw (MathML Core).</summary>
internal sealed class MathMlPrinter : FormulaPrinter<XElement>
{
    private static readonly XNamespace Space = "http://www.w3.org/1998/Math/MathML";

    /// <summary>The printer.</summary>
    public static readonly MathMlPrinter Plain = new();

    private MathMlPrinter() { }

    /// <summary>A formula's pieces within the element that a page holds.</summary>
    public static XElement Root(XElement formula, bool display) => display
        ? Element("math", new XAttribute("display", "block"), formula)
        : Element("math", formula);

    protected override bool HasStrokes => false;

    protected override XElement Row(IEnumerable<XElement> pieces) => Element("mrow", pieces);

    // Said outright, for a sign that begins a line; a product without a sign is an invisible one.
    protected override XElement Infix(string sign) => Element("mo", new XAttribute("form", "infix"), sign switch
    {
        Tight or Loose => "\u2062",
        Apart => new object[] { new XAttribute("rspace", "0.1667em"), "\u2062" },
        Wide => "·",
        "|" => "∣",
        _ => sign,
    });

    // A ∂ as a letter, for as an operator it has room on its left.
    protected override XElement Prefix(string sign) =>
        sign == "∂" ? Element("mi", sign) : Element("mo", new XAttribute("form", "prefix"), sign);

    protected override XElement Digits(WrittenNumber number) => number.Exponent is { } exponent
        ? Row([Element("mn", number.Digits), Infix("·"), Element("msup", Element("mn", "10"), Exponent(exponent))])
        : Element(number.Digits == "NaN" ? "mtext" : "mn", number.Digits);

    // The hat is the modifier letter: the ASCII one is drawn as wide as one over several letters.
    protected override XElement Letter(Symbol symbol)
    {
        var letter = Element("mi", symbol.Letter.ToString());
        return symbol.IsHatted
            ? Element("mover", new XAttribute("accent", "true"), letter, Element("mo", new XAttribute("stretchy", "false"), "ˆ"))
            : letter;
    }

    protected override XElement Name(string function) => Element("mi", new XAttribute("mathvariant", "normal"), function);

    protected override XElement Words(string text) => Element("mtext", text);

    protected override XElement Scripts(XElement piece, int primes, Formula? below, Formula? above)
    {
        if (primes > 0 && below is null && above is null)
        {
            // The sign itself is small and high; raised, it would be too small to be seen on an index.
            return Row([piece, Element("mi", Prime.Text(primes))]);
        }
        var raised = (primes, above) switch
        {
            (0, null) => null,
            (0, { }) => Print(above),
            (_, null) => Element("mo", Prime.Text(primes)),
            _ => Row([Element("mo", Prime.Text(primes)), Print(above)]),
        };
        return (below, raised) switch
        {
            (null, null) => piece,
            ({ }, null) => Element("msub", piece, Print(below)),
            (null, { }) => Element("msup", piece, raised),
            _ => Element("msubsup", piece, Print(below), raised),
        };
    }

    protected override XElement Ratio(XElement over, XElement under) => Element("mfrac", over, under);

    protected override XElement Radical(Formula operand) => Element("msqrt", Print(operand));

    protected override XElement Fence(char open, Formula formula, char close) =>
        Row([Bracket(open, IsTall(formula)), Print(formula), Bracket(close, IsTall(formula))]);

    protected override XElement TornFence(char sign) => Bracket(sign, isTall: false);

    protected override XElement Sigma(Summation summation) => Element(
        "munderover", Element("mo", "∑"), Print(new Equation(summation.Index, summation.From)), Print(summation.To));

    protected override XElement Limit(Extremum extremum) => Element("munder", Operator(extremum.Name.Name), Print(extremum.Over));

    // A name has no room of its own; in a line of text, what it runs over stands at its right.
    private static XElement Operator(string name) => Element(
        "mo", new XAttribute("movablelimits", "true"), new XAttribute("lspace", "0"), new XAttribute("rspace", "0.1667em"), name);

    protected override XElement Brackets(Matrix matrix) => Row(
    [
        Bracket('[', isTall: true),
        Element("mtable", new XAttribute("columnalign", "right"), matrix.Rows.Select(row =>
            Element("mtr", row.Select(cell => Element("mtd", Print(cell)))))),
        Bracket(']', isTall: true),
    ]);

    // Stretched to no more than their own height, they get too much room in some fonts.
    private static XElement Bracket(char sign, bool isTall) =>
        Element("mo", new XAttribute("stretchy", isTall ? "true" : "false"), sign.ToString());

    private XElement Exponent(int exponent)
    {
        var digits = Element("mn", Math.Abs(exponent).ToString(CultureInfo.InvariantCulture));
        return exponent < 0 ? Row([Prefix("−"), digits]) : digits;
    }

    private static XElement Element(string name, params object[] content) => new(Space + name, content);
}
