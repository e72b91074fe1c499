using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Chainrule.Tests.Cli;

namespace Chainrule.Tests.Docs;

/// <summary>
/// What the documents quote is what the commands print today. A block of commands with a block of text right after it is run
/// from its first line to its last, and what the last one prints holds the text, line by line; a line <c>…</c> stands for
/// lines left out.
/// </summary>
public sealed partial class QuotedOutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("README.md", 3)]
    [InlineData("docs/backpropagation.md", 15)]
    [InlineData("docs/mistakes.md", 1)]
    public void A_quoted_output_is_what_is_printed(string document, int least)
    {
        // The commands of a document name the repository's files, and write into the folder that they are run in.
        Directory.CreateDirectory(folder.File("examples"));
        foreach (var example in Directory.GetFiles(Path.Combine(Repository.Root, "examples")))
        {
            File.Copy(example, Path.Combine(folder.File("examples"), Path.GetFileName(example)));
        }
        var quotes = Quote().Matches(File.ReadAllText(Path.Combine(Repository.Root, document)).ReplaceLineEndings("\n"))
            .Select(match => (Commands: Commands(match.Groups["commands"].Value), Text: match.Groups["text"].Value))
            .Where(quote => quote.Commands.All(command => command is ["derive" or "step" or "check" or "convolve", ..]))
            .ToList();
        Assert.True(quotes.Count >= least, $"only {quotes.Count} quotes were found");
        foreach (var (commands, text) in quotes)
        {
            ChainruleProcess? last = null;
            foreach (var command in commands)
            {
                last = ChainruleProcess.RunIn(folder.FullName, command);
                Assert.True(last.ExitCode < 2, last.Error);
            }
            AssertHolds(last!.Output, text, string.Join(' ', commands[^1]));
        }
    }

    /// <summary>Lines follow each other in the output as they do in the quote, but for a place that is marked.</summary>
    private static void AssertHolds(string output, string quote, string command)
    {
        var printed = output.Split('\n');
        var at = 0;
        foreach (var piece in ("…\n" + quote.TrimEnd('\n')).Split('\n').Aggregate(new List<List<string>>(), Gather))
        {
            var start = Enumerable.Range(at, printed.Length - at).FirstOrDefault(i => printed.AsSpan(i).StartsWith(piece.ToArray()), -1);
            Assert.True(start >= 0, $"{command} does not print, after its line {at}:\n{string.Join('\n', piece)}\n\nbut\n{output}");
            at = start + piece.Count;
        }

        static List<List<string>> Gather(List<List<string>> pieces, string line)
        {
            if (line == "…")
            {
                pieces.Add([]);
            }
            else
            {
                pieces[^1].Add(line);
            }
            return pieces;
        }
    }

    private static List<string[]> Commands(string block) =>
        [.. block.TrimEnd('\n').Split('\n').Select(line => Command().Match(line)).Select(match =>
            CommandLineParser.SplitCommandLine(match.Groups["arguments"].Value).ToArray())];

    [GeneratedRegex(@"^```sh\n(?<commands>(?:(?!```).*\n)+)```\n\n```text\n(?<text>(?:(?!```).*\n)+)```$", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^(dotnet run .*--project src/Chainrule\.Cli --|chainrule) (?<arguments>[a-z].*)$")]
    private static partial Regex Command();
}
