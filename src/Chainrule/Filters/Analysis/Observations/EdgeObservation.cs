using static Chainrule.Filters.Analysis.Figures;

namespace Chainrule.Filters.Analysis;

/// <summary>Which edges a kernel answers to, and how.</summary>
internal static class EdgeObservation
{
    /// <summary>Answers that differ by less than this share are the same.</summary>
    private const double Alike = 0.001;

    /// <summary>Answers that differ by less than this share do so little.</summary>
    private const double Little = 0.05;

    /// <summary>More kinds of edges are not listed.</summary>
    private const int MostKinds = 3;

    /// <summary>What is weaker than this share of the strongest answer is plainly weaker.</summary>
    private const double Weak = 0.5;

    public static IEnumerable<string> Of(KernelAnalysis analysis)
    {
        if (!analysis.Levels.IsOfChange)
        {
            return [Overshoot(analysis)];
        }
        var (sharp, soft) = (analysis.Edges.Sharp, analysis.Edges.Soft);
        var (most, least) = (Most(sharp), sharp.Min(answer => answer.Largest));
        if (most == 0)
        {
            return ["To straight edges, whatever their direction, it answers by 0."];
        }
        return [least <= Weak * most ? Directed(sharp, soft) : Undirected(sharp, soft), Sides(analysis)];
    }

    /// <summary>The kernel prefers a direction: which one the soft edges say, for sharp ones near it often all get the same.</summary>
    private static string Directed(IReadOnlyList<EdgeAnswer> sharp, IReadOnlyList<EdgeAnswer> soft)
    {
        var (best, worst) = (Strongest(soft), Weakest(soft));
        return $"It answers most to {Kinds(best)}: an edge of height 1 gives up to {Answer(best, sharp)} where it is sharp and "
            + $"{Answer(best, soft)} where a Gaussian of σ = 1 cell blurs it. It answers least to {Kinds(worst)}: "
            + $"{Answer(worst, sharp)} and {Answer(worst, soft)}.";
    }

    private static string Undirected(IReadOnlyList<EdgeAnswer> sharp, IReadOnlyList<EdgeAnswer> soft)
    {
        var (best, worst) = (Strongest(sharp), Weakest(sharp));
        var (sharper, softer) = (Excess(sharp), Excess(soft));
        if (sharper <= Little)
        {
            return $"It answers to edges of every direction alike, within {Percent(sharper)}: an edge of height 1 gives up to "
                + $"{Answer(best, sharp)} where it is sharp and {Answer(Strongest(soft), soft)} where a Gaussian of σ = 1 cell blurs it.";
        }
        return "It answers to edges of every direction, not of one: a sharp edge of height 1 gives up to "
            + $"{Answer(worst, sharp)} ({Kinds(worst)}) to {Answer(best, sharp)} ({Kinds(best)}), {Percent(sharper)} more. "
            + $"Where a Gaussian of σ = 1 cell blurs the edges, that {(softer < sharper ? "shrinks" : "grows")} to {Percent(softer)}.";
    }

    /// <summary>What the signs say: which side is the bright one, or where the edge is.</summary>
    private static string Sides(KernelAnalysis analysis)
    {
        var towards = Strongest(analysis.Edges.Soft)[0];
        var answer = analysis.Edges.Sharp[towards / EdgeResponse.Step];
        var range = $"{Number(answer.Low)} to {Number(answer.High)}";
        if (Math.Min(-answer.Low, answer.High) > Alike * answer.Largest)
        {
            return analysis.Symmetry.HalfTurn == Parity.Even && analysis.Levels.Sum == 0
                ? $"Each edge is answered on both its sides, with opposite signs ({range}): it lies where the answer passes through 0."
                : $"Across an edge the answer swings from {range}.";
        }
        var signed = -answer.Low > answer.High ? answer.Low : answer.High;
        return $"The sign tells the bright side: {Number(signed)} where the picture brightens towards {Direction(towards)}, "
            + $"{Number(-signed)} where it darkens.";
    }

    private static string Overshoot(KernelAnalysis analysis)
    {
        var sum = analysis.Levels.Sum;
        var beyond = analysis.Edges.Sharp.Select(Beyond).ToList();
        var (most, least) = (beyond.Max(), Math.Max(beyond.Min(), 0));
        if (most <= 1e-9)
        {
            return "An edge stays an edge: the answer passes from one side's brightness to the other's and never beyond.";
        }
        const string StandOut = "Edges stand out: beside a sharp one the answer goes beyond the brightness of its sides by";
        return most - least <= Little * most
            ? $"{StandOut} {Percent(most)} of the step."
            : $"{StandOut} {Percent(least)} to {Percent(most)} of the step, most where the picture brightens towards "
                + $"{Direction(analysis.Edges.Sharp[beyond.IndexOf(most)].Degrees)}.";

        double Beyond(EdgeAnswer answer) =>
            Math.Max(answer.High - Math.Max(sum, 0), Math.Min(sum, 0) - answer.Low) / Math.Abs(sum);
    }

    /// <summary>By how much the strongest answer exceeds the weakest, relative to it.</summary>
    private static double Excess(IReadOnlyList<EdgeAnswer> answers) => Most(answers) / answers.Min(answer => answer.Largest) - 1;

    private static double Most(IReadOnlyList<EdgeAnswer> answers) => answers.Max(answer => answer.Largest);

    private static int[] Strongest(IReadOnlyList<EdgeAnswer> answers) =>
        [.. answers.Where(answer => answer.Largest >= Most(answers) * (1 - Alike)).Select(answer => answer.Degrees)];

    private static int[] Weakest(IReadOnlyList<EdgeAnswer> answers)
    {
        var least = answers.Min(answer => answer.Largest);
        return [.. answers.Where(answer => answer.Largest <= least + Most(answers) * Alike).Select(answer => answer.Degrees)];
    }

    /// <summary>What edges that brighten in some directions are called; opposite directions are the same edges, inverted.</summary>
    private static string Kinds(int[] degrees)
    {
        string[] kinds = [.. degrees.Select(angle => angle % 180).Distinct().Select(angle => angle switch
        {
            0 => "vertical edges",
            45 => "rising diagonals (/)",
            90 => "horizontal edges",
            135 => "falling diagonals (\\)",
            _ => $"edges that brighten towards {angle}° or {angle + 180}°",
        })];
        return kinds.Length <= MostKinds ? List(kinds) : $"{kinds[0]} and those of {kinds.Length - 1} other directions";
    }

    /// <summary>The largest answer among some directions.</summary>
    private static string Answer(int[] degrees, IReadOnlyList<EdgeAnswer> answers) =>
        Number(degrees.Max(angle => answers[angle / EdgeResponse.Step].Largest));
}
