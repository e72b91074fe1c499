namespace Chainrule.Filters.Analysis;

/// <summary>
/// How a kernel (cross-correlation) answers to ideal straight edges of height 1 in every direction, wherever between the
/// cells they lie.
/// </summary>
/// <param name="Sharp">
/// To sharp edges: a cell holds the share of its area that lies on the bright side. Directions from 0° to 345°, 15° apart.
/// </param>
/// <param name="Soft">To edges that a Gaussian of deviation 1 cell has blurred, taken at the middle of each cell.</param>
public sealed record EdgeResponse(IReadOnlyList<EdgeAnswer> Sharp, IReadOnlyList<EdgeAnswer> Soft)
{
    /// <summary>Degrees from one direction to the next.</summary>
    public const int Step = 15;

    /// <summary>To save time, more weights than this are shared out among the points of a grid.</summary>
    private const int ManyWeights = 20_000;

    internal static EdgeResponse Of(Kernel kernel, Levels levels)
    {
        List<EdgeAnswer> sharp = [], soft = [];
        for (var degrees = 0; degrees < 180; degrees += Step)
        {
            var (right, down) = KernelGrid.Direction(degrees);
            var weights = Projected(kernel, right, down);
            sharp.Add(Answer(degrees, SharpEdge.Extremes(weights, Math.Abs(right), Math.Abs(down))));
            soft.Add(Answer(degrees, SoftEdge.Extremes(weights)));
        }
        return new EdgeResponse([.. sharp, .. sharp.Select(Opposite)], [.. soft, .. soft.Select(Opposite)]);

        // The same edge seen from its other side is a constant picture less the edge.
        EdgeAnswer Opposite(EdgeAnswer answer) => Answer(answer.Degrees + 180, (levels.Sum - answer.High, levels.Sum - answer.Low));

        EdgeAnswer Answer(int degrees, (double Low, double High) extremes) =>
            new(degrees, Math.Min(levels.Cleaned(extremes.Low), 0), Math.Max(levels.Cleaned(extremes.High), 0));
    }

    /// <summary>Each weight with its cell's distance from the centre in one direction.</summary>
    private static List<(double Place, double Weight)> Projected(Kernel kernel, double right, double down)
    {
        var places = new List<(double Place, double Weight)>();
        for (var m = 0; m < kernel.Rows; m++)
        {
            for (var n = 0; n < kernel.Columns; n++)
            {
                if (kernel[m, n] != 0)
                {
                    var place = (n - (kernel.Columns - 1) / 2.0) * right + (m - (kernel.Rows - 1) / 2.0) * down;
                    places.Add((place, kernel[m, n]));
                }
            }
        }
        return places.Count > ManyWeights ? SoftEdge.OnGrid(places) : places;
    }
}
