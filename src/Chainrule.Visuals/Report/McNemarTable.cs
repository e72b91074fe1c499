using System.Xml.Linq;
using Chainrule.Comparisons;

namespace Chainrule.Visuals.Report;

/// <summary>Whether a difference in errors is more than chance.</summary>
internal static class McNemarTable
{
    /// <summary>The probability below which a split is called more than chance, shared among all pairs tested.</summary>
    private const double Level = 0.05;

    /// <summary>The section; null if no pair was tested.</summary>
    public static XElement? Section(IReadOnlyList<McNemarTest> tests)
    {
        if (tests.Count == 0)
        {
            return null;
        }
        var level = Level / tests.Count;
        return Html.Section(
            "difference", "Is the difference real?",
            Html.Note(
                "McNemar’s test looks only at the test examples that one network of a pair answers right and the other wrong (first "
                + "seeds). Were both equally good, these would fall to either side like a fair coin; p is the probability of a split "
                + "at least as uneven. The test judges these two trainings, not what other seeds would do."
                + (tests.Count > 1 ? $" With {Say.Count(tests.Count)} pairs tested, p has to stay below {Say.PValue(level)}." : "")),
            Html.Scroller(Html.Table(
                "tests",
                ["Pair", "Only the first right", "Only the second right", "p", "So"],
                tests.Select(test => (IEnumerable<string>)
                [
                    $"{test.First} and {test.Second}", Say.Count(test.OnlyFirstRight), Say.Count(test.OnlySecondRight),
                    Say.PValue(test.PValue), Reading(test, level),
                ]))));
    }

    /// <summary>The test in a sentence.</summary>
    /// <param name="test">The test.</param>
    /// <param name="level">The p below which chance hardly explains the difference.</param>
    public static string Reading(McNemarTest test, double level)
    {
        if (test.OnlyFirstRight == test.OnlySecondRight)
        {
            return "Neither is ahead.";
        }
        var (better, worse) = test.OnlyFirstRight > test.OnlySecondRight ? (test.First, test.Second) : (test.Second, test.First);
        return test.PValue < level
            ? $"{better} makes fewer errors than {worse}, and chance hardly explains it."
            : $"{better} is ahead of {worse}, but within noise.";
    }
}
