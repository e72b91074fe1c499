namespace Chainrule.Filters.Analysis;

/// <summary>Of how many products of a column and a row a kernel is the sum, and which one it is where one is enough.</summary>
/// <param name="Rank">The smallest number of such products; null where the kernel is too large to find it.</param>
/// <param name="IsExact">
/// Whether the rank was found by elimination in whole numbers, which the weights are multiples of; otherwise singular values
/// below 10⁻¹² of the largest count as 0.
/// </param>
/// <param name="Factors">The one product, for a kernel of rank 1.</param>
/// <param name="SingularValues">How large the products are that add up to the kernel, falling; empty for a kernel too large.</param>
/// <param name="Nearest">The product nearest to the kernel in the sum of squares; null for a kernel too large or of zeros.</param>
public sealed record Separability(
    int? Rank, bool IsExact, SeparableFactors? Factors, IReadOnlyList<double> SingularValues, SeparableFactors? Nearest)
{
    /// <summary>Eliminating this many whole numbers takes some tenths of a second.</summary>
    private const int MostEliminated = 4096;

    /// <summary>The shorter side of the largest kernel whose singular values are found within a second.</summary>
    private const int MostSingularValues = 200;

    /// <summary>Whether one column and one row are enough.</summary>
    public bool IsSeparable => Factors is not null;

    /// <summary>
    /// The part of the kernel that the best sum of so many products leaves: the root of the sum of the squares of what is left,
    /// over the same of all (C. Eckart and G. Young, "The approximation of one matrix by another of lower rank", 1936). NaN
    /// without singular values.
    /// </summary>
    public double ErrorOf(int products)
    {
        var all = SingularValues.Sum(value => value * value);
        return all > 0 ? Math.Sqrt(SingularValues.Skip(products).Sum(value => value * value) / all) : double.NaN;
    }

    internal static Separability Of(Kernel kernel, Levels levels)
    {
        if (levels.Largest == 0)
        {
            return new Separability(0, IsExact: true, null, [], null);
        }
        var factors = SeparableFactors.Of(kernel, levels.Largest);
        if (Math.Min(kernel.Rows, kernel.Columns) > MostSingularValues)
        {
            return new Separability(factors is null ? null : 1, factors is { AreWhole: true }, factors, [], factors);
        }
        var values = new SingularValues(kernel.Weights, kernel.Rows);
        var eliminated = factors is null && kernel.Weights.Length <= MostEliminated ? IntegerForm.Of(kernel.Weights) : null;
        var rank = factors is not null ? 1
            : eliminated is not null ? ExactRank.Of(eliminated.Numbers, kernel.Rows)
            : values.Values.Count(value => value > Levels.Rounding * values.Values[0]);
        var nearest = factors ?? SeparableFactors.Scaled(
            [.. values.Left[0].Select(value => value * values.Values[0])], values.Right[0]);
        return new Separability(rank, factors?.AreWhole ?? eliminated is not null, factors, values.Values, nearest);
    }
}
