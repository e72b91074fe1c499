using System.CommandLine;

namespace Chainrule.Cli;

/// <summary>A command whose help ends with examples of its use.</summary>
internal abstract class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;

    /// <summary>What its help says besides, one paragraph; empty for nothing.</summary>
    public string Notes { get; protected init; } = "";
}
