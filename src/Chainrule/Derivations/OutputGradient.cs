using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>How the loss hangs on what the network puts out: through the probabilities, where the loss makes some.</summary>
internal sealed class OutputGradient
{
    public OutputGradient(Derivation derivation)
    {
        var symbols = derivation.Symbols;
        var over = symbols.OutputOver;
        var ranges = over.ToDictionary(binding => binding.Name, binding => binding.Range);

        ByPrediction = new Derivative(symbols.Loss, symbols.Prediction, derivation.LossEquation, ranges);
        Value = ByPrediction.Value;
        if (derivation.Probabilities is not { } probabilities)
        {
            return;
        }
        // ŷ_k′ for all k′ hangs on every output h_k.
        var output = new Element(symbols.Blocks[^1].Output.Variable, symbols.Prediction.At);
        var all = (SumOver)new SumOver(over, symbols.Prediction * probabilities).Apart(over.Select(binding => binding.Name));
        var others = all.Over.Zip(over).Aggregate(
            (Prediction: (Expression)symbols.Prediction, Value: probabilities, Slope: ByPrediction.Value),
            (parts, pair) => (Renamed(parts.Prediction, pair), Renamed(parts.Value, pair), Renamed(parts.Slope, pair)));
        Over = all.Over;
        Others = (Element)others.Prediction;
        // Its own sum has yet another index.
        var definition = others.Value.ApartFrom([.. Over.Concat(over).Select(binding => binding.Name)]);
        ByOutput = new Derivative(Others, output, definition, all.Over.Concat(over).ToDictionary(binding => binding.Name, binding => binding.Range))
            .Introducing(symbols.Prediction, probabilities);
        Summed = new SumOver(all.Over, others.Slope * ByOutput.Value);
        Contracted = Summed.Contract(ranges);
        // The targets are shares of 1.
        Value = WithoutSum(Contracted, new SumOver(over, symbols.Target)).Simplify();
    }

    /// <summary>∂L/∂ŷ_k.</summary>
    public Derivative ByPrediction { get; }

    /// <summary>∂ŷ_k′/∂h_k, where the predictions are probabilities made of all outputs.</summary>
    public Derivative? ByOutput { get; }

    /// <summary>ŷ_k′.</summary>
    public Element? Others { get; }

    /// <summary>k′ with its range.</summary>
    public Items<Binding> Over { get; } = [];

    /// <summary>Σ_k′ ∂L/∂ŷ_k′ ∂ŷ_k′/∂h_k with both put in.</summary>
    public Expression? Summed { get; }

    /// <summary>The same, contracted.</summary>
    public Expression? Contracted { get; }

    /// <summary>The derivative of the loss by what the last block passes on.</summary>
    public Expression Value { get; }

    private static Expression Renamed(Expression expression, (Binding To, Binding From) names) =>
        expression.Substitute(names.From.Name, names.To.Name);

    private static Expression WithoutSum(Expression expression, SumOver sum) =>
        expression.Equals(sum) ? 1 : expression.WithParts(part => WithoutSum(part, sum));
}
