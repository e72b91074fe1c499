using Chainrule.Documents;
using Chainrule.Filters;
using Chainrule.Notation;
using Chainrule.Tensors;

namespace Chainrule.Studio.Convolution;

/// <summary>The way back: from the δ of the output to the δ of the input.</summary>
public sealed class BackwardResult
{
    private readonly BackwardFilter back;

    private BackwardResult(BackwardFilter back, Tensor<double> deltas, LabResult result) => (this.back, Deltas, Result) = (back, deltas, result);

    /// <summary>The δ of the output.</summary>
    public Tensor<double> Deltas { get; }

    /// <summary>The filter over them, spread out, and the δ of the input, which is its output.</summary>
    public LabResult Result { get; }

    /// <summary>Whether it is a full convolution.</summary>
    public bool IsFull => back.IsFull;

    /// <summary>Takes δ back through a filter.</summary>
    /// <param name="forward">The filter over its input.</param>
    /// <param name="deltas">Rows of numbers, as many as the output has; null for ones.</param>
    /// <exception cref="ChainruleException">Numbers that do not fit, or a filter whose way back is no single filter.</exception>
    public static BackwardResult Of(LabResult forward, string? deltas)
    {
        var back = new BackwardFilter(forward.Filter, forward.Shape);
        var values = deltas is null ? Ones(forward.Output.Shape) : LabInput.FromText(deltas).Values;
        if (values.Shape != forward.Output.Shape)
        {
            throw new ChainruleException($"the output is {forward.Output.Shape}, and the deltas are {values.Shape}; give as many");
        }
        return new BackwardResult(back, values, LabResult.Of(new LabInput(back.Spread(values)), back.Filter));
    }

    /// <summary>One δ changed, as text.</summary>
    public string With(Place cell, double delta)
    {
        var values = new Tensor<double>(Deltas.Shape, Deltas.Values);
        values[cell.Channel, cell.Row, cell.Column] = delta;
        return new LabInput(values).ToText();
    }

    /// <summary>How the δ of an input cell comes about.</summary>
    public Document Working(Place cell) => new(
        "The way back", new Display(Result.Explain(cell).EquationOf(new Scripted(new Symbol('δ'), null, new Symbol('X')))));

    private static Tensor<double> Ones(Shape shape)
    {
        var ones = new Tensor<double>(shape);
        ones.Values.Fill(1);
        return ones;
    }
}
