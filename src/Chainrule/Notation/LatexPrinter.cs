using System.Globalization;

namespace Chainrule.Notation;

/// <summary>
/// Writes formulas in LaTeX with amsmath. The same text stands in Markdown, whose readers take punctuation after a backslash,
/// a line break that does not end its line, and an underscore between two signs for their own: none of these is written.
/// </summary>
internal sealed class LatexPrinter : FormulaPrinter<string>
{
    /// <summary>The printer.</summary>
    public static readonly LatexPrinter Plain = new(isSpaced: true);

    private static readonly LatexPrinter Script = new(isSpaced: false);

    private readonly bool isSpaced;

    private LatexPrinter(bool isSpaced) => this.isSpaced = isSpaced;

    protected override Strength StrengthOfFraction(Fraction fraction) => Strength.Atom;

    protected override string Row(IEnumerable<string> pieces) => string.Concat(pieces);

    protected override string Infix(string sign) => sign switch
    {
        "·" => @" \cdot ",
        "⋆" => @" \star ",
        "∗" => @" \ast ",
        "←" => @" \gets ",
        "≥" => @" \ge ",
        "≤" => @" \le ",
        "≠" => @" \ne ",
        "|" => @" \mid ",
        "∈" => @" \in ",
        "," => ",",
        Tight or Loose => isSpaced ? " " : "",
        _ => isSpaced ? $" {Ascii(sign)} " : Ascii(sign),
    };

    protected override string Prefix(string sign) => Ascii(sign);

    protected override string Digits(WrittenNumber number) => number switch
    {
        { Digits: "∞" } => @"\infty ",
        { Digits: "NaN" } => @"\text{NaN}",
        { Exponent: { } exponent } => string.Create(CultureInfo.InvariantCulture, $@"{number.Digits} \cdot 10^{{{exponent}}}"),
        _ => number.Digits,
    };

    protected override string Letter(Symbol symbol)
    {
        var letter = Greek.Latex(symbol.Letter);
        return symbol.IsHatted ? $@"\hat{{{letter}}}{Primes(symbol)}"
            : symbol.Primes > 0 ? letter + Primes(symbol)
            // A command ends where no letter follows.
            : letter.Length > 1 ? letter + " " : letter;
    }

    protected override string Name(string name) => name is "tanh" or "ln" or "exp" or "max" or "min" or "sin" or "cos"
        ? $@"\{name} "
        : $@"\operatorname{{{name}}}";

    private static string Primes(Symbol symbol) => new('\'', symbol.Primes);

    protected override string Words(string text) => $@"\text{{{LatexText.Escape(text)}}}";

    protected override string Scripts(string piece, Formula? below, Formula? above) =>
        piece.TrimEnd() + Attached(char.IsAsciiLetterOrDigit(piece[^1]) ? "_" : "_ ", below) + Attached("^", above);

    protected override string Quotient(Fraction fraction) => $@"\frac{{{Print(fraction.Numerator)}}}{{{Print(fraction.Denominator)}}}";

    protected override string Differential(Derivative derivative) => derivative.IsOfSymbol
        ? $@"\frac{{\partial {Print(derivative.Of)}}}{{\partial {Print(derivative.By)}}}"
        : $@"\frac{{\partial}}{{\partial {Print(derivative.By)}}} {Fence('[', derivative.Of, ']')}";

    protected override string SquareRoot(Root root) => $@"\sqrt{{{Print(root.Operand)}}}";

    protected override string Largest(Maximum maximum) => @"\max" + Attached("_", maximum.Indices) + " ";

    protected override string Fence(char open, Formula formula, char close) => open == '(' && !IsTall(formula)
        ? $"({Print(formula)})"
        : $@"\left{Delimiter(open)} {Print(formula)} \right{Delimiter(close)} ";

    protected override string Sigma(Summation summation) =>
        @"\sum" + Attached("_", new Equation(summation.Index, summation.From)) + Attached("^", summation.To) + " ";

    protected override string Brackets(Matrix matrix) =>
        $"\\left[\\begin{{array}}{{{new string('r', matrix.Rows[0].Count)}}}\n"
        + string.Join("\\\\\n", matrix.Rows.Select(row => string.Join(" & ", row.Select(Print))))
        + "\n\\end{array}\\right] ";

    private static string Attached(string sign, Formula? script) => script is null ? "" : $"{sign}{{{Script.Print(script)}}}";

    private static string Delimiter(char sign) => sign switch
    {
        '|' => "|",
        '⌊' => @"\lfloor",
        '⌋' => @"\rfloor",
        _ => sign.ToString(),
    };

    private static string Ascii(string sign) => sign == "−" ? "-" : sign;
}
