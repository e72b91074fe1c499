using System.Runtime.CompilerServices;
using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>
/// Words with formulas among them. An interpolated string is one: <c>$"Cell {formula} is the sum."</c> Whatever text is
/// put in, each writer escapes it.
/// </summary>
[InterpolatedStringHandler]
public sealed class Prose
{
    /// <summary>A space at which no line is broken.</summary>
    public const char NoBreak = '\u00A0';

    /// <summary>Nothing to be seen, between signs where no line is broken.</summary>
    public const char Joiner = '\u2060';

    private readonly List<ProsePart> parts;

    /// <summary>Begins an interpolated string.</summary>
    public Prose(int literalLength, int formattedCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(literalLength);
        parts = new(2 * formattedCount + 1);
    }

    /// <summary>The parts in order.</summary>
    public IReadOnlyList<ProsePart> Parts => parts;

    /// <summary>Appends words.</summary>
    public void AppendLiteral(string text) => AppendFormatted(text);

    /// <summary>Appends words, on one line and without control characters.</summary>
    public void AppendFormatted(string text) => parts.Add(new ProsePart(Clean.Line(text), null));

    /// <summary>Appends a whole number, as it is written in formulas.</summary>
    public void AppendFormatted(int number) => AppendFormatted(new Number(number).ToString());

    /// <summary>Appends a formula.</summary>
    public void AppendFormatted(Formula formula) => parts.Add(new ProsePart("", formula));

    /// <summary>Appends further prose.</summary>
    public void AppendFormatted(Prose prose) => parts.AddRange(prose.Parts);

    /// <summary>Words alone.</summary>
    public static implicit operator Prose(string text)
    {
        var prose = new Prose(text.Length, 0);
        prose.AppendLiteral(text);
        return prose;
    }

    /// <summary>The prose in one line of Unicode text, with no characters but those that are seen, and plain spaces.</summary>
    public override string ToString() => Seen(Text);

    /// <summary>The pieces between which a line of Unicode text may be broken.</summary>
    internal IEnumerable<string> Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Seen);

    private static string Seen(string text) => text.Replace(NoBreak, ' ').Replace($"{Joiner}", "");

    private string Text => string.Concat(parts.Select(part => part.Formula?.ToString() ?? part.Text));
}
