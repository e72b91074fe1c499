using System.Globalization;
using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// Matrices as text: a line is a row, with commas, semicolons or blanks between its numbers, and a blank line stands
/// between one channel and the next.
/// </summary>
public static class MatrixText
{
    /// <summary>
    /// Reads numbers in the notation of C# and most languages (<c>-.5</c>, <c>1e-3</c>), in quotation marks or not. The
    /// first row tells what is between them: a semicolon, else a comma, else blanks and tabs. What follows a <c>#</c> is
    /// left out, and a line of nothing else is none at all.
    /// </summary>
    /// <param name="stream">UTF-8, with or without a byte order mark. It may be a pipe.</param>
    /// <param name="name">What messages call the text: a path.</param>
    /// <returns>Channels × rows × columns.</returns>
    /// <exception cref="ChainruleException">
    /// No numbers, rows or channels of different sizes, something else than a finite number, or more than
    /// <see cref="MatrixFile.MostCells"/> of them.
    /// </exception>
    public static Tensor<double> Read(Stream stream, string name) => new MatrixTextReader(stream, name).Read();

    /// <summary>
    /// Writes numbers with commas between them. Each is the shortest that reads back as the same bits in its own type; the
    /// doubles that <see cref="Read"/> makes of floats are those nearest to what is written.
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="writer">Where to; lines end as the writer ends them.</param>
    /// <param name="tensor">Channels × rows × columns.</param>
    public static void Write<T>(TextWriter writer, Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(tensor);
        var (rows, columns) = (tensor.Shape.Rows, tensor.Shape.Columns);
        Span<char> digits = stackalloc char[32];
        for (var row = 0; row < tensor.Shape.Channels * rows; row++)
        {
            if (row > 0 && row % rows == 0)
            {
                writer.WriteLine();
            }
            for (var column = 0; column < columns; column++)
            {
                tensor.Values[row * columns + column].TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
                digits[..length].Replace('E', 'e');
                writer.Write(digits[..length]);
                writer.Write(column < columns - 1 ? "," : writer.NewLine);
            }
        }
    }
}
