using System.CommandLine;
using System.Text.Json.Nodes;
using Chainrule.Data;

namespace Chainrule.Cli;

/// <summary><c>chainrule data list</c>: the data sets that have a name, and where they are.</summary>
internal sealed class DataListCommand : ExampleCommand
{
    private readonly Option<bool> json = NewOption.Json();

    public DataListCommand() : base(
        "list",
        "Lists the data sets that have a name: where they are and what is in them.",
        "chainrule data list",
        "chainrule data list --json")
    {
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        // The one named set there is; the next needs its own way to its folder.
        var folder = Mnist.FindFolder();
        var sets = Datasets.Named
            .Select(named => (named.Name, named.Description, Folder: folder, Split: Datasets.Open(named.Name)))
            .ToList();
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(new JsonObject
            {
                ["datasets"] = JsonOutput.Array(sets, set => new JsonObject
                {
                    ["name"] = set.Name,
                    ["description"] = set.Description,
                    ["folder"] = set.Folder,
                    ["train"] = set.Split.Train.Count,
                    ["test"] = set.Split.Test.Count,
                    ["shape"] = set.Split.Train.Shape.ToString(),
                    ["classes"] = JsonOutput.Array(set.Split.Train.Classes, name => name),
                }),
            });
            return ExitCode.Done;
        }
        var table = Tables.Create("name", "train", "test", "shape", "classes");
        foreach (var set in sets)
        {
            Tables.AddRow(
                table, set.Name, Numbers.Count(set.Split.Train.Count), Numbers.Count(set.Split.Test.Count),
                set.Split.Train.Shape.ToString(), Numbers.Count(set.Split.Train.Classes.Count));
        }
        Terminal.Results.Write(table);
        foreach (var set in sets)
        {
            Terminal.Print($"{set.Name}: {set.Description}; in {set.Folder}");
        }
        return ExitCode.Done;
    }
}
