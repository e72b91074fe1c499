using System.Numerics;

namespace Chainrule.Filters.Analysis;

/// <summary>
/// The rank of a matrix of whole numbers, without rounding: Gauss's elimination free of fractions (E. Bareiss, "Sylvester's
/// identity and multistep integer-preserving Gaussian elimination", 1968), in whole numbers of any length.
/// </summary>
internal static class ExactRank
{
    /// <summary>The rank.</summary>
    /// <param name="numbers">The matrix row by row.</param>
    /// <param name="rows">Its rows.</param>
    public static int Of(IReadOnlyList<long> numbers, int rows)
    {
        var left = numbers.Select(number => (BigInteger)number).Chunk(numbers.Count / rows).ToList();
        var columns = left[0].Length;
        var divisor = BigInteger.One;
        var rank = 0;
        for (var column = 0; column < columns && left.Count > 0; column++)
        {
            var pivotRow = left.Find(row => !row[column].IsZero);
            if (pivotRow is null)
            {
                continue;
            }
            rank++;
            left.Remove(pivotRow);
            var pivot = pivotRow[column];
            foreach (var row in left)
            {
                var first = row[column];
                for (var n = column; n < columns; n++)
                {
                    // Every minor is a multiple of the pivot before: the division leaves no remainder.
                    row[n] = (pivot * row[n] - first * pivotRow[n]) / divisor;
                }
            }
            divisor = pivot;
        }
        return rank;
    }
}
