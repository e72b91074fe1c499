using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// An activation that a user gives as a formula in x, such as <c>x / (1 + exp(-x))</c>: f(x) of each weighted input by itself.
/// Its derivative is found from the formula, and is taken from the input.
/// </summary>
public sealed class FormulaActivation : Activation
{
    private static readonly Variable x = new('x'), delta = new('δ');

    private readonly Expression formula;
    private readonly LaneProgram value, slope;

    /// <summary>Creates the activation.</summary>
    /// <param name="shape">The shape of its input and output.</param>
    /// <param name="formula">The formula: docs/network-text.md says what may stand in it.</param>
    /// <exception cref="ChainruleException">A text that is no formula in x, with the place of the mistake.</exception>
    public FormulaActivation(Shape shape, string formula) : this(shape, "formula", formula, 0, formula?.Length ?? 0) { }

    /// <summary>Creates the activation from a part of a text.</summary>
    internal FormulaActivation(Shape shape, string what, string text, int start, int length) : base(shape)
    {
        ArgumentNullException.ThrowIfNull(text);
        formula = FormulaParser.Parse(what, text, start, length, x);
        var simplified = formula.Simplify();
        if (!simplified.Elements.Any())
        {
            throw new ChainruleException($"{what}, column {start + 1}: this has the same value whatever x is, and nothing would be learnt: an activation needs an x", text, start, length);
        }
        Text = string.Join(' ', text.Substring(start, length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var stable = simplified.Stable();
        value = LaneCompiler.Compile(stable, x);
        slope = LaneCompiler.Compile((delta[[]] * stable.By(x[[]])).Simplify(), x, delta);
    }

    /// <summary>The formula as it was written, a single space where there were more.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string Kind => "formula";

    internal override bool DerivativeTakesOutput => false;

    internal override Expression Formula(Expression h, string label) => formula.Replace(x, _ => h).Simplify();

    internal override unsafe void Forward<TLane, T>(in Pass<TLane, T> pass)
    {
        var (first, count) = pass.Share(pass.Groups * Output.Count);
        value.Run<TLane, T>(pass.Input + first, null, pass.Output + first, count);
    }

    internal override unsafe void Backward<TLane, T>(in Pass<TLane, T> pass)
    {
        var (first, count) = pass.Share(pass.Groups * Output.Count);
        slope.Run<TLane, T>(pass.Input + first, pass.OutputDelta + first, pass.InputDelta + first, count);
    }

    /// <inheritdoc/>
    public override string ToString() => $"\"{Text}\"";
}
