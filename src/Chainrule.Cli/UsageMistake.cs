using System.CommandLine;
using System.CommandLine.Parsing;

namespace Chainrule.Cli;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static class UsageMistake
{
    public static string Explain(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var help = $"see '{Path(result.CommandResult)} --help'";
        if (result.UnmatchedTokens is [var word, ..])
        {
            var isOption = word.StartsWith('-');
            var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            var known = isOption ? Options(result.CommandResult) : command.Subcommands.Select(sub => sub.Name);
            return $"unknown {kind} '{word}': {(Nearest(word, known) is { } near ? $"did you mean '{near}'?" : help)}";
        }
        if (result.CommandResult.Command.Subcommands.Count > 0)
        {
            return $"expected a command ({string.Join(", ", command.Subcommands.Select(sub => sub.Name))}); {help}";
        }
        var message = result.Errors[0].Message.TrimEnd('.');
        return $"{char.ToLowerInvariant(message[0])}{message[1..]}; {help}";
    }

    private static string Path(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : "chainrule";

    private static IEnumerable<string> Options(CommandResult result) =>
        result.Command.Options.Concat(result.Parent is CommandResult parent ? parent.Command.Options.Where(option => option.Recursive) : [])
            .Select(option => option.Name);

    private static string? Nearest(string word, IEnumerable<string> known)
    {
        var (near, distance) = known.Select(candidate => (candidate, EditDistance(word, candidate)))
            .OrderBy(pair => pair.Item2).FirstOrDefault();
        return near is not null && distance <= 1 + word.Length / 4 ? near : null;
    }

    /// <summary>The fewest letters to insert, delete or replace to turn one word into the other (Levenshtein).</summary>
    private static int EditDistance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
