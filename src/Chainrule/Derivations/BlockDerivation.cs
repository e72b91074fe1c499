using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>The gradient of a parameter: Σ_k δ_k ∂h_k/∂w_jk.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Path">How it enters the block's weighted inputs.</param>
/// <param name="Value">What the gradient comes to.</param>
internal sealed record ParameterGradient(BlockParameter Parameter, Path Path, Expression Value);

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
            Path = Path.Through(next.Block, Output, At);
            Upstream = Path.Summed.Contract(ranges);
        }
        if (block.Activated is not null)
        {
            Slope = new Derivative(Output, Here(block.Weighted), InLettersOf(block.Activated), ranges)
                .Introducing(Output, InLettersOf(block.Activated));
        }
        DeltaValue = Joined(Slope?.Value);
        Gradients = [.. block.Parameters.Select(parameter =>
        {
            var path = Path.Through(block, parameter.At, parameter.Over);
            return new ParameterGradient(parameter, path, path.Summed.Contract(Ranges(parameter.Over)));
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

    /// <summary>How what the block passes on enters the next block's weighted inputs; null in the last.</summary>
    public Path? Path { get; }

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

    private static Dictionary<IndexName, IndexRange> Ranges(Items<Binding> over) => over.ToDictionary(binding => binding.Name, binding => binding.Range);

    private Element Here(Element element) => new(element.Variable, [.. At.Select(binding => (AffineIndex)binding.Name)]);

    private Expression InLettersOf(Expression expression) =>
        Block.Over.Zip(At).Aggregate(expression, (e, pair) => e.Substitute(pair.First.Name, pair.Second.Name));
}
