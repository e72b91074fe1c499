using System.CommandLine;
using System.Text.Json.Nodes;
using Chainrule.Data;
using Chainrule.Visuals;

namespace Chainrule.Cli;

/// <summary><c>chainrule data verify</c>: checks a named set's files by their sums, and any other by reading all of it.</summary>
internal sealed class DataVerifyCommand : ExampleCommand
{
    private readonly Option<string> data = NewOption.Data();
    private readonly Option<bool> json = NewOption.Json();

    public DataVerifyCommand() : base(
        "verify",
        "Checks that a data set is whole.",
        "chainrule data verify",
        "chainrule data verify --data pictures/ --json")
    {
        Notes =
            "Of mnist the MD5 sum of each file is compared with the original's; any other set is read to its end. " +
            "Exit code 1 if it fails.";
        Add(data);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        var name = arguments.GetValue(data)!;
        var named = name.Equals(Mnist.Name, StringComparison.OrdinalIgnoreCase);
        if (!named && !Path.Exists(name))
        {
            throw new ChainruleException($"'{name}' is neither mnist nor a file or folder here; check the name");
        }
        var files = named ? Mnist.Verify() : [];
        var problem = files.FirstOrDefault(file => !file.Ok) is { } bad
            ? $"{bad.File} is not the original file"
            : ProblemOfReading(name);
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(new JsonObject
            {
                ["data"] = name,
                ["ok"] = problem is null,
                ["problem"] = problem,
                ["files"] = JsonOutput.Array(files, file => new JsonObject
                {
                    ["file"] = file.File,
                    ["ok"] = file.Ok,
                    ["bytes"] = file.Bytes,
                    ["md5"] = file.Found,
                    ["expected"] = file.Expected,
                }),
            });
        }
        else
        {
            Print(name, files, problem);
        }
        return problem is null ? ExitCode.Done : ExitCode.CheckFailed;
    }

    /// <summary>What goes wrong when the set is read; null if nothing does.</summary>
    private static string? ProblemOfReading(string name)
    {
        try
        {
            Datasets.Open(name, PictureFile.Read);
            return null;
        }
        catch (ChainruleException exception)
        {
            return exception.Message;
        }
    }

    private static void Print(string name, IReadOnlyList<FileCheck> files, string? problem)
    {
        foreach (var file in files)
        {
            Terminal.Print(file switch
            {
                { Ok: true } => $"ok      {file.File}  {file.Found}",
                { Found: null } => $"FAILED  {file.File}  missing or damaged",
                _ => $"FAILED  {file.File}  {file.Found} instead of {file.Expected}",
            });
        }
        Terminal.Print(problem is null ? $"{name}: ok" : $"{name}: failed: {problem}");
    }
}
