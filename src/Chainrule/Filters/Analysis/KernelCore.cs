using Chainrule.Tensors;

namespace Chainrule.Filters.Analysis;

/// <summary>A kernel without the rows and columns of zeros at its borders.</summary>
/// <param name="Kernel">What is left.</param>
/// <param name="Right">How far to the right of the whole's middle its own lies, in cells.</param>
/// <param name="Down">How far below it.</param>
internal sealed record KernelCore(Kernel Kernel, double Right, double Down)
{
    /// <summary>The core of a kernel of one channel with a weight that is not 0.</summary>
    public static KernelCore Of(Kernel kernel)
    {
        var (top, bottom, left, right) = (kernel.Rows, -1, kernel.Columns, -1);
        for (var m = 0; m < kernel.Rows; m++)
        {
            for (var n = 0; n < kernel.Columns; n++)
            {
                if (kernel[m, n] != 0)
                {
                    (top, bottom, left, right) = (Math.Min(top, m), Math.Max(bottom, m), Math.Min(left, n), Math.Max(right, n));
                }
            }
        }
        var (rows, columns) = (bottom - top + 1, right - left + 1);
        var weights = new double[rows * columns];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = kernel[top + i / columns, left + i % columns];
        }
        return new KernelCore(
            new Kernel(new Shape(1, rows, columns), weights),
            (left + right - kernel.Columns + 1) / 2.0,
            (top + bottom - kernel.Rows + 1) / 2.0);
    }
}
