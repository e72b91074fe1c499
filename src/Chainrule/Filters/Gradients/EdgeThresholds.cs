using System.Numerics;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Filters.Gradients;

/// <summary>Canny's two thresholds, as magnitudes: a strong pixel makes an edge, weak ones carry it on.</summary>
/// <param name="Low">The least magnitude of a weak pixel, at least 0.</param>
/// <param name="High">The least magnitude of a strong pixel, at least <paramref name="Low"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">Thresholds that are negative, not numbers, or in the wrong order.</exception>
public readonly record struct EdgeThresholds(double Low, double High)
{
    /// <summary>
    /// Low as a share of high where nobody says otherwise: Canny recommends a high threshold two or three times the low one
    /// (A Computational Approach to Edge Detection, 1986), and this is in the middle.
    /// </summary>
    public const double UsualRatio = 0.4;

    /// <summary>Steps of the median, which is found by counting.</summary>
    private const int Steps = 1 << 16;

    /// <summary>The least magnitude of a weak pixel.</summary>
    public double Low { get; } = Low >= 0
        ? Low
        : throw new ArgumentOutOfRangeException(nameof(Low), Low, "It must be at least 0.");

    /// <summary>The least magnitude of a strong pixel.</summary>
    public double High { get; } = High >= Low
        ? High
        : throw new ArgumentOutOfRangeException(nameof(High), High, "It must be at least low.");

    /// <summary>
    /// Thresholds from the picture itself. Where noise is all there is, Gx and Gy are normally distributed, so the magnitude
    /// has Rayleigh's distribution (Voorhees and Poggio, Detecting Textons and Texture Boundaries in Natural Images, 1987) and
    /// exceeds four times its median at one pixel in 2¹⁶. Edges are few beside the ground, so the median of all pixels is about
    /// that of the noise, and high is four times the median. But it is never below a tenth of the largest magnitude, for a
    /// drawing without noise; and where no pixel exceeds it, for the picture is all stripes or texture, it is half the largest.
    /// Low is <see cref="UsualRatio"/> of it.
    /// </summary>
    public static EdgeThresholds Automatic<T>(ImageGradient<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradient);
        var magnitudes = gradient.Magnitude.Values;
        var largest = Largest<T>(magnitudes);
        var noise = 4 * Median<T>(magnitudes, largest);
        var high = noise < largest ? Math.Max(noise, largest / 10) : largest / 2;
        return new EdgeThresholds(UsualRatio * high, high);
    }

    /// <summary>The median, to one part in 2¹⁶ of the largest.</summary>
    private static double Median<T>(ReadOnlySpan<T> magnitudes, double largest) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (largest == 0)
        {
            return 0;
        }
        var counts = new int[Steps + 1];
        foreach (var magnitude in magnitudes)
        {
            counts[(int)(double.CreateChecked(magnitude) / largest * Steps)]++;
        }
        var (step, below) = (0, counts[0]);
        while (below <= magnitudes.Length / 2)
        {
            below += counts[++step];
        }
        return step * largest / Steps;
    }

    /// <summary>The largest magnitude; those that are no numbers are passed over, and 0 where all are.</summary>
    internal static double Largest<T>(ReadOnlySpan<T> magnitudes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = double.CreateChecked(TensorPrimitives.MaxNumber(magnitudes));
        return double.IsNaN(largest) ? 0 : largest;
    }
}
