using System.Text;

namespace Chainrule.Cli;

/// <summary>Passes text on; what the writer behind it cannot take (its stream is closed, or the disk full) is handed to a handler.</summary>
internal sealed class GuardedWriter(TextWriter inner, Action<Exception> onFailure) : TextWriter
{
    /// <summary>
    /// For messages: those that nobody can take are dropped, because hours of training are worth more than the line about them.
    /// </summary>
    public static GuardedWriter Forgiving(TextWriter inner) => new(inner, _ => { });

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            onFailure(error);
        }
    }
}
