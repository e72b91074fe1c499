namespace Chainrule.Filters.Analysis;

/// <summary>A sharp edge that is moved over the cells of a kernel.</summary>
internal static class SharpEdge
{
    /// <summary>Where the answer, as a function of the edge's place, changes its slope or its curvature by how much.</summary>
    private readonly record struct Bend(double Place, double Slope, double Curvature);

    /// <summary>
    /// The smallest and largest answer. The share of a square cell on the bright side, as the edge crosses it, is made of
    /// parabolas; so the answer is, and its extremes lie where two parabolas meet or at a parabola's vertex.
    /// </summary>
    /// <param name="weights">Each weight with the place of its cell's middle along the edge's direction.</param>
    /// <param name="right">The direction's part along the rows, from 0 to 1.</param>
    /// <param name="down">Its part along the columns.</param>
    public static (double Low, double High) Extremes(List<(double Place, double Weight)> weights, double right, double down)
    {
        var bends = weights.SelectMany(weight => Bends(weight.Place, weight.Weight, right, down)).ToList();
        // The edge comes from the far side: it has crossed the cells of the largest places first.
        bends.Sort((a, b) => b.Place.CompareTo(a.Place));
        var (answer, slope, curvature, place) = (0.0, 0.0, 0.0, bends.Count > 0 ? bends[0].Place : 0);
        var (low, high) = (0.0, 0.0);
        foreach (var bend in bends)
        {
            var way = place - bend.Place;
            var vertex = -slope / curvature;
            if (vertex > 0 && vertex < way)
            {
                Meet(answer + slope * vertex / 2);
            }
            answer += (slope + curvature * way / 2) * way;
            Meet(answer);
            (slope, curvature, place) = (slope + curvature * way + bend.Slope, curvature + bend.Curvature, bend.Place);
        }
        return (low, high);

        void Meet(double value) => (low, high) = (Math.Min(low, value), Math.Max(high, value));
    }

    /// <summary>
    /// A square seen along a direction is a trapezoid: its sides rise and fall over the shorter of the two parts, and it is
    /// as wide at half its height as the longer. Its area is 1.
    /// </summary>
    private static IEnumerable<Bend> Bends(double place, double weight, double right, double down)
    {
        var (outer, inner) = ((right + down) / 2, Math.Abs(right - down) / 2);
        if (right * down == 0)
        {
            return [new(place + outer, weight, 0), new(place - outer, -weight, 0)];
        }
        var curvature = weight / (right * down);
        return
        [
            new(place + outer, 0, curvature), new(place + inner, 0, -curvature),
            new(place - inner, 0, -curvature), new(place - outer, 0, curvature),
        ];
    }
}
