namespace Chainrule.Cli;

/// <summary>Says on standard error what went wrong, in one line, and which exit code that is.</summary>
internal static class Errors
{
    public static int Report(Exception exception)
    {
        switch (exception)
        {
            case ChainruleException mistake:
                WriteLine(mistake.Message);
                ShowPlace(mistake);
                return ExitCode.BadInput;
            case IOException or UnauthorizedAccessException:
                WriteLine(exception.Message);
                return ExitCode.BadInput;
            case OutOfMemoryException:
                WriteLine("not enough memory: choose a smaller network, batch, input or kernel");
                return ExitCode.BadInput;
            case OperationCanceledException:
                Terminal.Say("cancelled; nothing was written");
                return ExitCode.Cancelled;
            default:
                WriteLine(
                    $"chainrule has a defect; please report it with this command line: {exception.GetType().Name}: {exception.Message}");
                return ExitCode.CheckFailed;
        }
    }

    public static int Report(string mistake)
    {
        WriteLine(mistake);
        return ExitCode.BadInput;
    }

    private static void WriteLine(string message) => Terminal.Say("error: " + message.TrimEnd('.'));

    /// <summary>A person at a terminal also sees the text with the offending word underlined; a script gets the one line alone.</summary>
    private static void ShowPlace(ChainruleException mistake)
    {
        if (mistake.Text is not { } text || !Terminal.MessagesAreSeen)
        {
            return;
        }
        var width = Math.Max(Terminal.Messages.Profile.Width - 3, 20);
        var (shown, carets) = Place(text, mistake.Start, mistake.Length, width);
        Terminal.Say("  " + shown);
        Terminal.Say("  " + carets);
    }

    /// <summary>As much of a text around a word as a width has room for, and what underlines the word.</summary>
    internal static (string Shown, string Carets) Place(string text, int start, int length, int width)
    {
        // A long text is cut on its left, to end a little after the word; but the word's start is always shown.
        var from = Math.Clamp(start + length + 10 - width, 0, start);
        var shown = text.Substring(from, Math.Min(text.Length - from, width));
        return (shown, new string(' ', start - from) + new string('^', Math.Clamp(length, 1, width - (start - from))));
    }
}
