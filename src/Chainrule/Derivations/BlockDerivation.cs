using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>The gradient of a parameter: Σ_k δ_k ∂h_k/∂w_jk.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Factor">∂h_k/∂w_jk.</param>
/// <param name="Summed">Σ_k δ_k ∂h_k/∂w_jk with the factor put in; equal to the value where each weight enters one h only.</param>
/// <param name="Value">What it comes to.</param>
internal sealed record ParameterGradient(BlockParameter Parameter, Derivative Factor, SumOver Summed, Expression Value);

/// <summary>What backpropagation comes to in one block.</summary>
internal sealed class BlockDerivation
{
    /// <param name="derivation">The whole.</param>
    /// <param name="block">The block.</param>
    /// <param name="next">The block after it, already derived; null for the last.</param>
    public BlockDerivation(Derivation derivation, Block block, BlockDerivation? next)
    {
        (Block, Next) = (block, next);
        At = next?.Block.InputOver ?? derivation.Symbols.OutputOver;
        var ranges = Ranges(At);
        Delta = Here(block.Delta);
        Output = Here(block.Output);
        if (next is null)
        {
            Upstream = derivation.OutputGradient.Value;
        }
        else
        {
            // ∂L/∂a_j = Σ_k δ_k ∂h_k/∂a_j
            (Passed, PassedSum) = Through(next.Block, Output, ranges);
            Upstream = PassedSum.Contract(ranges);
        }
        if (block.Activated is not null)
        {
            Slope = new Derivative(Output, Here(block.Weighted), InLettersOf(block.Activated), ranges)
                .Introducing(Output, InLettersOf(block.Activated));
        }
        DeltaValue = Joined(Slope?.Value);
        Gradients = [.. block.Parameters.Select(parameter =>
        {
            var (factor, sum) = Through(block, parameter.At, Ranges(parameter.Over));
            return new ParameterGradient(parameter, factor, sum, sum.Contract(Ranges(parameter.Over)));
        })];
    }

    /// <summary>The block.</summary>
    public Block Block { get; }

    /// <summary>The derivation of the block after it.</summary>
    public BlockDerivation? Next { get; }

    /// <summary>The indices that what the block passes on is read with.</summary>
    public Items<Binding> At { get; }

    /// <summary>δ at these indices.</summary>
    public Element Delta { get; }

    /// <summary>a at these indices.</summary>
    public Element Output { get; }

    /// <summary>∂h_k/∂a_j, of the next block's weighted inputs by what this one passes on; null in the last.</summary>
    public Derivative? Passed { get; }

    /// <summary>Σ_k δ_k ∂h_k/∂a_j with that put in; null in the last.</summary>
    public SumOver? PassedSum { get; }

    /// <summary>∂L/∂a.</summary>
    public Expression Upstream { get; }

    /// <summary>∂a/∂h; null without an activation.</summary>
    public Derivative? Slope { get; }

    /// <summary>δ = ∂L/∂a ∂a/∂h.</summary>
    public Expression DeltaValue { get; }

    /// <summary>For each parameter.</summary>
    public IReadOnlyList<ParameterGradient> Gradients { get; }

    /// <summary>∂L/∂a ∂a/∂h for a form of the latter: what comes from the next block last, as on the sheet.</summary>
    public Expression Joined(Expression? slope) => slope is null ? Upstream : (Next is null ? Upstream * slope : slope * Upstream).Simplify();

    /// <summary>The derivative of a block's weighted inputs by what one of them hangs on, and its sum with the deltas.</summary>
    private static (Derivative Factor, SumOver Sum) Through(Block block, Element by, Dictionary<IndexName, IndexRange> ranges)
    {
        // The block's own indices may have the same letters as those it is differentiated by.
        Expression One(Expression expression) => new SumOver(block.Over, expression * block.Weighted * block.Delta * block.Equation);
        var apart = (SumOver)((SumOver)One(1)).Apart(by.FreeIndices);
        var names = block.Over.Zip(apart.Over).ToList();
        Expression Renamed(Expression expression) => names.Aggregate(expression, (e, pair) => e.Substitute(pair.First.Name, pair.Second.Name));
        var all = new Dictionary<IndexName, IndexRange>(ranges);
        foreach (var binding in apart.Over)
        {
            all[binding.Name] = binding.Range;
        }
        var factor = new Derivative((Element)Renamed(block.Weighted), by, Renamed(block.Equation), all);
        // With the brackets still in it: those may be used for the outer sum's indices as well.
        return (factor, new SumOver(apart.Over, Renamed(block.Delta) * factor.Steps[0]));
    }

    private static Dictionary<IndexName, IndexRange> Ranges(Items<Binding> over) => over.ToDictionary(binding => binding.Name, binding => binding.Range);

    private Element Here(Element element) => new(element.Variable, [.. At.Select(binding => (AffineIndex)binding.Name)]);

    private Expression InLettersOf(Expression expression) =>
        Block.Over.Zip(At).Aggregate(expression, (e, pair) => e.Substitute(pair.First.Name, pair.Second.Name));
}
