using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// One step of a network: an equation from an input to an output, and its derivative. A layer holds no parameters and
/// no activations; a network owns the first and a plan the second, so one layer serves many threads at once.
/// </summary>
public abstract class Layer
{
    private protected Layer(Shape input, Shape output)
    {
        Input = input;
        Output = output;
    }

    /// <summary>The shape of one example's input.</summary>
    public Shape Input { get; }

    /// <summary>The shape of one example's output.</summary>
    public Shape Output { get; }

    /// <summary>The word that names it in a network's text: <c>dense</c>, <c>conv</c>, <c>relu</c>…</summary>
    public abstract string Kind { get; }

    /// <summary>The learnable tensors: none, or a weight whose rows are outputs and a bias with one value a row.</summary>
    public virtual IReadOnlyList<ParameterInfo> Parameters => [];

    /// <summary>The forward rule: what the output with the given indices is. The derivative that backward carries out is derived from it.</summary>
    internal abstract Expression Equation(EquationTerms terms);

    /// <summary>Multiplications with an addition in one example's forward pass.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>
    /// Whether each output cell hangs on the same cell of the input alone: then the input's delta may overwrite the
    /// output's, and the output the input, as far as nobody's backward reads what is lost.
    /// </summary>
    internal virtual bool IsElementwise => false;

    /// <summary>Whether the output is the input's very memory, under another shape.</summary>
    internal virtual bool IsView => false;

    /// <summary>Whether backward reads the layer's input.</summary>
    internal virtual bool BackwardReadsInput => false;

    /// <summary>Whether backward reads the layer's output.</summary>
    internal virtual bool BackwardReadsOutput => false;

    /// <summary>Lanes of scratch that a block of groups needs, a lane being so many examples wide.</summary>
    internal virtual long ScratchLanes(int groups, int lane, bool training) => 0;

    /// <summary>Scalars that a batch needs kept until its gradient.</summary>
    internal virtual long KeptScalars(int batchGroups, int lane) => 0;

    /// <summary>Computes the output from the input.</summary>
    internal abstract void Forward<TLane, T>(in Pass<TLane, T> pass)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;

    /// <summary>Computes the input's delta from the output's, and keeps what the gradient needs.</summary>
    internal abstract void Backward<TLane, T>(in Pass<TLane, T> pass)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;

    /// <summary>Computes the gradient of the parameters' rows from FirstRow to EndRow, over the whole batch.</summary>
    internal virtual void Gradient<TLane, T>(in GradientPass<TLane, T> pass)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    { }

    /// <summary>Its stage in the network's text.</summary>
    public abstract override string ToString();
}
