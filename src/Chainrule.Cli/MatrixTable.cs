using System.Numerics;
using Chainrule.Notation;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>Prints matrices for people: columns to the right, and of large ones a corner.</summary>
internal static class MatrixTable
{
    /// <summary>More rows than this are cut to the first few.</summary>
    private const int MostRows = 40, RowsOfMany = 12;

    private const int Gap = 2;
    private const string Cut = "…";

    /// <summary>Prints every channel, and says whether all of it fitted.</summary>
    public static bool Print<T>(Tensor<T> tensor, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isWhole = true;
        for (var channel = 0; channel < tensor.Shape.Channels; channel++)
        {
            if (tensor.Shape.Channels > 1)
            {
                Console.Out.WriteLine($"channel {channel}");
            }
            isWhole &= Print(tensor, channel, width);
        }
        return isWhole;
    }

    private static bool Print<T>(Tensor<T> tensor, int channel, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = tensor.Shape.Rows <= MostRows ? tensor.Shape.Rows : RowsOfMany;
        // No column takes less room than a digit and its gap.
        var columns = Math.Min(tensor.Shape.Columns, width / (1 + Gap));
        var cells = new string[rows, columns];
        var widths = new int[columns];
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                cells[row, column] = Show(tensor[channel, row, column]);
                widths[column] = Math.Max(widths[column], cells[row, column].Length + Gap);
            }
        }
        while (columns > 1 && widths.Take(columns).Sum() + (columns < tensor.Shape.Columns ? Gap + Cut.Length : 0) > width)
        {
            columns--;
        }
        for (var row = 0; row < rows; row++)
        {
            var line = string.Concat(Enumerable.Range(0, columns).Select(column => cells[row, column].PadLeft(widths[column])));
            Console.Out.WriteLine(columns < tensor.Shape.Columns ? line + new string(' ', Gap) + Cut : line);
        }
        if (rows < tensor.Shape.Rows)
        {
            Console.Out.WriteLine(new string(' ', Gap) + Cut);
        }
        return rows == tensor.Shape.Rows && columns == tensor.Shape.Columns;
    }

    /// <summary>A number with the digits that a reader takes in, its sign a hyphen as other programs write it.</summary>
    public static string Show<T>(T value) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isWholeDouble = typeof(T) == typeof(double) && T.IsInteger(value);
        var written = WrittenNumber.Of(double.CreateChecked(value), isWholeDouble ? Number.OfDouble : Number.OfFloat);
        return (written.IsNegative ? "-" : "") + written.Digits + (written.Exponent is { } exponent ? $"e{exponent}" : "");
    }
}
