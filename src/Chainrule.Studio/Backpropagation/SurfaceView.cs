using Chainrule.Derivations.Steps;
using Chainrule.Visuals;

namespace Chainrule.Studio.Backpropagation;

/// <summary>The loss over two weights as a picture, and the way of the steps on it.</summary>
/// <param name="Across">What the weight from left to right is called.</param>
/// <param name="Up">What the weight from bottom to top is called.</param>
/// <param name="Surface">The losses.</param>
/// <param name="Picture">Them as a picture's address: dark for large, white for small.</param>
/// <param name="Way">Where the two weights were before each step, in the picture's width and height, from its upper left corner.</param>
public sealed record SurfaceView(string Across, string Up, LossSurface Surface, string Picture, IReadOnlyList<(double X, double Y)> Way)
{
    /// <summary>Draws it.</summary>
    /// <param name="across">The name of the weight from left to right.</param>
    /// <param name="up">The name of the weight from bottom to top.</param>
    /// <param name="surface">The losses.</param>
    /// <param name="way">The values of both weights before each step.</param>
    public static SurfaceView Of(string across, string up, LossSurface surface, IEnumerable<(double Across, double Up)> way)
    {
        var (rows, columns) = (surface.Down.Count, surface.Across.Count);
        var range = Math.Max(surface.Most - surface.Least, double.Epsilon);
        // Rows go down the page, values up.
        var shares = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                shares[row, column] = (surface.Losses[rows - 1 - row, column] - surface.Least) / range;
            }
        }
        return new(
            across, up, surface, Png.DataUri(HeatMap.Encode(shares)),
            [.. way.Select(point => (Share(point.Across, surface.Across), 1 - Share(point.Up, surface.Down)))]);
    }

    /// <summary>Beside a very large weight the reach may be too small to change it: all lies in the middle then.</summary>
    private static double Share(double value, IReadOnlyList<double> values) =>
        values[^1] > values[0] ? (value - values[0]) / (values[^1] - values[0]) : 0.5;
}
