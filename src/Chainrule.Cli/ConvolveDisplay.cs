using System.Numerics;
using Chainrule.Filters;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Cli;

/// <summary>What <c>chainrule convolve</c> prints for people.</summary>
internal static class ConvolveDisplay
{
    private const int UnreadShown = 12;

    /// <summary>Prints the numbers, unless they are written to a file, and what there is to know about them.</summary>
    public static void Print<T>(Filter filter, Tensor<T> source, Tensor<T> result, string? file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isWhole = file is not null || MatrixTable.Print(result, Terminal.Results.Profile.Width);
        var window = filter.WindowOver(source.Shape);
        Terminal.Print(
            $"input {Size(source.Shape)}, kernel {Size(filter.Kernel.Shape)}, output {Size(result.Shape)} "
            + $"with numbers from {MatrixTable.Show(Least(result))} to {MatrixTable.Show(Largest(result))}");
        PrintAxis("rows", window.Rows, source.Shape.Rows, filter.Boundary);
        PrintAxis("columns", window.Columns, source.Shape.Columns, filter.Boundary);
        if (file is not null)
        {
            Terminal.Print($"written to {file}");
        }
        else if (!isWhole)
        {
            Terminal.Print("cut short; --format csv prints all of it, --out FILE writes it (.csv, .json, .npy, .png)");
        }
    }

    /// <summary>Rows and columns, with the channels before them where there are several.</summary>
    private static string Size(Shape shape) => shape.Channels == 1 ? $"{shape.Rows}x{shape.Columns}" : $"{shape}";

    private static void PrintAxis(string name, WindowAxis axis, int cells, Boundary boundary)
    {
        Terminal.Print($"{name}: {axis.OutputFormula(cells)}");
        var unread = boundary.NeverRead(axis, cells);
        if (unread.Length > 0)
        {
            var shown = string.Join(", ", unread.Take(UnreadShown)) + (unread.Length > UnreadShown ? $", … ({unread.Length} in all)" : "");
            Terminal.Print($"{name} that no window reads: {shown}");
        }
    }

    private static T Least<T>(Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TensorPrimitives.Min<T>(tensor.Values);

    private static T Largest<T>(Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TensorPrimitives.Max<T>(tensor.Values);
}
