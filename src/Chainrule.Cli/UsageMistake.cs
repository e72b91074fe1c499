using System.CommandLine;
using System.CommandLine.Parsing;
using Chainrule.Texts;

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
            if (isOption && Options(result.CommandResult).Contains(word))
            {
                return AfterTheEnd(word);
            }
            if (!word.StartsWith("--", StringComparison.Ordinal) && Continued(result, word) is { } unquoted)
            {
                return $"unknown argument '{word}': a value of several words stands in quotation marks, as in {unquoted}";
            }
            var known = isOption ? Options(result.CommandResult) : command.Subcommands.Select(sub => sub.Name);
            return $"unknown {kind} '{word}': {(Suggestion.Nearest(word, [.. known]) is { } near ? $"did you mean '{near}'?" : help)}";
        }
        if (result.CommandResult.Command.Subcommands.Count > 0)
        {
            return $"expected a command ({string.Join(", ", command.Subcommands.Select(sub => sub.Name))}); {help}";
        }
        var message = result.Errors[0].Message.TrimEnd('.');
        return $"{char.ToLowerInvariant(message[0])}{message[1..]}; {help}";
    }

    /// <summary>The option and its value in quotation marks, where the word comes right after them; null elsewhere.</summary>
    private static string? Continued(ParseResult result, string word) =>
        result.Tokens.Select(token => token.Type).ToList() is var types
        && result.Tokens.Index().FirstOrDefault(token => token.Item.Value == word).Index is >= 2 and var at
        && types[at - 2] == TokenType.Option && types[at - 1] == TokenType.Argument
            ? $"{result.Tokens[at - 2].Value} \"{result.Tokens[at - 1].Value} {word}\""
            : null;

    /// <summary>What is wrong with an option that is known, and yet has not been read as one.</summary>
    public static string AfterTheEnd(string option) => $"{option} stands after --, where options have ended; put it before";

    private static string Path(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : "chainrule";

    private static IEnumerable<string> Options(CommandResult result) =>
        result.Command.Options.Concat(result.Parent is CommandResult parent ? parent.Command.Options.Where(option => option.Recursive) : [])
            .Select(option => option.Name);
}
