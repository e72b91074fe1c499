using System.Numerics;
using Chainrule.Documents;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>The document that explains one output cell of a filter.</summary>
public static class CellDocument
{
    /// <summary>Explains an output cell: the window on the input, the kernel, the formula, every product, and the sum.</summary>
    /// <typeparam name="T">float or double; numbers are written with its digits.</typeparam>
    /// <param name="filter">The filter.</param>
    /// <param name="input">Channels × rows × columns.</param>
    /// <param name="channel">The output cell's channel.</param>
    /// <param name="row">The output cell's row.</param>
    /// <param name="column">The output cell's column.</param>
    /// <exception cref="ChainruleException">As for <see cref="CellExplanation.Of{T}"/>.</exception>
    public static Document Of<T>(Filter filter, Tensor<T> input, int channel, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(filter);
        var source = FilterInput.Of(input, filter.Boundary);
        var cell = CellExplanation.Of(filter, source, channel, row, column);
        var (rows, columns) = (filter.Kernel.Rows, filter.Kernel.Columns);
        return new Document(
            $"Output cell {cell.Name}",
            [
                FilterBlocks.Facts(filter, input.Shape),
                new Heading("The window"),
                .. Window(filter, source, cell),
                new Heading("The kernel"),
                .. FilterBlocks.Kernels(filter, source),
                new Heading("The formula"),
                new Display(FilterDefinition.Of(filter, input.Shape)),
                new Heading("The products and their sum"),
                new Display(cell.Equation),
                new Paragraph("Each product at its place in the window:"),
                .. FilterBlocks.Matrices(
                    'P', filter.Kernel.Shape, (c, m, n) => source.Written(cell.Terms[(c * rows + m) * columns + n].Product)),
            ]);
    }

    /// <summary>The same in short, for a page that shows the window and the kernel itself.</summary>
    internal static Document Short(Filter filter, FilterInput input, CellExplanation cell) => new(
        $"Output cell {cell.Name}",
        [
            Reads(filter, input, cell),
            .. Outside(filter, input, cell),
            new Display(FilterDefinition.Of(filter, input.Shape)),
            new Display(cell.Equation),
        ]);

    private static IEnumerable<Block> Window(Filter filter, FilterInput input, CellExplanation cell) =>
    [
        Reads(filter, input, cell),
        .. WindowTable.Of(input, filter.WindowOver(input.Shape), cell),
        .. Outside(filter, input, cell),
    ];

    private static Paragraph Reads(Filter filter, FilterInput input, CellExplanation cell)
    {
        var (rows, columns) = Read(filter, input, cell);
        return new Paragraph($"{cell.Name} reads {Places.Say("row", rows)} and {Places.Say("column", columns)} of the input.");
    }

    private static (IReadOnlyList<int> Rows, IReadOnlyList<int> Columns) Read(Filter filter, FilterInput input, CellExplanation cell)
    {
        var window = filter.WindowOver(input.Shape);
        return (WindowTable.Read(window.Rows, cell.Row), WindowTable.Read(window.Columns, cell.Column));
    }

    /// <summary>What stands in for the cells outside the input, if any is read.</summary>
    private static IEnumerable<Block> Outside(Filter filter, FilterInput input, CellExplanation cell)
    {
        if (!cell.Terms.Any(term => term.IsOutside))
        {
            yield break;
        }
        var (rows, columns) = Read(filter, input, cell);
        var standIns = StandIns("row", rows, input.Shape.Rows).Concat(StandIns("column", columns, input.Shape.Columns));
        yield return new Paragraph(filter.Boundary == Boundary.Zero
            ? "Every cell outside the input is 0."
            : $"Outside the input, its own cells stand in: {string.Join(", ", standIns)}.");

        IEnumerable<string> StandIns(string what, IEnumerable<int> places, int size) => places
            .Where(place => (uint)place >= (uint)size)
            .GroupBy(place => filter.Boundary.Source(place, size))
            .Select(group => $"{Places.Say(what, [group.Key])} for {Places.Say(what, [.. group])}");
    }
}
