using System.Text;
using Chainrule.Texts;
using Spectre.Console;

namespace Chainrule.Cli;

/// <summary>
/// The two streams of the program: results on standard output, progress and messages on standard error. What a file or a user
/// named is printed plain: a terminal obeys the program alone.
/// </summary>
internal static class Terminal
{
    private static readonly bool plain =
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";

    /// <summary>Standard output, for tables and text.</summary>
    public static IAnsiConsole Results { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error.</summary>
    public static IAnsiConsole Messages { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Whether a person reads standard error as it is written.</summary>
    public static bool MessagesAreSeen => !Console.IsErrorRedirected;

    /// <summary>Whether standard error can show a line that changes in place.</summary>
    public static bool CanAnimate => Messages.Profile.Capabilities.Ansi;

    /// <summary>Whether standard output can show a picture in shades of grey.</summary>
    public static bool CanPaint => Results.Profile.Capabilities.Ansi;

    /// <summary>One line on standard output, however long.</summary>
    public static void Print(string line) => Console.Out.WriteLine(Plain.Line(line));

    /// <summary>One line on standard error.</summary>
    public static void Say(string line) => Console.Error.WriteLine(Plain.Line(line));

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        if (OperatingSystem.IsWindows() && !redirected)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }
        var bare = redirected || plain;
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = bare ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = bare ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = bare ? InteractionSupport.No : InteractionSupport.Detect,
            // The defaults switch escapes on where a build server is recognised, whatever the stream is.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
    }
}
