namespace Chainrule.Filters.Analysis;

/// <summary>
/// What there is to say of a kernel, in sentences made from the measurements alone. Answers are those of cross-correlation,
/// the kernel as it is written; where a true convolution's differ it is said.
/// </summary>
internal static class KernelObservations
{
    private static readonly Func<KernelAnalysis, IEnumerable<string>>[] all =
    [
        NameObservation.Of,
        LevelObservation.OfConstant,
        SymmetryObservation.Of,
        FactorObservation.Of,
        SmoothObservation.Of,
        EdgeObservation.Of,
        PatternObservation.Of,
        FrequencyObservation.Of,
        LevelObservation.OfNoise,
        LevelObservation.OfRange,
    ];

    /// <summary>Of a kernel with a single weight the rest goes without saying.</summary>
    private static readonly Func<KernelAnalysis, IEnumerable<string>>[] ofOneWeight =
        [NameObservation.Of, LevelObservation.OfConstant, SmoothObservation.Of, LevelObservation.OfRange];

    /// <summary>The sentences, a paragraph each.</summary>
    public static IReadOnlyList<string> Of(KernelAnalysis analysis)
    {
        var weights = analysis.Kernel.Weights.Length - analysis.Kernel.Weights.Count(0.0);
        return weights == 0
            ? ["All weights are 0: whatever the picture, the answer is 0."]
            : [.. (weights == 1 ? ofOneWeight : all).SelectMany(observe => observe(analysis))];
    }
}
