using System.Globalization;
using System.Text;

namespace Chainrule.Notation;

/// <summary>Any text as LaTeX that every engine compiles, pdflatex too, without a font beyond the first.</summary>
internal static class LatexText
{
    /// <summary>Letters of the ranges Latin-1 and Latin Extended-A that the oldest font encoding has no accent for.</summary>
    private const string WithoutGlyph = "ÐðÞþĄąĐđĘęĮįŊŋŲųĦħĸĿŀŦŧŉſ";

    /// <summary>The text with everything that LaTeX would obey written out; what has no glyph becomes its code, [U+1F600].</summary>
    public static string Escape(string text)
    {
        var latex = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Two hyphens in a row would be a dash.
            latex.Append(rune.Value == '-' && latex.Length > 0 && latex[^1] == '-' ? "{}-" : Escape(rune));
        }
        return latex.ToString();
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\\' => @"\textbackslash{}",
        '^' => @"\textasciicircum{}",
        '~' => @"\textasciitilde{}",
        '\u00A0' => @"\nobreakspace{}",
        '\u2060' => "",
        '<' => @"\textless{}",
        '>' => @"\textgreater{}",
        '|' => @"\textbar{}",
        '"' => "''",
        '`' => "{`}",
        // At the beginning of an item or a row they would be an argument of the command before.
        '[' or '*' => $"{{{rune}}}",
        '{' or '}' or '$' or '&' or '#' or '%' or '_' => $@"\{(char)rune.Value}",
        '−' => "$-$",
        '∂' => @"$\partial$",
        '½' => @"$\frac12$",
        '′' => "$'$",
        '²' => @"\textsuperscript{2}",
        '³' => @"\textsuperscript{3}",
        '¹' => @"\textsuperscript{1}",
        '⁻' => @"\textsuperscript{$-$}",
        '⁰' or (>= '⁴' and <= '⁹') => $@"\textsuperscript{{{rune.Value - '⁰'}}}",
        < char.MaxValue when GreekLetter.Is((char)rune.Value) => $"${GreekLetter.Latex((char)rune.Value).TrimEnd()}$",
        '·' => @"$\cdot$",
        '×' => @"$\times$",
        '…' => @"\ldots{}",
        '–' => "--{}",
        '—' => "---{}",
        '‘' or '’' or '“' or '”' => rune.ToString(),
        >= ' ' and < 0x7F => rune.ToString(),
        >= 0xC0 and < 0x180 when rune.Value != '÷' && !WithoutGlyph.Contains((char)rune.Value) => rune.ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $@"{{[}}U+{rune.Value:X4}]\allowbreak{{}}"),
    };
}
