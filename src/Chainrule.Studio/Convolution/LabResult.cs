using Chainrule.Documents;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Notation;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Studio.Convolution;

/// <summary>An input, a filter, and what comes of them: nothing in it changes.</summary>
public sealed class LabResult
{
    /// <summary>The longest side of a padded input, and of an output, that is shown as numbers.</summary>
    private const int LongestGrid = 28;

    /// <summary>The most multiplications of a filter: a lab is to answer at once.</summary>
    private const long MostProducts = 2_000_000_000;

    /// <summary>The most products that are written one after the other.</summary>
    private const int MostTerms = 225;

    private readonly FilterInput source;

    private LabResult(LabInput input, Filter filter, Tensor<double> output)
    {
        (Input, Filter, Output, Window) = (input, filter, output, filter.WindowOver(input.Values.Shape));
        source = FilterInput.Of(input.Values, filter.Boundary, Number.OfFloat);
        UnreadRows = filter.Boundary.NeverRead(Window.Rows, Shape.Rows).ToHashSet();
        UnreadColumns = filter.Boundary.NeverRead(Window.Columns, Shape.Columns).ToHashSet();
    }

    /// <summary>What is filtered.</summary>
    public LabInput Input { get; }

    /// <summary>How.</summary>
    public Filter Filter { get; }

    /// <summary>The geometry.</summary>
    public Window Window { get; }

    /// <summary>What comes out.</summary>
    public Tensor<double> Output { get; }

    /// <summary>The input's channels × rows × columns.</summary>
    public Shape Shape => Input.Values.Shape;

    /// <summary>The rows of the input that no window reads.</summary>
    public IReadOnlySet<int> UnreadRows { get; }

    /// <summary>The columns of the input that no window reads.</summary>
    public IReadOnlySet<int> UnreadColumns { get; }

    /// <summary>Whether all numbers can be shown.</summary>
    public bool IsSmall => Math.Max(PaddedRows.Count, PaddedColumns.Count) <= LongestGrid
        && Math.Max(Output.Shape.Rows, Output.Shape.Columns) <= LongestGrid;

    /// <summary>The input's rows, with the padding above and below.</summary>
    public (int First, int Count) PaddedRows => (-Window.Rows.Before, Window.Rows.Before + Shape.Rows + Window.Rows.After);

    /// <summary>The input's columns, with the padding at the left and at the right.</summary>
    public (int First, int Count) PaddedColumns => (-Window.Columns.Before, Window.Columns.Before + Shape.Columns + Window.Columns.After);

    /// <summary>How the size of the output comes about, and what is never read.</summary>
    public Document Size => field ??= new("Size", [.. FilterBlocks.Size(Window, Shape), .. FilterBlocks.NeverRead(Filter, Window, Shape)]);

    /// <summary>Applies a filter.</summary>
    /// <exception cref="ChainruleException">A kernel that does not fit, or more work than a lab does.</exception>
    public static LabResult Of(LabInput input, Filter filter, CancellationToken cancellation = default)
    {
        var shape = filter.OutputShape(input.Values.Shape);
        if (shape.Count > 4L * LabInput.MostCells || (long)shape.Count * filter.Kernel.Shape.Count > MostProducts)
        {
            throw new ChainruleException(
                $"an output of {shape} cells, each a sum of {filter.Kernel.Shape.Count} products, is more than the lab works out; "
                + "give a smaller kernel or input, or use chainrule convolve");
        }
        var output = filter.Apply(input.Values, cancellation: cancellation);
        return TensorPrimitives.IsFiniteAll<double>(output.Values)
            ? new LabResult(input, filter, output)
            : throw new ChainruleException("the output has numbers too large to hold; give an input or a kernel of smaller numbers");
    }

    /// <summary>Whether the kernel's weights, and so its products, are few enough to be shown at their places.</summary>
    public bool ShowsProducts => KernelEdit.Fits(Filter.Kernel);

    /// <summary>A number as it stands in a grid: with four digits.</summary>
    public static string Rounded(double number) => Figures.Number(number);

    /// <summary>A number as it is written.</summary>
    public static string Written(double number) => new Number(number, Number.OfFloat).ToString();

    /// <summary>The number at a place of the input, or around it.</summary>
    public double At(Place place) => source[place.Channel, place.Row, place.Column];

    /// <summary>Whether a place lies around the input.</summary>
    public bool IsOutside(Place place) => !source.Contains(place.Row, place.Column);

    /// <summary>Whether a place lies in the input and no window reads it.</summary>
    public bool IsUnread(Place place) => !IsOutside(place) && (UnreadRows.Contains(place.Row) || UnreadColumns.Contains(place.Column));

    /// <summary>The output cell whose window's middle is nearest to a place.</summary>
    public Place Near(Place place) => new(
        Window.Rows.OutputNear(Shape.Rows, place.Row),
        Window.Columns.OutputNear(Shape.Columns, place.Column),
        place.Channel);

    /// <summary>How an output cell comes about.</summary>
    /// <exception cref="ChainruleException">More products than can be shown.</exception>
    public CellExplanation Explain(Place cell) => CellExplanation.Of(Filter, source, cell.Channel, cell.Row, cell.Column);

    /// <summary>The same, to be read.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="letter">What formulas call the output: S, or ε for the way back, whose input is δ.</param>
    public Document Working(CellExplanation cell, char letter = 'S') => cell.Terms.Count > MostTerms
        ? new("Cell", new Paragraph($"{cell.NameIn(letter)} is the sum of {cell.Terms.Count} products, too many to write them here."))
        : letter == 'S' ? CellDocument.Short(Filter, source, cell)
        : new("Cell", new Display(FilterDefinition.Of(Filter, Shape, letter, 'δ')), new Display(cell.EquationOf(letter)));
}
