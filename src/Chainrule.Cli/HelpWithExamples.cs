using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Chainrule.Cli;

/// <summary>The usual help, and below it the command's notes and examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const string Indent = "  ";

    private static readonly string[] rootExamples =
    [
        "chainrule compare",
        "chainrule train --network lenet --out lenet.safetensors",
        "chainrule predict lenet.safetensors digit.png",
    ];

    private static int Width => Terminal.Results.Profile.Width;

    private readonly HelpAction usual = new() { MaxWidth = Width };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command as ExampleCommand;
        if (command is { Notes.Length: > 0 })
        {
            output.WriteLine("Notes:");
            foreach (var line in Wrap(command.Notes, Width - Indent.Length))
            {
                output.WriteLine(Indent + line);
            }
            output.WriteLine();
        }
        output.WriteLine("Examples:");
        foreach (var example in command?.Examples ?? rootExamples)
        {
            output.WriteLine(Indent + example);
        }
        return ExitCode.Done;
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
