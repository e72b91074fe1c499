using System.Xml.Linq;
using Chainrule.Comparisons;

namespace Chainrule.Visuals.Report;

/// <summary>Whether a difference in errors is more than chance.</summary>
internal static class McNemarTable
{
    /// <summary>The section; null if no pair was tested.</summary>
    public static XElement? Section(ComparisonResult result)
    {
        var tests = result.Tests;
        if (tests.Count == 0)
        {
            return null;
        }
        return Html.Section(
            "difference", "Is the difference real?",
            Html.Note(
                "McNemar’s test looks only at the test examples that one network of a pair answers right and the other wrong (first "
                + "seeds). Were both equally good, these would fall to either side like a fair coin; p is the probability of a split "
                + "at least as uneven. The test judges these two trainings, not what other seeds would do."
                + (tests.Count > 1 ? $" With {Say.Count(tests.Count)} pairs tested, p has to stay below {Say.PValue(result.Level)}." : "")),
            Html.Scroller(Html.Table(
                "tests",
                ["Pair", "Only the first right", "Only the second right", "p", "So"],
                tests.Select(test => (IEnumerable<string>)
                [
                    $"{test.First} and {test.Second}", Say.Count(test.OnlyFirstRight), Say.Count(test.OnlySecondRight),
                    Say.PValue(test.PValue), Reading(result, test),
                ]))));
    }

    /// <summary>The test in a sentence: the verdict is that of the observations.</summary>
    public static string Reading(ComparisonResult result, McNemarTest test)
    {
        var verdict = AccuracyVerdict.Of(result, Network(result, test.First), Network(result, test.Second))!;
        var (better, worse) = (verdict.Better.Name, verdict.Worse.Name);
        if (verdict.Shown)
        {
            return $"{better} makes fewer errors than {worse}, and chance hardly explains it.";
        }
        if (verdict.OnlyBetter == verdict.OnlyWorse)
        {
            return "Neither is ahead.";
        }
        var (ahead, behind) = verdict.Reversed ? (worse, better) : (better, worse);
        return verdict.Significant
            ? $"{ahead} is ahead of {behind} with the first seeds, but over all seeds within noise."
            : $"{ahead} is ahead of {behind}, but within noise.";
    }

    private static NetworkResult Network(ComparisonResult result, string name) => result.Networks.First(network => network.Name == name);
}
