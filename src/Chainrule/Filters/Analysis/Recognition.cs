namespace Chainrule.Filters.Analysis;

/// <summary>Finds the kernel with a name that another one is, up to a factor and the way it is laid, or that it is close to.</summary>
internal static class Recognition
{
    /// <summary>The largest difference, relative to the largest weight, of a kernel that is close to a named one.</summary>
    private const double Close = 0.03;

    private static readonly (string Name, Kernel Core)[] matrices =
    [
        .. KernelCatalogue.All
            .Where(entry => entry.Parameters.Count == 0)
            .Select(entry => (entry.Name, KernelCore.Of(entry.Create()).Kernel)),
    ];

    /// <summary>The named kernel: the simplest that is the same, or else the closest; null where none is close.</summary>
    public static KernelMatch? Of(Kernel kernel, Levels levels, KernelMoments moments, Func<FrequencyResponse> response)
    {
        if (levels.Largest == 0)
        {
            return null;
        }
        var core = KernelCore.Of(kernel);
        List<KernelMatch> matches = [.. Matrices(core).Concat(FamilyMatches.OfSize(core)).OfType<KernelMatch>()];
        if (!matches.Exists(match => match.IsExact))
        {
            matches.AddRange(FamilyMatches.Fitted(kernel, core, moments, response()));
        }
        return matches.Where(match => match.IsExact).MinBy(match => match.Complexity)
            ?? matches.Where(match => match.Difference <= Close * levels.Largest).MinBy(match => match.Difference);
    }

    private static IEnumerable<KernelMatch?> Matrices(KernelCore core) =>
        from matrix in matrices
        from arrangement in Enum.GetValues<Arrangement>()
        select KernelMatch.Of(core, matrix.Name, matrix.Core.Arranged(arrangement), arrangement);
}
