namespace Chainrule.Filters.Gradients;

/// <summary>
/// How the slope of the brightness is measured: a central difference <c>[1 0 −1]</c> along one axis, smoothed by
/// <c>[outer centre outer]</c> along the other. The product of the two is the 3×3 kernel one finds in books:
/// <c>[1 2 1]ᵀ · [1 0 −1]</c> is Sobel's.
/// </summary>
public sealed class GradientOperator
{
    private GradientOperator(string name, double outer, double centre) => (Name, Outer, Centre) = (name, outer, centre);

    /// <summary>Sobel's smoothing 1 2 1, the binomial's: the usual choice.</summary>
    public static GradientOperator Sobel { get; } = new("sobel", 1, 2);

    /// <summary>Scharr's smoothing 3 10 3, whose angles are the truest of the four.</summary>
    public static GradientOperator Scharr { get; } = new("scharr", 3, 10);

    /// <summary>Prewitt's smoothing 1 1 1: a plain mean.</summary>
    public static GradientOperator Prewitt { get; } = new("prewitt", 1, 1);

    /// <summary>No smoothing: the central difference alone, the finest detail and the most noise.</summary>
    public static GradientOperator Central { get; } = new("central", 0, 1);

    /// <summary>Every operator there is.</summary>
    public static IReadOnlyList<GradientOperator> Catalogue { get; } = [Sobel, Scharr, Prewitt, Central];

    /// <summary>Its word on the command line: <c>sobel</c>, <c>scharr</c>, <c>prewitt</c>, <c>central</c>.</summary>
    public string Name { get; }

    /// <summary>The weight of both neighbours in the smoothing.</summary>
    internal double Outer { get; }

    /// <summary>The weight of the middle in the smoothing.</summary>
    internal double Centre { get; }

    /// <summary>
    /// The response to a slope of one level a pixel: 2 · (2 outer + centre), for the difference reaches over two pixels.
    /// Sobel 8, Scharr 32, Prewitt 6, central 2. A response divided by it is in levels a pixel.
    /// </summary>
    public double Gain => 2 * (2 * Outer + Centre);

    /// <summary>
    /// The 3×3 kernel of Gx, to be used by convolution (<see cref="FilterMode.Convolution"/>), which flips it: so the right
    /// neighbour counts positive. Sobel's is <c>1 0 −1; 2 0 −2; 1 0 −1</c>.
    /// </summary>
    public Kernel KernelX => new(new[,] { { Outer, 0, -Outer }, { Centre, 0, -Centre }, { Outer, 0, -Outer } });

    /// <summary>The 3×3 kernel of Gy, by convolution too: <see cref="KernelX"/> with rows and columns exchanged.</summary>
    public Kernel KernelY => KernelX.Transposed();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
