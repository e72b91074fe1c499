using System.CommandLine;
using Chainrule.Losses;
using Chainrule.Networks;

namespace Chainrule.Cli;

/// <summary>The network and the loss that a derivation is about.</summary>
internal sealed class NetworkOptions
{
    private readonly Option<string> network = NewOption.Network();
    private readonly Option<string?> loss = NewOption.Loss();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(network);
        command.Add(loss);
    }

    /// <summary>The network, and the loss that is asked for or goes with it.</summary>
    public (Network Network, Loss Loss) Read(ParseResult arguments)
    {
        var read = Network.Parse(arguments.GetValue(network)!);
        return (read, arguments.GetValue(loss) is { } text ? Loss.Parse(text) : read.Loss);
    }
}
