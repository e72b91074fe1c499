using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Chainrule.Kernels;

namespace Chainrule.Filters.Analysis;

/// <summary>An edge blurred by a Gaussian of deviation 1 that is moved over the cells of a kernel.</summary>
internal static class SoftEdge
{
    /// <summary>Places a cell at which the edge is tried; between them the answer is as good as a parabola.</summary>
    private const int Steps = 64;

    /// <summary>So many cells from the edge only a billionth of its height is missing.</summary>
    private const int Reach = 6;

    /// <summary>Φ at the grid points within reach of an edge, from its bright side to its dark one.</summary>
    private static readonly double[] profile =
        [.. Enumerable.Range(-Reach * Steps, 2 * Reach * Steps + 1).Select(i => Cumulative((double)-i / Steps))];

    /// <summary>The smallest and largest answer.</summary>
    /// <param name="weights">Each weight with the place of its cell's middle along the edge's direction.</param>
    public static (double Low, double High) Extremes(List<(double Place, double Weight)> weights)
    {
        var answers = Answers(Shared(weights).Grid);
        var (low, high) = (0.0, 0.0);
        for (var i = 1; i + 1 < answers.Length; i++)
        {
            var (slope, curvature) = ((answers[i + 1] - answers[i - 1]) / 2, answers[i + 1] - 2 * answers[i] + answers[i - 1]);
            var vertex = Math.Abs(slope) < Math.Abs(curvature) / 2 ? answers[i] - slope * slope / (2 * curvature) : answers[i];
            (low, high) = (Math.Min(low, vertex), Math.Max(high, vertex));
        }
        return (low, high);
    }

    /// <summary>The weights shared out among a grid's points, so that there are no more than the grid has.</summary>
    public static List<(double Place, double Weight)> OnGrid(List<(double Place, double Weight)> weights)
    {
        var (grid, middle) = Shared(weights);
        return [.. grid.Index().Where(point => point.Item != 0).Select(point => ((double)(point.Index - middle) / Steps, point.Item))];
    }

    /// <summary>
    /// A grid with each weight shared out between the two points beside it, so that sums and centres stay, and with room for
    /// the edge's reach; and the point that is the kernel's middle.
    /// </summary>
    private static (double[] Grid, int Middle) Shared(List<(double Place, double Weight)> weights)
    {
        var farthest = weights.Select(weight => Math.Abs(weight.Place)).DefaultIfEmpty().Max();
        var middle = ((int)Math.Ceiling(farthest) + Reach + 1) * Steps;
        var grid = new double[2 * middle + 1];
        foreach (var (place, weight) in weights)
        {
            var exact = place * Steps + middle;
            var before = (int)Math.Floor(exact);
            grid[before] += weight * (before + 1 - exact);
            grid[before + 1] += weight * (exact - before);
        }
        return (grid, middle);
    }

    /// <summary>The answer with the edge at each grid point: of each weight Φ of how far it lies on the bright side.</summary>
    private static double[] Answers(double[] grid)
    {
        const int Far = Reach * Steps;
        var (answers, whole) = (new double[grid.Length], new double[grid.Length]);
        for (var place = 0; place < grid.Length; place++)
        {
            if (grid[place] != 0)
            {
                var near = answers.AsSpan(place - Far, profile.Length);
                TensorPrimitives.MultiplyAdd(profile, grid[place], near, near);
                whole[place - Far - 1] = grid[place];
            }
        }
        // A weight out of reach on the bright side counts as a whole, for this edge and for all that lie farther from it.
        var sum = 0.0;
        for (var edge = grid.Length - 1; edge >= 0; edge--)
        {
            sum += whole[edge];
            answers[edge] += sum;
        }
        return answers;
    }

    private static double Cumulative(double deviations) => Unsafe.BitCast<LaneDouble, double>(
        NormalDistribution.Cumulative<LaneDouble, double>(LaneDouble.Broadcast(deviations)));
}
