using Chainrule.Comparisons;

namespace Chainrule.Studio.Digits;

/// <summary>What to ask of two trained networks. Every answer follows from the measurements of this very run.</summary>
internal static class Questions
{
    private const string NoDifference = "No difference is shown";

    /// <summary>The questions that the measurements can answer.</summary>
    public static IReadOnlyList<Question> Of(ComparisonResult result)
    {
        var named = Observations.WithQuotedNames(result);
        return
        [
            .. Mistakes(named), .. Time(named), .. Confused(named),
            .. Robustness(
                named, $"Which network keeps less of its accuracy when the digits are shifted by {CurvePlan.SparseShift} pixels?",
                ["shift-x", "shift-y"], CurvePlan.SparseShift, RobustnessObservation.OfShift),
            .. Robustness(
                named, $"Which network keeps less of its accuracy when noise of deviation {Phrases.Times(CurvePlan.SparseNoise)} is added?",
                ["noise"], CurvePlan.SparseNoise, RobustnessObservation.OfNoise),
        ];
    }

    private static IEnumerable<Question> Mistakes(ComparisonResult result)
    {
        if (AccuracyVerdict.Of(result, result.Networks[0], result.Networks[1]) is { } verdict)
        {
            yield return Between(
                result, "Which network makes fewer mistakes on the test digits?", verdict.Shown ? verdict.Better.Name : null, ErrorObservation.Of(result));
        }
    }

    /// <summary>Trainings that ended at different places cannot be compared by their times.</summary>
    private static IEnumerable<Question> Time(ComparisonResult result)
    {
        if (!result.Networks.Any(network => network.Runs.Any(run => run.Training.Cancelled)))
        {
            yield return Between(
                result, "Which network trains faster, digit for digit?",
                TimeObservation.Faster(result.Networks[0], result.Networks[1])?.Name, TimeObservation.Of(result));
        }
    }

    /// <summary>The commonest confusion of the network that errs more, among some at most half as common.</summary>
    private static IEnumerable<Question> Confused(ComparisonResult result)
    {
        const int others = 3;
        var network = result.Networks.MaxBy(network => network.Runs[0].Test.Errors)!;
        var classes = result.Data.Test.Classes;
        var cells = ConfusionObservation.Cells(network.Runs[0].Test.Confusion).OrderByDescending(cell => cell.Count).ToList();
        var most = cells[0];
        var choices = cells.Where(cell => 2 * cell.Count <= most.Count).Take(others).Append(most)
            .OrderBy(cell => cell.Truth).ThenBy(cell => cell.Answer).ToList();
        if (most.Count > 1 && choices.Count > 1)
        {
            yield return new Question(
                $"Which digit does {network.Name} most often take for which other?",
                [.. choices.Select(cell => $"{classes[cell.Truth]} for {classes[cell.Answer]}")], choices.IndexOf(most),
                string.Join(' ', ConfusionObservation.Of(result)));
        }
    }

    private static IEnumerable<Question> Robustness(
        ComparisonResult result, string text, string[] curves, double amount, Func<ComparisonResult, IEnumerable<string>> observe)
    {
        List<Falling> networks = [.. result.Networks.Select(network =>
            new Falling(network.Name, [.. network.Curves.Where(curve => curves.Contains(curve.Name))]))];
        if (networks.All(network => network.Has(amount)))
        {
            var keeper = Observations.Leader([.. networks.Select(network => (network.Name, network.Kept(amount)))]);
            yield return Between(
                result, text, keeper is null ? null : result.Networks.First(network => network.Name != keeper).Name, observe(result));
        }
    }

    /// <summary>A question whose answer is one of the two networks, or null for neither.</summary>
    private static Question Between(ComparisonResult result, string text, string? right, IEnumerable<string> sentences)
    {
        List<string> choices = [.. result.Networks.Select(network => network.Name), NoDifference];
        return new Question(text, choices, right is null ? choices.Count - 1 : choices.IndexOf(right), string.Join(' ', sentences));
    }
}
