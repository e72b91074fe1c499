using System.Globalization;
using Chainrule.Texts;

namespace Chainrule.Notation;

/// <summary>Writes formulas as Unicode text: <c>S_{0,0} = 1·5 + (−1)·2</c>.</summary>
internal sealed class TextPrinter : FormulaPrinter<TextBox>
{
    /// <summary>For a line of text: matrices are rows between semicolons.</summary>
    public static readonly TextPrinter OneLine = new(isTall: false, isSpaced: true);

    /// <summary>For a place of its own: matrices take a line a row.</summary>
    public static readonly TextPrinter Display = new(isTall: true, isSpaced: true);

    private static readonly TextPrinter Script = new(isTall: false, isSpaced: false);

    private readonly bool isTall, isSpaced;

    private TextPrinter(bool isTall, bool isSpaced) => (this.isTall, this.isSpaced) = (isTall, isSpaced);

    // 1/2 is as good as a number; any other fraction is only held together by a stroke.
    protected override Strength StrengthOfFraction(Fraction fraction) => IsOfNumbers(fraction) ? Strength.Product : Strength.Term;

    private static bool IsOfNumbers(Fraction fraction) =>
        fraction is { Numerator: Number { Written: { IsNegative: false, Exponent: null } }, Denominator: Number { Written: { IsNegative: false, Exponent: null } } };

    protected override TextBox Row(IEnumerable<TextBox> pieces) => TextBox.Beside(pieces);

    protected override TextBox Infix(string sign) => TextBox.Of(sign switch
    {
        "·" or "," => sign,
        Loose => isSpaced ? " " : "",
        Tight => "",
        _ => isSpaced ? $" {sign} " : sign,
    });

    protected override TextBox Prefix(string sign) => TextBox.Of(sign);

    protected override TextBox Digits(WrittenNumber number) => TextBox.Of(
        number.Exponent is { } exponent ? $"{number.Digits}·10{Superscript.Of(exponent.ToString(CultureInfo.InvariantCulture))}" : number.Digits);

    protected override TextBox Letter(Symbol symbol) => TextBox.Of(
        (symbol.IsHatted ? Hatted(symbol.Letter) : symbol.Letter.ToString()) + new string('′', symbol.Primes));

    /// <summary>One character where Unicode has it: it is one column wide in every terminal.</summary>
    private static string Hatted(char letter)
    {
        const string Plain = "aceghijosuwyzACEGHIJOSUWYZ", WithHat = "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ";
        return Plain.IndexOf(letter, StringComparison.Ordinal) is var i and >= 0 ? WithHat[i].ToString() : $"{letter}\u0302";
    }

    protected override TextBox Name(string name) => TextBox.Of(name);

    protected override TextBox Words(string text) => TextBox.Of(text);

    protected override TextBox Scripts(TextBox piece, Formula? below, Formula? above) =>
        TextBox.Beside([piece, TextBox.Of(Attached('_', below) + Attached('^', above))]);

    protected override TextBox Quotient(Fraction fraction) => IsOfNumbers(fraction) ? TextBox.Beside([Print(fraction.Numerator), TextBox.Of("/"), Print(fraction.Denominator)]) : TextBox.Beside(
        [Within(Strength.Product, fraction.Numerator), Infix("/"), Within(Strength.Atom, fraction.Denominator)]);

    protected override TextBox Differential(Derivative derivative) => derivative.IsOfSymbol
        ? TextBox.Beside([TextBox.Of("∂"), Print(derivative.Of), TextBox.Of("/∂"), Print(derivative.By)])
        : TextBox.Beside([TextBox.Of("∂/∂"), Print(derivative.By), TextBox.Of(" "), Fence('[', derivative.Of, ']')]);

    protected override TextBox SquareRoot(Root root) => TextBox.Beside([TextBox.Of("√"), Within(Strength.Atom, root.Operand)]);

    protected override TextBox Fence(char open, Formula formula, char close) =>
        TextBox.Beside([TextBox.Of(open.ToString()), Print(formula), TextBox.Of(close.ToString())]);

    protected override TextBox Sigma(Summation summation) => TextBox.Of(
        $"Σ{Attached('_', new Equation(summation.Index, summation.From))}{Attached('^', summation.To)} ");

    protected override TextBox Largest(Maximum maximum) => TextBox.Of($"max{Attached('_', maximum.Indices)} ");

    protected override TextBox Brackets(Matrix matrix)
    {
        var cells = matrix.Rows.Select(row => row.Select(cell => cell.ToString()).ToList()).ToList();
        if (!isTall)
        {
            return TextBox.Of($"[{string.Join("; ", cells.Select(row => string.Join(' ', row)))}]");
        }
        var widths = Enumerable.Range(0, cells[0].Count).Select(column => cells.Max(row => row[column].Length)).ToList();
        return TextBox.Stacked([.. cells.Select((row, i) =>
        {
            var (open, close) = cells.Count == 1 ? ('[', ']')
                : i == 0 ? ('⎡', '⎤')
                : i == cells.Count - 1 ? ('⎣', '⎦')
                : ('⎢', '⎥');
            return $"{open} {string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column])))} {close}";
        })]);
    }

    private static string Attached(char sign, Formula? script)
    {
        if (script is null)
        {
            return "";
        }
        var text = Script.Print(script).Line;
        var isPlain = text.All(character => char.IsLetterOrDigit(character) || character == '′') || text.StartsWith('(') && text.EndsWith(')');
        return isPlain ? $"{sign}{text}" : $"{sign}{{{text}}}";
    }
}
