using System.CommandLine;
using System.Net;
using Chainrule.Studio.Serving;
using Chainrule.Texts;

namespace Chainrule.Cli;

/// <summary><c>chainrule studio</c>: the three labs in a browser.</summary>
internal sealed class StudioCommand : ExampleCommand
{
    private const int DefaultPort = 5230;

    private readonly Option<int> port = new("--port")
    {
        HelpName = "N",
        Description = "The port to listen on; 0 takes any that is free",
        DefaultValueFactory = _ => DefaultPort,
    };
    private readonly Option<string> host = new("--host")
    {
        HelpName = "ADDRESS",
        Description = "The address of this machine to listen on; other machines reach it unless it is a loopback address",
        DefaultValueFactory = _ => IPAddress.Loopback.ToString(),
    };

    public StudioCommand() : base(
        "studio",
        "Opens a local web studio: backpropagation, convolution and digits, to play with and to project.",
        "chainrule studio",
        "chainrule studio --port 0",
        "chainrule studio --host 192.168.1.20")
    {
        Notes = "Prints the address to open, with a token that lets its user in and no one else. Ctrl-C ends it.";
        Add(port);
        Add(host);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        var number = arguments.GetValue(port);
        if (number is < 0 or > 65535)
        {
            throw new ChainruleException($"--port: {number} is no port; choose a number from 0 to 65535");
        }
        var name = arguments.GetValue(host)!;
        var address = name == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(name, out var parsed) ? parsed
            : throw new ChainruleException($"--host: {Words.Quote(name)} is no address, such as 127.0.0.1");
        using var interruption = new Interruption();
        StudioServer.Run(new StudioOptions(address, number), uri => Console.WriteLine($"The studio is open at {uri}\nCtrl-C ends it."), interruption.Token)
            .GetAwaiter().GetResult();
        return ExitCode.Done;
    }
}
