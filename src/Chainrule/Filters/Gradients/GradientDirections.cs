using System.Numerics;

namespace Chainrule.Filters.Gradients;

/// <summary>Which directions the edges of an image face.</summary>
public static class GradientDirections
{
    /// <summary>
    /// A histogram of the angles in which every pixel counts as much as it is steep: the share of the sum of all magnitudes
    /// in each of so many equal sectors. Sector k has its middle at k·360°/sectors, so 0 faces right and, of four, 1 down.
    /// All are 0 where nothing changes.
    /// </summary>
    /// <param name="gradient">The gradient of an image, of finite numbers.</param>
    /// <param name="sectors">How many sectors, at least 1.</param>
    public static IReadOnlyList<double> Shares<T>(ImageGradient<T> gradient, int sectors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentOutOfRangeException.ThrowIfLessThan(sectors, 1);
        var magnitudes = gradient.Magnitude.Values;
        var angles = gradient.Angle.Values;
        var shares = new double[sectors];
        var sum = 0d;
        for (var pixel = 0; pixel < magnitudes.Length; pixel++)
        {
            var magnitude = double.CreateChecked(magnitudes[pixel]);
            var turns = double.CreateChecked(angles[pixel]) / 360 + 1;
            shares[(int)(turns * sectors + 0.5) % sectors] += magnitude;
            sum += magnitude;
        }
        return sum == 0 ? shares : [.. shares.Select(share => share / sum)];
    }
}
