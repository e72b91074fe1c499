using System.Text.Json.Nodes;
using Chainrule.Filters;
using Spectre.Console;

namespace Chainrule.Cli;

/// <summary>The kernels that have a name, for <c>chainrule kernel --list</c>.</summary>
internal static class KernelList
{
    public static void Write(bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(new JsonObject { ["kernels"] = JsonOutput.Array(KernelCatalogue.All, Document) });
            return;
        }
        var matrices = Create("kernel", "what it does", "weights");
        foreach (var entry in KernelCatalogue.All.Where(entry => entry.Parameters.Count == 0))
        {
            Tables.AddRow(matrices, entry.Name, entry.Summary, entry.Create().ToString());
        }
        Terminal.Results.Write(matrices);
        var families = Create("family", "what it does", "parameters");
        foreach (var entry in KernelCatalogue.All.Where(entry => entry.Parameters.Count > 0))
        {
            families.AddRow(
                new Text(entry.Syntax), new Text(entry.Summary), new Text(string.Join('\n', entry.Parameters.Select(Describe))));
            families.AddEmptyRow();
        }
        Terminal.Results.Write(families);
    }

    private static Table Create(params ReadOnlySpan<string> headers)
    {
        var table = Tables.Create(headers[0]);
        foreach (var header in headers[1..])
        {
            table.AddColumn(new TableColumn(new Text(header)));
        }
        return table;
    }

    private static string Describe(KernelParameter parameter) =>
        $"{parameter.Name}: {parameter.Meaning}, {parameter.Range}{(parameter.Default is { } fallback ? $"; {fallback} if left out" : "")}";

    private static JsonObject Document(NamedKernel entry) => new()
    {
        ["name"] = entry.Name,
        ["syntax"] = entry.Syntax,
        ["summary"] = entry.Summary,
        ["weights"] = entry.Parameters.Count == 0 ? entry.Create().ToString() : null,
        ["parameters"] = JsonOutput.Array(entry.Parameters, parameter => new JsonObject
        {
            ["name"] = parameter.Name,
            ["meaning"] = parameter.Meaning,
            ["least"] = parameter.Least,
            ["most"] = parameter.Most,
            ["whole"] = parameter.IsWhole,
            ["default"] = parameter.Default,
        }),
    };
}
