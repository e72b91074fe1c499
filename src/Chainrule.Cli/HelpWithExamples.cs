using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Chainrule.Cli;

/// <summary>The usual help, and below it the command's examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private static readonly string[] rootExamples =
    [
        "chainrule compare",
        "chainrule train --network lenet --out lenet.safetensors",
        "chainrule predict lenet.safetensors digit.png",
    ];

    private readonly HelpAction usual = new() { MaxWidth = Terminal.Results.Profile.Width };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in parseResult.CommandResult.Command is ExampleCommand command ? command.Examples : rootExamples)
        {
            output.WriteLine("  " + example);
        }
        return ExitCode.Done;
    }
}
