using System.Text.RegularExpressions;

namespace Chainrule.Tests.Notation;

/// <summary>What can be known of LaTeX without compiling it.</summary>
internal static partial class Latex
{
    /// <summary>Braces, environments, pairs of delimiters and dollar signs close in the order in which they open.</summary>
    public static void AssertBalanced(string latex)
    {
        var open = new Stack<string>();
        foreach (Match match in Marks().Matches(latex))
        {
            var mark = match.Value;
            var closes = mark switch
            {
                "}" => "{",
                @"\]" => @"\[",
                @"\right" => @"\left",
                "$" when open.Contains("$") => "$",
                _ when mark.StartsWith(@"\end{", StringComparison.Ordinal) => @"\begin" + mark[4..],
                _ => "",
            };
            if (closes.Length == 0 && IsOpening(mark))
            {
                open.Push(mark);
            }
            else if (closes.Length > 0)
            {
                Assert.True(open.TryPop(out var last) && last == closes, $"{mark} at {match.Index} closes {last}: {latex}");
            }
        }
        Assert.Empty(open);
    }

    private static bool IsOpening(string mark) =>
        mark is "{" or "$" or @"\[" or @"\left" || mark.StartsWith(@"\begin{", StringComparison.Ordinal);

    // Every other command is read too, so that its backslash and the sign behind it stay together.
    [GeneratedRegex(@"\\begin\{[a-z*]+\}|\\end\{[a-z*]+\}|\\[A-Za-z]+|\\.|[{}$]", RegexOptions.Singleline)]
    private static partial Regex Marks();
}
