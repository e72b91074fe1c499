namespace Chainrule.Cli;

/// <summary><c>chainrule data</c>: what there is to learn from.</summary>
internal sealed class DataCommand : ExampleCommand
{
    public DataCommand() : base(
        "data",
        "Lists the data sets that have a name, or checks that one is whole.",
        "chainrule data list",
        "chainrule data verify --data mnist")
    {
        Add(new DataListCommand());
        Add(new DataVerifyCommand());
    }
}
