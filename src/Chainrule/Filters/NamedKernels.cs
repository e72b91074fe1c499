namespace Chainrule.Filters;

/// <summary>
/// The kernels that everyone knows by name, each a matrix one can see.
/// </summary>
/// <remarks>
/// Those that end in X are the left less the right, those that end in Y the top less the bottom, as on many exercise
/// sheets. As they are written (cross-correlation) they give minus the derivative to the right or downwards, times a factor;
/// a true convolution flips the kernel and gives the derivative itself.
/// </remarks>
public static class NamedKernels
{
    /// <summary>Leaves every cell as it is.</summary>
    public static Kernel Identity { get; } = new(new double[,]
    {
        { 0, 0, 0 },
        { 0, 1, 0 },
        { 0, 0, 0 },
    });

    /// <summary>A cell less its right neighbour.</summary>
    public static Kernel DifferenceX { get; } = new(new double[,] { { 1, -1 } });

    /// <summary>A cell less the one below it.</summary>
    public static Kernel DifferenceY { get; } = DifferenceX.Transposed();

    /// <summary>The left neighbour less the right one: twice the central difference.</summary>
    public static Kernel CentralX { get; } = new(new double[,] { { 1, 0, -1 } });

    /// <summary>The upper neighbour less the lower one.</summary>
    public static Kernel CentralY { get; } = CentralX.Transposed();

    /// <summary>The second difference along the row.</summary>
    public static Kernel SecondX { get; } = new(new double[,] { { 1, -2, 1 } });

    /// <summary>The second difference along the column.</summary>
    public static Kernel SecondY { get; } = SecondX.Transposed();

    /// <summary>
    /// Sobel's operator: a central difference along the row, smoothed along the column (I. Sobel and G. Feldman, "A 3×3
    /// isotropic gradient operator for image processing", 1968).
    /// </summary>
    public static Kernel SobelX { get; } = new(new double[,]
    {
        { 1, 0, -1 },
        { 2, 0, -2 },
        { 1, 0, -1 },
    });

    /// <summary>Sobel's operator along the column.</summary>
    public static Kernel SobelY { get; } = new(new double[,]
    {
        { 1, 2, 1 },
        { 0, 0, 0 },
        { -1, -2, -1 },
    });

    /// <summary>
    /// Scharr's operator: weights for which the gradient's direction errs least (H. Scharr, "Optimale Operatoren in der
    /// digitalen Bildverarbeitung", 2000).
    /// </summary>
    public static Kernel ScharrX { get; } = new(new double[,]
    {
        { 3, 0, -3 },
        { 10, 0, -10 },
        { 3, 0, -3 },
    });

    /// <summary>Scharr's operator along the column.</summary>
    public static Kernel ScharrY { get; } = new(new double[,]
    {
        { 3, 10, 3 },
        { 0, 0, 0 },
        { -3, -10, -3 },
    });

    /// <summary>Prewitt's operator, smoothed by a plain mean (J. Prewitt, "Object enhancement and extraction", 1970).</summary>
    public static Kernel PrewittX { get; } = new(new double[,]
    {
        { 1, 0, -1 },
        { 1, 0, -1 },
        { 1, 0, -1 },
    });

    /// <summary>Prewitt's operator along the column.</summary>
    public static Kernel PrewittY { get; } = new(new double[,]
    {
        { 1, 1, 1 },
        { 0, 0, 0 },
        { -1, -1, -1 },
    });

    /// <summary>
    /// One of Roberts's two diagonal differences: the upper left less the lower right (L. Roberts, "Machine perception of
    /// three-dimensional solids", 1963).
    /// </summary>
    public static Kernel RobertsX { get; } = new(new double[,]
    {
        { 1, 0 },
        { 0, -1 },
    });

    /// <summary>The other: the upper right less the lower left.</summary>
    public static Kernel RobertsY { get; } = new(new double[,]
    {
        { 0, 1 },
        { -1, 0 },
    });

    /// <summary>Laplace's operator on the four neighbours: the second difference along the row plus that along the column.</summary>
    public static Kernel Laplace { get; } = new(new double[,]
    {
        { 0, 1, 0 },
        { 1, -4, 1 },
        { 0, 1, 0 },
    });

    /// <summary>Laplace's operator on all eight neighbours.</summary>
    public static Kernel Laplace8 { get; } = new(new double[,]
    {
        { 1, 1, 1 },
        { 1, -8, 1 },
        { 1, 1, 1 },
    });

    /// <summary>The picture less its <see cref="Laplace"/>.</summary>
    public static Kernel Sharpen { get; } = new(new double[,]
    {
        { 0, -1, 0 },
        { -1, 5, -1 },
        { 0, -1, 0 },
    });

    /// <summary>The picture less its <see cref="Laplace8"/>.</summary>
    public static Kernel Sharpen8 { get; } = new(new double[,]
    {
        { -1, -1, -1 },
        { -1, 9, -1 },
        { -1, -1, -1 },
    });

    /// <summary>The picture plus its slope towards the lower right: a relief that light falls on from the upper left.</summary>
    public static Kernel Emboss { get; } = new(new double[,]
    {
        { -2, -1, 0 },
        { -1, 1, 1 },
        { 0, 1, 2 },
    });
}
