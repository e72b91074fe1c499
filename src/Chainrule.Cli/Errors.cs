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
            case OperationCanceledException:
                Terminal.Say("cancelled");
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

    private static void WriteLine(string message) => Terminal.Say("error: " + OneLine(message.TrimEnd('.')));

    /// <summary>A person at a terminal also sees the text with the offending word underlined; a script gets the one line alone.</summary>
    private static void ShowPlace(ChainruleException mistake)
    {
        if (mistake.Text is not { } text || !Terminal.MessagesAreSeen)
        {
            return;
        }
        var width = Math.Max(Terminal.Messages.Profile.Width - 3, 20);
        var from = Math.Max(0, mistake.Start + mistake.Length + 10 - width);
        var shown = OneLine(text)[Math.Min(from, text.Length)..];
        Terminal.Say("  " + shown[..Math.Min(shown.Length, width)]);
        Terminal.Say(new string(' ', 2 + mistake.Start - from) + new string('^', Math.Max(mistake.Length, 1)));
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
