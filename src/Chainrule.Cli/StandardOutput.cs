namespace Chainrule.Cli;

/// <summary>Standard output, where a result that cannot be written is an error: whoever asked for it would miss it.</summary>
internal static class StandardOutput
{
    /// <summary>Makes text that cannot be written one line on standard error.</summary>
    public static void Guard() => Console.SetOut(new GuardedWriter(Console.Out, error => throw Unwritable(error)));

    /// <summary>Writes bytes.</summary>
    /// <exception cref="ChainruleException">They cannot be written.</exception>
    public static void Write(Action<Stream> write)
    {
        try
        {
            using var stream = Console.OpenStandardOutput();
            write(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(error);
        }
    }

    private static ChainruleException Unwritable(Exception error) => new(
        $"standard output cannot be written: {(error is IOException ? error.Message : "it is closed, or open for reading alone")}", error);
}
