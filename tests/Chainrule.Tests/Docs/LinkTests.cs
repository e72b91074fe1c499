using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using CommandLine = Chainrule.Cli.CommandLine;

namespace Chainrule.Tests.Docs;

/// <summary>What the documents point at is there, and what they tell a reader to type is right.</summary>
public partial class LinkTests
{
    private static IEnumerable<string> Documents =>
        new[] { Repository.Root, Path.Combine(Repository.Root, "docs"), Path.Combine(Repository.Root, "data", "mnist") }
            .SelectMany(folder => Directory.GetFiles(folder, "*.md"))
            .Order(StringComparer.Ordinal);

    private static string NameOf(string document) => Path.GetRelativePath(Repository.Root, document);

    [Fact]
    public void Every_relative_link_and_picture_is_there()
    {
        var links = 0;
        foreach (var document in Documents)
        {
            foreach (Match match in Link().Matches(File.ReadAllText(document)))
            {
                var target = match.Groups["target"].Value;
                if (target.StartsWith("https://", StringComparison.Ordinal))
                {
                    continue;
                }
                links++;
                var (path, heading) = target.Split('#') is [var file, var fragment] ? (file, fragment) : (target, null);
                var full = path.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, path);
                Assert.True(Path.Exists(full), $"{NameOf(document)}: {target} is not there");
                Assert.True(heading is null || Headings(full).Contains(heading), $"{NameOf(document)}: {target} has no such heading");
            }
        }
        Assert.True(links > 10, $"only {links} links were found");
    }

    [Fact]
    public void Every_command_line_is_understood()
    {
        var root = CommandLine.CreateRoot();
        var lines = 0;
        foreach (var document in Documents)
        {
            foreach (var line in Code(File.ReadAllLines(document)).Select(code => Command().Match(code)).Where(match => match.Success))
            {
                lines++;
                var result = root.Parse([.. CommandLineParser.SplitCommandLine(line.Groups["arguments"].Value)]);
                // A command's bare name may stand for the command; what it requires is then left out.
                var isName = result.Tokens.All(token => token.Type == TokenType.Command);
                Assert.True(
                    result.UnmatchedTokens.Count == 0 && (isName || result.Errors.Count == 0),
                    $"{NameOf(document)}: {line.Value}: {string.Join("; ", result.Errors)}");
            }
        }
        Assert.True(lines > 10, $"only {lines} command lines were found");
    }

    [Fact]
    public void The_example_of_the_readme_is_the_one_that_is_run()
    {
        var example = File.ReadAllText(Path.Combine(Repository.Root, "examples", "01-mnist.cs")).ReplaceLineEndings("\n");
        var shown = example[example.IndexOf("using ", StringComparison.Ordinal)..];
        Assert.Contains($"```csharp\n{shown}```", File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>The lines of code blocks, and the pieces of code within sentences.</summary>
    private static IEnumerable<string> Code(IEnumerable<string> lines)
    {
        var isBlock = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isBlock = !isBlock;
            }
            else if (isBlock || line.StartsWith("    ", StringComparison.Ordinal))
            {
                yield return line.Trim();
            }
            else
            {
                foreach (Match piece in Inline().Matches(line))
                {
                    yield return piece.Groups["code"].Value;
                }
            }
        }
    }

    /// <summary>The headings of a document as a link names them: lower case, words joined by hyphens, without punctuation.</summary>
    private static HashSet<string> Headings(string document) =>
        [.. File.ReadAllLines(document)
            .Where(line => line.StartsWith('#'))
            .Select(line => Punctuation().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"^(dotnet run .*--project src/Chainrule\.Cli --|(\./)?chainrule) (?<arguments>[a-z].*)$")]
    private static partial Regex Command();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
