using System.Globalization;
using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// Every output a weighted sum of all inputs: h_j = b_j + Σ_i w_ji · x_i, for I inputs and U units. An input of any
/// shape is read as one row of numbers.
/// </summary>
public sealed class Dense : Layer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="input">The shape of one example.</param>
    /// <param name="units">U, at least 1.</param>
    public Dense(Shape input, int units) : base(input, new Shape(units)) =>
        Parameters =
        [
            new ParameterInfo("weight", new Shape(units, input.Count), input.Count, units),
            new ParameterInfo("bias", new Shape(units), input.Count, units),
        ];

    /// <summary>U: how many weighted sums.</summary>
    public int Units => Output.Count;

    /// <inheritdoc/>
    public override string Kind => "dense";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterInfo> Parameters { get; }

    // h_j = Σ_i w_ij · x_i, the bias being w_0j beside x_0 = 1.
    internal override Expression Equation(EquationTerms terms) => new SumOver(
        [new(terms.From, new(0, Input.Count))], terms.Weight![terms.From, terms.At[0]] * terms.Input[terms.From]);

    /// <inheritdoc/>
    public override long MultiplyAdds => (long)Units * Input.Count;

    // Kept for the gradient: the inputs in example-major order, each example rounded up to whole lanes, and the deltas
    // in unit-major order.
    internal override long KeptScalars(int batchGroups, int lane) =>
        (long)batchGroups * lane * (PaddedInputs(lane) + Units);

    internal override unsafe void Forward<TLane, T>(in Pass<TLane, T> pass)
    {
        // h_j = b_j + Σ_i w_ji · x_i
        var (firstUnit, units) = pass.Share(Units);
        Product.Forward(pass.Input, Input.Count, pass.Weights, pass.Bias, pass.Output, Units, firstUnit, firstUnit + units, pass.Groups);

        if (pass.Training)
        {
            var (firstInput, inputs) = pass.Share(Input.Count);
            var stride = PaddedInputs(TLane.Count);
            for (var group = 0; group < pass.Groups; group++)
            {
                Transposition.ToExamples<TLane, T>(
                    pass.Input + ((nint)group * Input.Count + firstInput), inputs,
                    pass.Kept + ((nint)(pass.FirstGroup + group) * TLane.Count * stride + firstInput), stride);
            }
        }
    }

    internal override unsafe void Backward<TLane, T>(in Pass<TLane, T> pass)
    {
        // δ_i = Σ_j w_ji · δ_j
        if (pass.InputDelta != null)
        {
            var (firstInput, inputs) = pass.Share(Input.Count);
            Product.ByInput(
                pass.OutputDelta, Units, pass.Weights, pass.InputDelta, Input.Count, firstInput, firstInput + inputs, pass.Groups);
        }

        var deltas = (TLane*)Deltas<TLane, T>(pass.Kept, pass.BatchGroups);
        var (firstUnit, units) = pass.Share(Units);
        for (var unit = firstUnit; unit < firstUnit + units; unit++)
        {
            for (var group = 0; group < pass.Groups; group++)
            {
                deltas[(nint)unit * pass.BatchGroups + pass.FirstGroup + group] = pass.OutputDelta[(nint)group * Units + unit];
            }
        }
    }

    internal override unsafe void Gradient<TLane, T>(in GradientPass<TLane, T> pass)
    {
        var examples = pass.BatchGroups * TLane.Count;
        var deltas = Deltas<TLane, T>(pass.Kept, pass.BatchGroups);

        // ∂L/∂w_ji = Σ_examples δ_j · x_i
        Product.ByWeights<TLane, T>(
            pass.Kept, PaddedInputs(TLane.Count), Input.Count, deltas, examples, pass.FirstRow, pass.EndRow, pass.Weights);

        // ∂L/∂b_j = Σ_examples δ_j
        for (var unit = pass.FirstRow; unit < pass.EndRow; unit++)
        {
            pass.Bias[unit] = Reduction.Sum<TLane, T>((TLane*)deltas + (nint)unit * pass.BatchGroups, pass.BatchGroups);
        }
    }

    private int PaddedInputs(int lane) => (Input.Count + lane - 1) / lane * lane;

    private unsafe T* Deltas<TLane, T>(T* kept, int batchGroups)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged =>
        kept + (nint)batchGroups * TLane.Count * PaddedInputs(TLane.Count);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"dense {Units}");
}
