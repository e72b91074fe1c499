using Chainrule.Documents;
using Chainrule.Notation;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>The parts that documents about a filter have in common.</summary>
internal static class FilterBlocks
{
    /// <summary>A matrix larger than this is a table with its rows and columns numbered.</summary>
    private const int MostMatrixRows = 24, MostMatrixWidth = 72;

    /// <summary>What is applied to what, and how.</summary>
    public static Bullets Facts(Filter filter, Shape input)
    {
        var window = filter.WindowOver(input);
        List<Prose> facts =
        [
            $"Input {new Symbol('X')}: {Sizes(input)}.",
            $"Kernel {new Symbol('K')}: {Sizes(filter.Kernel.Shape)}.",
            filter.Mode == FilterMode.Convolution
                ? $"Convolution: the kernel is flipped along both axes before it is laid on the input."
                : $"Cross-correlation: the kernel is laid on the input as it is written.",
            Each("Stride", filter.RowStride, filter.ColumnStride),
        ];
        if ((filter.RowDilation, filter.ColumnDilation) != (1, 1))
        {
            facts.Add(Each("Dilation", filter.RowDilation, filter.ColumnDilation));
        }
        facts.Add(window.IsPadded
            ? $"Padding: {Sides(window)}; {Around(filter.Boundary)}."
            : $"No padding.");
        return new Bullets(facts);
    }

    /// <summary>The kernel as it is written and, for a convolution, as it is laid on the input.</summary>
    public static IEnumerable<Block> Kernels(Filter filter, FilterInput input)
    {
        IEnumerable<Block> kernel = Matrices('K', filter.Kernel, input);
        return filter.Mode == FilterMode.CrossCorrelation
            ? kernel
            : [
                .. kernel,
                new Paragraph($"Convolution flips it along both axes, {FilterFormulas.Flip(filter.Kernel)}:"),
                .. Matrices('F', filter.AppliedKernel, input),
            ];
    }

    private static IEnumerable<Block> Matrices(char letter, Kernel kernel, FilterInput input) =>
        Matrices(letter, kernel.Shape, (c, m, n) => input.Written(kernel[c, m, n]));

    /// <summary>A matrix for each channel: <c>K = […]</c>, or a table where it is large.</summary>
    public static IEnumerable<Block> Matrices(char letter, Shape shape, Func<int, int, int, Formula> cell) =>
        Enumerable.Range(0, shape.Channels).Select(channel =>
        {
            Formula name = shape.Channels == 1 ? new Symbol(letter) : new Scripted(new Symbol(letter), new Number(channel));
            return Matrix(name, shape, (row, column) => cell(channel, row, column));
        });

    /// <summary>A matrix of one channel: <c>name = […]</c>, or a table where it is large.</summary>
    public static Block Matrix(Formula name, Shape shape, Func<int, int, Formula> cell) => Matrix(
        name, [.. Enumerable.Range(0, shape.Rows).Select(row => Enumerable.Range(0, shape.Columns).Select(column => cell(row, column)).ToList())]);

    private static Block Matrix(Formula name, List<List<Formula>> rows)
    {
        var width = Enumerable.Range(0, rows[0].Count).Sum(column => rows.Max(row => row[column].ToString().Length) + 2);
        return rows.Count <= MostMatrixRows && width <= MostMatrixWidth
            ? new Display(new Equation(name, new Matrix([.. rows])))
            : new Table(
                $"{name}",
                [.. rows[0].Select((_, column) => (Prose)$"{column}")],
                [.. rows.Select((row, i) => new TableRow($"{i}", [.. row.Select(cell => new TableCell($"{cell}"))]))]);
    }

    /// <summary>How the size of the output comes about.</summary>
    public static IEnumerable<Block> Size(Window window, Shape input)
    {
        yield return new Paragraph("Along each axis, the kernel's first and last cell counted in its extent:");
        yield return new Display(
            FilterFormulas.Extent,
            FilterFormulas.OutputSize(),
            FilterFormulas.OutputSize("rows", window.Rows, input.Rows),
            FilterFormulas.OutputSize("columns", window.Columns, input.Columns));
    }

    /// <summary>Which rows and columns of the input no window reads; nothing where there are none.</summary>
    public static IEnumerable<Block> NeverRead(Filter filter, Window window, Shape input)
    {
        List<string> unread = [];
        foreach (var (what, axis, size) in new[] { ("row", window.Rows, input.Rows), ("column", window.Columns, input.Columns) })
        {
            var places = filter.Boundary.NeverRead(axis, size);
            if (places.Length > 0)
            {
                unread.Add(Places.Say(what, places));
            }
        }
        if (unread.Count > 0)
        {
            yield return new Paragraph($"No output cell reads {string.Join(" or ", unread)} of the input.");
        }
    }

    /// <summary>What stands outside the input.</summary>
    public static string Around(Boundary boundary) => boundary switch
    {
        Boundary.Replicate => "outside the input its edge goes on",
        Boundary.Reflect => "outside the input it is mirrored at the middle of its edge cells",
        Boundary.Symmetric => "outside the input it is mirrored at its edge",
        Boundary.Wrap => "outside the input it begins anew",
        _ => "outside the input all cells are 0",
    };

    private static string Sides(Window window) =>
        $"{window.Rows.Before} above, {window.Rows.After} below, {window.Columns.Before} left, {window.Columns.After} right";

    private static string Sizes(Shape shape) => shape.Channels == 1
        ? $"{shape.Rows} × {shape.Columns}"
        : $"{shape.Rows} × {shape.Columns}, {shape.Channels} channels";

    private static Prose Each(string what, int rows, int columns) => rows == columns
        ? $"{what} {rows}."
        : $"{what} {rows} from row to row, {columns} from column to column.";
}
