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

    protected override bool HasStrokes => true;

    protected override TextBox Row(IEnumerable<TextBox> pieces) => TextBox.Beside(pieces);

    protected override TextBox Infix(string sign) => TextBox.Of(sign switch
    {
        "·" => sign,
        "," => isSpaced ? ", " : sign,
        Wide => isSpaced ? sign : "·",
        Loose or Apart => " ",
        Tight or Apply or Beside => "",
        _ => isSpaced ? $" {sign} " : sign,
    });

    protected override TextBox Prefix(string sign) => TextBox.Of(sign);

    protected override TextBox Digits(WrittenNumber number) => TextBox.Of(
        number.Exponent is { } exponent ? $"{number.Digits}·10{Superscript.Of(exponent.ToString(CultureInfo.InvariantCulture))}" : number.Digits);

    protected override TextBox Letter(Symbol symbol) => TextBox.Of(symbol.IsHatted ? Hatted.Text(symbol.Letter) : symbol.Letter.ToString());

    protected override TextBox Name(string function) => TextBox.Of(function);

    protected override TextBox Words(string text) => TextBox.Of(text);

    protected override TextBox Scripts(TextBox piece, int primes, Formula? below, Formula? above) =>
        TextBox.Beside([piece, TextBox.Of(Prime.Text(primes) + Attached('_', below) + Attached('^', above))]);

    protected override TextBox Ratio(TextBox over, TextBox under) => TextBox.Beside([over, TextBox.Of("/"), under]);

    protected override TextBox Radical(Formula operand) => TextBox.Beside([TextBox.Of("√"), Within(Strength.Base, operand)]);

    protected override TextBox Fence(char open, Formula formula, char close) =>
        TextBox.Beside([TextBox.Of(open.ToString()), Print(formula), TextBox.Of(close.ToString())]);

    protected override TextBox TornFence(char sign) => TextBox.Of(sign.ToString());

    protected override TextBox Sigma(Summation summation) => TextBox.Of(
        $"Σ{Attached('_', new Equation(summation.Index, summation.From))}{Attached('^', summation.To)} ");

    protected override TextBox Limit(Extremum extremum) => TextBox.Of($"{extremum.Name.Name}{Attached('_', extremum.Over)} ");

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
        var isWhole = text.Length == 1 || script is Parentheses || sign == '_' && script is not Product && text.All(char.IsLetterOrDigit);
        return isWhole ? $"{sign}{text}" : $"{sign}{{{text}}}";
    }
}
