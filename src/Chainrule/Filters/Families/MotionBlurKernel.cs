namespace Chainrule.Filters;

/// <summary>The mean along a line: what a camera sees that moves while the shutter is open.</summary>
public static class MotionBlurKernel
{
    internal static readonly KernelParameter LengthParameter = new("LENGTH", "the line's length in cells", 1, 999);

    internal static readonly KernelParameter AngleParameter =
        new("ANGLE", "its direction in degrees, clockwise from the right", -360, 360, "0");

    /// <summary>
    /// A line through the centre, one cell wide with soft sides: a cell weighs 1 less its distance from the line, at least
    /// 0, and all are divided by their sum. Its two ends are <c>length − 1</c> apart, so that without an angle an odd length
    /// is a plain mean of that many cells in a row.
    /// </summary>
    /// <param name="length">The line's length in cells.</param>
    /// <param name="angle">Its direction in degrees, clockwise from the right.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length below 1 or above 999; an angle beyond a full turn.</exception>
    public static Kernel Create(double length, double angle = 0)
    {
        var half = (LengthParameter.Check(length) - 1) / 2;
        var (right, down) = KernelGrid.Direction(AngleParameter.Check(angle));
        var (rows, columns) = Size(length, angle);
        var weights = KernelGrid.Sample(rows, columns, (x, y, _, _) =>
        {
            var along = Math.Clamp(x * right + y * down, -half, half);
            return Math.Max(0, 1 - double.Hypot(x - along * right, y - along * down));
        });
        return KernelGrid.Normalized(rows, columns, weights);
    }

    /// <summary>How many rows and columns the kernel has.</summary>
    internal static (int Rows, int Columns) Size(double length, double angle)
    {
        var (right, down) = KernelGrid.Direction(angle);
        return (2 * KernelGrid.Cells((length - 1) / 2 * down) + 1, 2 * KernelGrid.Cells((length - 1) / 2 * right) + 1);
    }
}
