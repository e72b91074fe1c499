using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>
/// Backpropagation derived for a network and a loss: from the equations of its layers, by the rules of differentiation, to a
/// rule for each parameter's update. Nothing here knows the derivative of a layer; <see cref="Differentiation"/> finds it.
/// </summary>
public sealed class Derivation
{
    /// <summary>Beyond this nobody reads one, and it takes longer than the square of the layers.</summary>
    private const int MostLayers = 200;

    private Derivation(Network network, Loss loss)
    {
        (Network, Loss) = (network, loss);
        Symbols = new NetworkSymbols(network, loss);
        LossEquation = loss.Equation(Symbols.Prediction.Variable, Symbols.Target.Variable, Symbols.OutputOver).Simplify();
        Probabilities = loss.Probabilities(Symbols.Blocks[^1].Output.Variable, Symbols.OutputOver)?.Simplify();
        OutputGradient = new OutputGradient(this);
        var blocks = new BlockDerivation[Blocks.Count];
        for (var l = blocks.Length - 1; l >= 0; l--)
        {
            blocks[l] = new BlockDerivation(this, Blocks[l], l == blocks.Length - 1 ? null : blocks[l + 1]);
        }
        BlockDerivations = blocks;
        Rules = [.. ForwardRules(), .. blocks.Reverse().SelectMany(BackwardRules), .. blocks.SelectMany(UpdateRules)];
    }

    /// <summary>Derives the rules.</summary>
    /// <param name="network">The network; its parameters' values do not matter.</param>
    /// <param name="loss">What is to become small.</param>
    /// <exception cref="ChainruleException">A network of more than 200 layers.</exception>
    public static Derivation Of(Network network, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        if (network.Layers.Count > MostLayers)
        {
            throw new ChainruleException($"a network of {network.Layers.Count} layers is derived for too long: {MostLayers} are the most; choose a smaller one");
        }
        return new(network, loss);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>The loss.</summary>
    public Loss Loss { get; }

    /// <summary>The network's parts, first to last.</summary>
    public IReadOnlyList<Block> Blocks => Symbols.Blocks;

    /// <summary>The whole step, in the order in which it is computed.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>What a rule updates.</summary>
    internal BlockParameter ParameterOf(Rule update) =>
        Blocks[update.Block].Parameters.Single(parameter => parameter.Updated.Variable == update.Left.Variable);

    /// <summary>What everything is called.</summary>
    internal NetworkSymbols Symbols { get; }

    /// <summary>What the loss is.</summary>
    internal Expression LossEquation { get; }

    /// <summary>What the loss makes of the outputs before it compares them: their softmax; null where it takes them as they are.</summary>
    internal Expression? Probabilities { get; }

    /// <summary>How the loss hangs on the outputs.</summary>
    internal OutputGradient OutputGradient { get; }

    /// <summary>The derivation for each block, first to last.</summary>
    internal IReadOnlyList<BlockDerivation> BlockDerivations { get; }

    private IEnumerable<Rule> ForwardRules()
    {
        foreach (var (l, block) in Blocks.Index())
        {
            yield return new Rule(RuleKind.Weighted, l, block.Weighted, block.Over, block.Equation);
            if (block.Activated is not null)
            {
                yield return new Rule(RuleKind.Activation, l, block.Output, block.Over, block.Activated);
            }
        }
        if (Probabilities is not null)
        {
            yield return new Rule(RuleKind.Prediction, -1, Symbols.Prediction, Symbols.OutputOver, Probabilities);
        }
        yield return new Rule(RuleKind.Loss, -1, Symbols.Loss, [], LossEquation);
    }

    private IEnumerable<Rule> BackwardRules(BlockDerivation derivation, int fromLast)
    {
        var l = Blocks.Count - 1 - fromLast;
        yield return new Rule(RuleKind.Delta, l, derivation.Delta, derivation.At, derivation.DeltaValue);
        foreach (var gradient in derivation.Gradients)
        {
            yield return new Rule(RuleKind.Gradient, l, gradient.Parameter.Gradient, gradient.Parameter.Over, gradient.Value);
        }
    }

    private IEnumerable<Rule> UpdateRules(BlockDerivation derivation, int l) => derivation.Gradients.Select(gradient => new Rule(
        RuleKind.Update, l, gradient.Parameter.Updated, gradient.Parameter.Over,
        gradient.Parameter.At - Symbols.Rate * gradient.Parameter.Gradient));
}
