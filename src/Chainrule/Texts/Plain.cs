namespace Chainrule.Texts;

/// <summary>Text from anywhere (a file, a path, a command line) made fit to be shown to a person.</summary>
internal static class Plain
{
    /// <summary>
    /// The text as one line that a terminal only shows and never obeys: line breaks and tabs become spaces; escapes, all
    /// other control characters and those that turn the direction of writing become question marks. Every character keeps
    /// its place.
    /// </summary>
    public static string Line(string text) => string.Create(text.Length, text, (line, from) =>
    {
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = Shown(from[i]);
        }
    });

    private static char Shown(char character) => character switch
    {
        '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029' => ' ',
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => '?',
        _ => char.IsControl(character) ? '?' : character,
    };
}
