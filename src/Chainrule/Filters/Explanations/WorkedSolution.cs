using System.Numerics;
using Chainrule.Documents;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>The document that works a whole exercise out: a filter applied to an input, every cell with all its products.</summary>
public static class WorkedSolution
{
    /// <summary>Output cells that are worked out at most.</summary>
    public const int MostCells = 400;

    /// <summary>Products of all output cells, and input cells, that are shown at most.</summary>
    public const int MostProducts = CellExplanation.MostProducts;

    /// <summary>Works out every output cell.</summary>
    /// <typeparam name="T">float or double; numbers are written with its digits.</typeparam>
    /// <param name="filter">The filter.</param>
    /// <param name="input">Channels × rows × columns.</param>
    /// <exception cref="ChainruleException">
    /// More than can be read, or a kernel that does not fit: see <see cref="Filter.OutputShape"/>.
    /// </exception>
    public static Document Of<T>(Filter filter, Tensor<T> input) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(filter);
        var cells = Cells(filter, input);
        var source = FilterInput.Of(input, filter.Boundary);
        var shape = input.Shape;
        var output = filter.OutputShape(shape);
        var window = filter.WindowOver(shape);
        return new Document(
            filter.Mode == FilterMode.Convolution ? "A convolution worked out" : "A cross-correlation worked out",
            [
                new Heading("Given"),
                FilterBlocks.Facts(filter, shape),
                .. FilterBlocks.Matrices('X', shape, (c, i, j) => source.Written(source[c, i, j])),
                .. FilterBlocks.Kernels(filter, source),
                new Heading("The formula"),
                new Paragraph("Rows and columns count from 0."),
                new Display(FilterDefinition.Of(filter, shape)),
                new Heading("The size of the output"),
                .. FilterBlocks.Size(window, shape),
                .. FilterBlocks.NeverRead(filter, window, shape),
                new Heading("Every cell"),
                .. cells.Chunk(output.Columns).Select(row => new Display([.. row.Select(cell => cell.Equation)])),
                new Heading("The output"),
                .. FilterBlocks.Matrices('S', output, (c, i, j) => source.Written(cells[(c * output.Rows + i) * output.Columns + j].Sum)),
            ]);
    }

    /// <summary>Explains every output cell: channel by channel, row by row.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="filter">The filter.</param>
    /// <param name="input">Channels × rows × columns.</param>
    /// <exception cref="ChainruleException">As <see cref="Of"/>.</exception>
    public static IReadOnlyList<CellExplanation> Cells<T>(Filter filter, Tensor<T> input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(input);
        var output = filter.OutputShape(input.Shape);
        RefuseTooMuch(filter, input.Shape, output);
        return [.. Cells(filter, FilterInput.Of(input, filter.Boundary), output)];
    }

    private static void RefuseTooMuch(Filter filter, Shape input, Shape output)
    {
        var products = (long)output.Count * filter.Kernel.Shape.Count;
        if (output.Count > MostCells || products > MostProducts || input.Count > MostProducts)
        {
            throw new ChainruleException(
                $"working out {output.Count} output cells takes {products} products of {input.Count} input cells, and what can be read "
                + $"ends at {MostCells} cells, {MostProducts} products and as many input cells; explain a single cell");
        }
    }

    private static IEnumerable<CellExplanation> Cells(Filter filter, FilterInput input, Shape output)
    {
        for (var channel = 0; channel < output.Channels; channel++)
        {
            for (var row = 0; row < output.Rows; row++)
            {
                for (var column = 0; column < output.Columns; column++)
                {
                    yield return CellExplanation.Of(filter, input, channel, row, column);
                }
            }
        }
    }
}
