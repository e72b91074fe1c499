using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// A function of each weighted input by itself: a = f(h), and δ_h = δ_a · f′. Whether f′ is computed from the input h
/// or from the output a is said by each activation: mixing them up is the most repeated mistake of this trade.
/// </summary>
public abstract class Activation : Layer
{
    private protected Activation(Shape shape) : base(shape, shape) { }

    /// <summary>Whether f′ takes the output a; if not, it takes the input h, which must then be kept.</summary>
    internal abstract bool DerivativeTakesOutput { get; }

    internal sealed override Expression Equation(EquationTerms terms) => Formula(terms.Here, "");

    /// <summary>f(h): the equation of the activation.</summary>
    /// <param name="h">The weighted input.</param>
    /// <param name="label">What stands below the function's letter to tell the layers' apart; empty for nothing.</param>
    internal abstract Expression Formula(Expression h, string label);

    internal sealed override bool IsElementwise => true;

    internal sealed override bool BackwardReadsInput => !DerivativeTakesOutput;

    internal sealed override bool BackwardReadsOutput => DerivativeTakesOutput;

    /// <summary>Runs the function over a pass; for the activation's Forward.</summary>
    private protected unsafe void Apply<TFunction, TLane, T>(TFunction function, in Pass<TLane, T> pass)
        where TFunction : struct, IFunction
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var (first, count) = pass.Share(pass.Groups * Output.Count);
        Elementwise.Apply<TFunction, TLane, T>(function, pass.Input + first, pass.Output + first, count);
    }

    /// <summary>Runs the derivative over a pass; for the activation's Backward.</summary>
    private protected unsafe void ApplyDerivative<TFunction, TLane, T>(TFunction function, in Pass<TLane, T> pass)
        where TFunction : struct, IFunction
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var (first, count) = pass.Share(pass.Groups * Output.Count);
        Elementwise.ApplyDerivative<TFunction, TLane, T>(
            function, pass.Input + first, pass.Output + first, pass.OutputDelta + first, pass.InputDelta + first, count);
    }

    /// <inheritdoc/>
    public override string ToString() => Kind;
}
