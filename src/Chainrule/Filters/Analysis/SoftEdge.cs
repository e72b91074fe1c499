using System.Runtime.CompilerServices;
using Chainrule.Kernels;

namespace Chainrule.Filters.Analysis;

/// <summary>An edge blurred by a Gaussian of deviation 1 that is moved over the cells of a kernel.</summary>
internal static class SoftEdge
{
    /// <summary>Places a cell at which the edge is tried; between them the answer is as good as a parabola.</summary>
    private const int Grid = 64;

    /// <summary>So many cells from the edge only a billionth of its height is missing.</summary>
    private const int Reach = 6;

    /// <summary>The edge's profile Φ, from its dark side to its bright one.</summary>
    private static readonly double[] profile =
        [.. Enumerable.Range(-Reach * Grid, 2 * Reach * Grid + 1).Select(i => Cumulative((double)i / Grid))];

    /// <summary>The smallest and largest answer.</summary>
    /// <param name="weights">Each weight with the place of its cell's middle along the edge's direction.</param>
    public static (double Low, double High) Extremes(List<(double Place, double Weight)> weights)
    {
        var farthest = weights.Select(weight => Math.Abs(weight.Place)).DefaultIfEmpty().Max();
        var middle = ((int)Math.Ceiling(farthest) + Reach + 1) * Grid;
        var grid = OnGrid(weights, middle);
        var answers = Answers(grid);
        var (low, high) = (0.0, 0.0);
        for (var i = 1; i + 1 < answers.Length; i++)
        {
            var (slope, curvature) = ((answers[i + 1] - answers[i - 1]) / 2, answers[i + 1] - 2 * answers[i] + answers[i - 1]);
            var vertex = Math.Abs(slope) < Math.Abs(curvature) / 2 ? answers[i] - slope * slope / (2 * curvature) : answers[i];
            (low, high) = (Math.Min(low, vertex), Math.Max(high, vertex));
        }
        return (low, high);
    }

    /// <summary>The weights shared out between the two grid points beside each: their sums and centres stay.</summary>
    private static double[] OnGrid(List<(double Place, double Weight)> weights, int middle)
    {
        var grid = new double[2 * middle + 1];
        foreach (var (place, weight) in weights)
        {
            var exact = place * Grid + middle;
            var before = (int)Math.Floor(exact);
            grid[before] += weight * (before + 1 - exact);
            grid[before + 1] += weight * (exact - before);
        }
        return grid;
    }

    /// <summary>The answer with the edge at each grid point: Φ of each weight's distance from it on the bright side.</summary>
    private static double[] Answers(double[] grid)
    {
        var answers = new double[grid.Length];
        var half = profile.Length / 2;
        var beyond = 0.0;
        for (var edge = grid.Length - 1; edge >= 0; edge--)
        {
            beyond += edge + half + 1 < grid.Length ? grid[edge + half + 1] : 0;
            var (first, last) = (Math.Max(edge - half, 0), Math.Min(edge + half, grid.Length - 1));
            answers[edge] = beyond + System.Numerics.Tensors.TensorPrimitives.Dot<double>(
                grid.AsSpan(first, last - first + 1), profile.AsSpan(first - edge + half, last - first + 1));
        }
        return answers;
    }

    private static double Cumulative(double deviations) => Unsafe.BitCast<LaneDouble, double>(
        NormalDistribution.Cumulative<LaneDouble, double>(LaneDouble.Broadcast(deviations)));
}
