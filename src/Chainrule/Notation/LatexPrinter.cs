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

    protected override bool HasStrokes => false;

    protected override string Row(IEnumerable<string> pieces) => string.Concat(pieces);

    protected override string Infix(string sign) => sign switch
    {
        "·" or Wide => @" \cdot ",
        "⋆" => @" \star ",
        "∗" => @" \ast ",
        "," => ",",
        "←" => @" \leftarrow ",
        "→" => @" \to ",
        "≤" => @" \le ",
        "≥" => @" \ge ",
        "≠" => @" \ne ",
        "∈" => @" \in ",
        "|" => @" \mid ",
        // A letter right after it would begin a tag in Markdown.
        "<" => " < ",
        Tight or Loose or Apart => isSpaced ? " " : "",
        Apply or Beside => "",
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
        var letter = GreekLetter.Is(symbol.Letter) ? GreekLetter.Latex(symbol.Letter) : symbol.Letter.ToString();
        return symbol.IsHatted ? $@"\hat{{{letter.TrimEnd()}}}" : letter;
    }

    protected override string Name(string function) => function switch
    {
        "arctan" or "cos" or "cosh" or "exp" or "ln" or "log" or "max" or "min" or "sin" or "sinh" or "tan" or "tanh" => $@"\{function} ",
        _ => $@"\operatorname{{{function}}}",
    };

    protected override string Words(string text) => $@"\text{{{LatexText.Escape(text)}}}";

    // The primes last but for the superscript, with which LaTeX joins them.
    protected override string Scripts(string piece, int primes, Formula? below, Formula? above)
    {
        var bare = piece.TrimEnd();
        var scripts = Attached(char.IsAsciiLetterOrDigit(bare[^1]) ? "_" : "_ ", below) + new string('\'', primes) + Attached("^", above);
        return scripts.Length == 0 ? piece : bare + scripts;
    }

    protected override string Ratio(string over, string under) => $@"\frac{{{over.TrimEnd()}}}{{{under.TrimEnd()}}}";

    protected override string Radical(Formula operand) => $@"\sqrt{{{Print(operand).TrimEnd()}}}";

    protected override string Fence(char open, Formula formula, char close) => open == '(' && !IsTall(formula)
        ? $"({Print(formula)})"
        : $@"\left{Delimiter(open)} {Print(formula)} \right{Delimiter(close)} ";

    protected override string TornFence(char sign) => sign == '(' ? @"\bigl( " : @"\bigr) ";

    protected override string Sigma(Summation summation) =>
        @"\sum" + Attached("_", new Equation(summation.Index, summation.From)) + Attached("^", summation.To) + " ";

    protected override string Limit(Extremum extremum) => extremum.Name.Name is "max" or "min"
        ? $@"\{extremum.Name.Name}{Attached("_", extremum.Over)} "
        : $@"\operatorname*{{{extremum.Name.Name}}}{Attached("_ ", extremum.Over)} ";

    protected override string Brackets(Matrix matrix) =>
        $"\\left[\\begin{{array}}{{{new string('r', matrix.Rows[0].Count)}}}\n"
        + string.Join("\\\\\n", matrix.Rows.Select(row => string.Join(" & ", row.Select(Print))))
        + "\n\\end{array}\\right] ";

    private static string Attached(string sign, Formula? script) => script is null ? "" : $"{sign}{{{Script.Print(script).TrimEnd()}}}";

    private static string Delimiter(char sign) => sign switch
    {
        // A bar would end a cell of a table in Markdown.
        '|' => @"\vert",
        '⌊' => @"\lfloor",
        '⌋' => @"\rfloor",
        _ => sign.ToString(),
    };

    private static string Ascii(string sign) => sign switch
    {
        "−" => "-",
        "∂" => @"\partial ",
        _ => sign,
    };
}
