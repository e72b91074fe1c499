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

    protected override Strength StrengthOfFraction(Fraction fraction) => Strength.Atom;

    protected override XElement Row(IEnumerable<XElement> pieces) => Element("mrow", pieces);

    // Said outright, for a sign that begins a line; a product without a sign is an invisible one.
    protected override XElement Infix(string sign) =>
        Element("mo", new XAttribute("form", "infix"), sign is Tight or Loose ? "\u2062" : sign);

    protected override XElement Prefix(string sign) => Element("mo", new XAttribute("form", "prefix"), sign);

    protected override XElement Digits(WrittenNumber number) => number.Exponent is { } exponent
        ? Row([Element("mn", number.Digits), Infix("·"), Element("msup", Element("mn", "10"), Exponent(exponent))])
        : Element(number.Digits == "NaN" ? "mtext" : "mn", number.Digits);

    protected override XElement Letter(Symbol symbol)
    {
        var letter = Element("mi", symbol.Letter.ToString());
        var hatted = symbol.IsHatted ? Element("mover", new XAttribute("accent", "true"), letter, Element("mo", new XAttribute("stretchy", "false"), "^")) : letter;
        return symbol.Primes == 0 ? hatted : Element("msup", hatted, Element("mo", new string('′', symbol.Primes)));
    }

    // One letter would be slanted otherwise.
    protected override XElement Name(string name) => Element("mi", new XAttribute("mathvariant", "normal"), name);

    protected override XElement Words(string text) => Element("mtext", text);

    protected override XElement Scripts(XElement piece, Formula? below, Formula? above) => (below, above) switch
    {
        (null, null) => piece,
        ({ }, null) => Element("msub", piece, Print(below)),
        (null, { }) => Element("msup", piece, Print(above)),
        _ => Element("msubsup", piece, Print(below), Print(above)),
    };

    protected override XElement Quotient(Fraction fraction) =>
        Element("mfrac", Print(fraction.Numerator), Print(fraction.Denominator));

    protected override XElement Differential(Derivative derivative) => derivative.IsOfSymbol
        ? Element("mfrac", Row([Delta(), Print(derivative.Of)]), Row([Delta(), Print(derivative.By)]))
        : Row([Element("mfrac", Delta(), Row([Delta(), Print(derivative.By)])), Fence('[', derivative.Of, ']')]);

    private static XElement Delta() => Element("mo", new XAttribute("form", "prefix"), new XAttribute("lspace", "0"), new XAttribute("rspace", "0"), "∂");

    protected override XElement SquareRoot(Root root) => Element("msqrt", Print(root.Operand));

    protected override XElement Largest(Maximum maximum) => Element("munder", Element("mo", new XAttribute("movablelimits", "false"), "max"), Print(maximum.Indices));

    protected override XElement Fence(char open, Formula formula, char close) =>
        Row([Bracket(open, IsTall(formula)), Print(formula), Bracket(close, IsTall(formula))]);

    protected override XElement Sigma(Summation summation) => Element(
        "munderover", Element("mo", "∑"), Print(new Equation(summation.Index, summation.From)), Print(summation.To));

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
