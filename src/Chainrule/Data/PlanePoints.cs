using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// Points in the plane in two classes, small data sets to watch a network learn on. A point is two bytes, across and down, as
/// a picture's pixels are; so whatever answers about pictures answers about points.
/// </summary>
public static class PlanePoints
{
    private const int Count = 200;

    /// <summary>Four clouds: those at opposite corners are of one class, which no single neuron can tell apart.</summary>
    public static Dataset Xor(long seed) => Scatter("xor", seed, (int i, ref RandomSource random) =>
    {
        var (right, below) = (i % 2, i / 2 % 2);
        return (0.25 + 0.5 * right + random.NextDouble(-0.16, 0.16), 0.25 + 0.5 * below + random.NextDouble(-0.16, 0.16), right ^ below);
    });

    /// <summary>A disc, and a ring around it.</summary>
    public static Dataset Circle(long seed) => Scatter("circle", seed, (int i, ref RandomSource random) =>
    {
        var (label, angle) = (i % 2, random.NextDouble(0, 2 * Math.PI));
        var radius = label == 0 ? 0.18 * Math.Sqrt(random.NextDouble()) : random.NextDouble(0.3, 0.42);
        return (0.5 + radius * Math.Cos(angle), 0.5 + radius * Math.Sin(angle), label);
    });

    /// <summary>Two arms that wind around each other.</summary>
    public static Dataset Spiral(long seed) => Scatter("spiral", seed, (int i, ref RandomSource random) =>
    {
        var (label, along) = (i % 2, i / (double)Count);
        var (radius, angle) = (0.06 + 0.36 * along, 1.75 * 2 * Math.PI * along + label * Math.PI);
        return (0.5 + radius * Math.Cos(angle) + random.NextDouble(-0.012, 0.012), 0.5 + radius * Math.Sin(angle) + random.NextDouble(-0.012, 0.012), label);
    });

    /// <summary>A data set of given points.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="points">The points, each with its class, 0 or 1.</param>
    public static Dataset Of(string name, IReadOnlyList<(byte X, byte Y, int Label)> points) => new(
        name, new Shape(2), [.. points.SelectMany(point => new[] { point.X, point.Y })], [.. points.Select(point => point.Label)], ["0", "1"]);

    private delegate (double X, double Y, int Label) Place(int i, ref RandomSource random);

    private static Dataset Scatter(string name, long seed, Place place)
    {
        var random = new RandomSource(seed);
        var points = new List<(byte, byte, int)>();
        for (var i = 0; i < Count; i++)
        {
            var (x, y, label) = place(i, ref random);
            points.Add((ToByte(x), ToByte(y), label));
        }
        return Of(name, points);
    }

    private static byte ToByte(double share) => (byte)Math.Round(255 * Math.Clamp(share, 0, 1));
}
