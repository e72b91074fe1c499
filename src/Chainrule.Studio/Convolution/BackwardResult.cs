using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Studio.Convolution;

/// <summary>The way back: from the δ of the output to the δ of the input.</summary>
public sealed class BackwardResult
{
    private readonly BackwardFilter back;

    private BackwardResult(BackwardFilter back, Tensor<double> deltas, LabView view) => (this.back, Deltas, View) = (back, deltas, view);

    /// <summary>The δ of the output.</summary>
    public Tensor<double> Deltas { get; }

    /// <summary>The filter over them, spread out, and the δ of the input, which is its output.</summary>
    public LabView View { get; }

    /// <summary>What the filter goes over.</summary>
    public string InputName => View.Result.Shape == Deltas.Shape ? "δ of the output" : "δ of the output, set apart by the stride,";

    /// <summary>Which operation it is.</summary>
    public string Summary =>
        (back.Filter.Mode == FilterMode.Convolution
            ? "The way back through a cross-correlation is a convolution: the flipped kernel slides over δ"
            : "The way back through a convolution is a cross-correlation: the kernel, unflipped, slides over δ")
        + (back.IsFull ? ", and it is full: it begins and ends where kernel and δ touch in one cell." : ".");

    /// <summary>Takes δ back through a filter.</summary>
    /// <param name="forward">The filter over its input.</param>
    /// <param name="deltas">Rows of numbers, as many as the output has; null for ones.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ChainruleException">Numbers that do not fit, or a filter whose way back is no single filter.</exception>
    public static BackwardResult Of(LabResult forward, string? deltas, CancellationToken cancellation = default)
    {
        var back = new BackwardFilter(forward.Filter, forward.Shape);
        var values = deltas is null ? Ones(forward.Output.Shape) : LabInput.FromText(deltas, "δ").Values;
        if (values.Shape != forward.Output.Shape)
        {
            throw new ChainruleException($"the output is {forward.Output.Shape}, and the deltas are {values.Shape}; give as many");
        }
        if (back.SpreadCells > LabInput.MostCells)
        {
            throw new ChainruleException($"with this stride the deltas are spread out to {back.SpreadCells} cells, too many for the lab; choose a smaller stride or dilation");
        }
        return new BackwardResult(back, values, LabView.Of(new LabInput(back.Spread(values)), back.Filter, 0, cancellation));
    }

    /// <summary>The δ of the output as they are typed, of one channel.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Typed => field ??=
        [.. new LabInput(Deltas).ToText().TrimEnd().Split('\n').Select(row => row.Split(','))];

    /// <summary>The δ of the output with another text for one of them, which may be wrong.</summary>
    public string With(Place cell, string text) => string.Join('\n', Typed.Select((row, i) =>
        string.Join(',', row.Select((delta, j) => (i, j) == (cell.Row, cell.Column) ? text.Trim() : delta))));

    private static Tensor<double> Ones(Shape shape)
    {
        var ones = new Tensor<double>(shape);
        ones.Values.Fill(1);
        return ones;
    }
}
