using System.Globalization;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>What the layers that slide a window over a picture share: the check of their shapes, and words of their text.</summary>
internal static class PictureWindow
{
    /// <summary>The shape that a window makes of a picture.</summary>
    /// <exception cref="ArgumentException">An input that is no picture, or a window that does not fit it.</exception>
    public static Shape OutputShape(Shape input, int channels, Padding padding, Window window)
    {
        if (input.Rank != 3)
        {
            throw new ArgumentException($"needs a picture (channels x rows x columns), not {input}");
        }
        var padded = padding.Apply(window, input.Rows, input.Columns);
        var rows = padded.Rows.OutputSize(input.Rows);
        var columns = padded.Columns.OutputSize(input.Columns);
        if (rows == 0 || columns == 0)
        {
            throw new ArgumentException(
                $"its window of {window.Rows.Extent}x{window.Columns.Extent} does not fit a picture of {input.Rows}x{input.Columns}");
        }
        return new Shape(channels, rows, columns);
    }

    /// <summary>The shape that a pooling window makes of a picture.</summary>
    /// <exception cref="ArgumentException">As above, or a window with padding or dilation, which pooling does not take.</exception>
    public static Shape PoolShape(Shape input, Window window) =>
        window.IsPadded || window.Rows.Dilation != 1 || window.Columns.Dilation != 1
            ? throw new ArgumentException("pools without padding or dilation")
            : OutputShape(input, input.Rank == 3 ? input.Channels : 1, Padding.Valid, window);

    /// <summary>The letters that run over the rows and columns of a kernel.</summary>
    public const char Row = 'm', Column = 'n';

    /// <summary>The indices that run over a window's cells.</summary>
    public static IEnumerable<Binding> Bindings(Window window) =>
        [new(Row, new(0, window.Rows.Kernel - 1)), new(Column, new(0, window.Columns.Kernel - 1))];

    /// <summary>The input's row and column that the window's cell (m, n) lies on, at the output whose indices these are.</summary>
    public static (AffineIndex Row, AffineIndex Column) Indices(Items<IndexName> output, Window window) => (
        Index(output[1], window.Rows, Row), Index(output[2], window.Columns, Column));

    private static AffineIndex Index(IndexName output, WindowAxis axis, IndexName cell) =>
        axis.Stride * (AffineIndex)output + axis.Dilation * (AffineIndex)cell - axis.Before;

    /// <summary><c>5x3</c>; for a square window just <c>5</c>, unless always spelled out.</summary>
    public static string KernelText(Window window, bool always = false) =>
        Pair(window.Rows.Kernel, window.Columns.Kernel, always);

    /// <summary><c>stride 2</c> or <c>stride 2x1</c>; nothing for a stride of 1.</summary>
    public static string StrideText(Window window) => window.Rows.Stride == 1 && window.Columns.Stride == 1
        ? ""
        : $"stride {Pair(window.Rows.Stride, window.Columns.Stride, always: false)}";

    /// <summary><c>dilation 2</c> or <c>dilation 2x1</c>; nothing for a dilation of 1.</summary>
    public static string DilationText(Window window) => window.Rows.Dilation == 1 && window.Columns.Dilation == 1
        ? ""
        : $"dilation {Pair(window.Rows.Dilation, window.Columns.Dilation, always: false)}";

    /// <summary>A pooling layer's text: its kernel, and its stride where that is not the kernel's size.</summary>
    public static string PoolText(string kind, Window window)
    {
        var text = $"{kind} {KernelText(window)}";
        var whole = window.Rows.Stride == window.Rows.Kernel && window.Columns.Stride == window.Columns.Kernel;
        return whole ? text : $"{text} stride {Pair(window.Rows.Stride, window.Columns.Stride, always: false)}";
    }

    private static string Pair(int rows, int columns, bool always) => rows == columns && !always
        ? rows.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{rows}x{columns}");
}
