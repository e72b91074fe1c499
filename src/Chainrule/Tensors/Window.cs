using System.Globalization;

namespace Chainrule.Tensors;

/// <summary>
/// The geometry of a sliding window along one axis. Output cell o reads, for each kernel cell k, the input cell
/// <c>o·Stride + k·Dilation − Before</c>; cells that fall outside the input are padding.
/// </summary>
/// <param name="Kernel">Cells of the kernel, at least 1.</param>
/// <param name="Stride">Input cells from one output to the next, at least 1.</param>
/// <param name="Before">Padding cells before the first input cell.</param>
/// <param name="After">Padding cells after the last input cell.</param>
/// <param name="Dilation">Input cells from one kernel cell to the next; 1 for an ordinary kernel.</param>
/// <exception cref="ArgumentOutOfRangeException">A number below the least it can be.</exception>
public readonly record struct WindowAxis(int Kernel, int Stride = 1, int Before = 0, int After = 0, int Dilation = 1)
{
    /// <summary>Cells of the kernel.</summary>
    public int Kernel { get; init => field = AtLeast(1, value); } = AtLeast(1, Kernel);

    /// <summary>Input cells from one output to the next.</summary>
    public int Stride { get; init => field = AtLeast(1, value); } = AtLeast(1, Stride);

    /// <summary>Padding cells before the first input cell.</summary>
    public int Before { get; init => field = AtLeast(0, value); } = AtLeast(0, Before);

    /// <summary>Padding cells after the last input cell.</summary>
    public int After { get; init => field = AtLeast(0, value); } = AtLeast(0, After);

    /// <summary>Input cells from one kernel cell to the next.</summary>
    public int Dilation { get; init => field = AtLeast(1, value); } = AtLeast(1, Dilation);

    private static int AtLeast(int least, int value) => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"It must be at least {least}.");

    /// <summary>Input cells from the first kernel cell to the last, both counted: <c>(Kernel − 1)·Dilation + 1</c>.</summary>
    /// <exception cref="OverflowException">More than an int can hold.</exception>
    public int Extent => checked((Kernel - 1) * Dilation + 1);

    /// <summary>
    /// Outputs over an input of the given size: <c>⌊(input + Before + After − Extent) / Stride⌋ + 1</c>,
    /// or 0 where the kernel does not fit.
    /// </summary>
    /// <exception cref="OverflowException">More outputs than an int can count.</exception>
    public int OutputSize(int input)
    {
        var room = (long)input + Before + After - Extent;
        return room < 0 ? 0 : checked((int)(room / Stride + 1));
    }

    /// <summary>
    /// How <see cref="OutputSize"/> comes about, with its numbers: <c>⌊(5 + 1 + 1 − 3) / 2⌋ + 1 = 3</c>, or <c>… ≤ 0</c> where
    /// the kernel does not fit.
    /// </summary>
    public string OutputFormula(int input)
    {
        var outputs = OutputSize(input);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"⌊({input} + {Before} + {After} − {Extent}) / {Stride}⌋ + 1 {(outputs > 0 ? "=" : "≤")} {outputs}");
    }

    /// <summary>The input cell that kernel cell <paramref name="k"/> reads at output <paramref name="o"/>; may lie outside.</summary>
    public int InputIndex(int o, int k) => o * Stride + k * Dilation - Before;

    /// <summary>The output whose window has its middle nearest to an input cell, or to a place outside; of two, the first.</summary>
    /// <param name="input">The input's size, over which there is some output.</param>
    /// <param name="index">The cell.</param>
    public int OutputNear(int input, int index)
    {
        // Doubled, so that the middle of an even extent is a whole number too.
        var room = 2L * index + 2L * Before - (Extent - 1);
        return (int)Math.Clamp((room + Stride - 1) / (2L * Stride), 0, OutputSize(input) - 1);
    }

    /// <summary>Whether some output reads input cell <paramref name="index"/> of an input of the given size.</summary>
    public bool Reads(int input, int index)
    {
        var outputs = OutputSize(input);
        for (var k = 0; k < Kernel; k++)
        {
            var offset = index + Before - k * Dilation;
            if (offset >= 0 && offset % Stride == 0 && offset / Stride < outputs)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The input cells that no output reads: those a stride steps over, and a remainder at the end.</summary>
    public IEnumerable<int> NeverRead(int input)
    {
        var axis = this;
        return Enumerable.Range(0, input).Where(index => !axis.Reads(input, index));
    }

    /// <summary>
    /// The axis with the padding that makes the output <c>⌈input / Stride⌉</c>; an odd remainder goes after the input,
    /// as in TensorFlow's SAME_UPPER.
    /// </summary>
    public WindowAxis Same(int input)
    {
        var cells = SameCells(input);
        return this with { Before = cells / 2, After = cells - cells / 2 };
    }

    /// <summary>As <see cref="Same"/>, but an odd remainder goes before the input (ONNX's SAME_LOWER).</summary>
    public WindowAxis SameLower(int input)
    {
        var cells = SameCells(input);
        return this with { Before = cells - cells / 2, After = cells / 2 };
    }

    /// <summary>The axis with <c>Extent − 1</c> cells on both sides: the first window ends on the first input cell.</summary>
    public WindowAxis Full() => this with { Before = Extent - 1, After = Extent - 1 };

    private int SameCells(int input)
    {
        var outputs = (input - 1) / Stride + 1;
        return Math.Max((outputs - 1) * Stride + Extent - input, 0);
    }
}

/// <summary>The geometry of a window that slides over rows and columns: its one home for layers, pooling and filters.</summary>
/// <param name="Rows">Along the rows, top to bottom.</param>
/// <param name="Columns">Along the columns, left to right.</param>
public readonly record struct Window(WindowAxis Rows, WindowAxis Columns)
{
    /// <summary>A window of the same size, stride and dilation along both axes, without padding.</summary>
    public static Window Square(int kernel, int stride = 1, int dilation = 1) =>
        new(new WindowAxis(kernel, stride, Dilation: dilation), new WindowAxis(kernel, stride, Dilation: dilation));

    /// <summary>Whether there is any padding.</summary>
    public bool IsPadded => (Rows.Before | Rows.After | Columns.Before | Columns.After) != 0;
}
