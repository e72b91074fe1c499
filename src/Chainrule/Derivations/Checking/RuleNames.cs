using Chainrule.Layers;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// What the names in a student's update rule stand for. With indices a name is the variable that has these letters: in the rule
/// for v_ij, <c>delta_k</c> is the δ of the layer after it. Without, it is what the parameter's own layer has.
/// </summary>
internal sealed class RuleNames
{
    private readonly Derivation derivation;
    private readonly int block;
    private readonly BlockParameter parameter;

    public RuleNames(Derivation derivation, AnswerField field)
    {
        this.derivation = derivation;
        block = derivation.Blocks.Index().Single(pair => pair.Item.Parameters.Any(own => own.Updated.Variable == field.Variable)).Index;
        parameter = Own.Parameters.Single(own => own.Updated.Variable == field.Variable);
    }

    /// <summary>The names, in the order to list them.</summary>
    public static IReadOnlyList<string> All { get; } = ["w", "v", "b", "eta", "x", "h", "a", "yhat", "y", "delta"];

    /// <summary>The letters that stand for the parameter's own indices.</summary>
    public IReadOnlyList<IndexName> Indices => [.. parameter.Over.Select(binding => binding.Name)];

    /// <summary>Whether the parameter's layer is one that rules are read for: a convolution's have indices that are sums.</summary>
    public bool IsDense => Own.Layer is Dense;

    /// <summary>What a letter runs over in a sum: the units of the nearest layer that has it, from 1; null where none has.</summary>
    public IndexRange? Range(IndexName name) => Nearest
        .SelectMany(near => near.Over.Concat(near.InputOver)).Where(binding => binding.Name == name)
        .Select(binding => (IndexRange?)binding.Range).FirstOrDefault();

    /// <summary>What a name stands for; null where nothing of that name has such indices.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="at">Its indices as they were written; null where none were.</param>
    /// <param name="bound">The letters that run in a sum around it.</param>
    public Element? Find(string name, Items<AffineIndex>? at, IReadOnlyCollection<IndexName> bound) => at is null
        ? Plain(name, bound)
        : Candidates(name).FirstOrDefault(candidate => Fits(candidate, at)) is { } found ? new Element(found.Variable, at) : null;

    private Block Own => derivation.Blocks[block];

    /// <summary>The blocks, the nearest first: the own, the next, the one before, and so on.</summary>
    private IEnumerable<Block> Nearest => derivation.Blocks.Index()
        .OrderBy(pair => Math.Abs(pair.Index - block)).ThenByDescending(pair => pair.Index).Select(pair => pair.Item);

    private IEnumerable<Element> Candidates(string name) => name switch
    {
        "w" or "v" => Weights(name[0]),
        "b" => [],
        "a" => Nearest.Select(near => near.Output),
        "h" => Nearest.Select(near => near.Weighted),
        "delta" => Nearest.Select(near => near.Delta),
        "x" => [Input(derivation.Blocks[0].InputOver[0].Name)],
        "y" => [derivation.Symbols.Target],
        "yhat" => [derivation.Symbols.Prediction],
        _ => [derivation.Symbols.Rate],
    };

    private IEnumerable<Element> Weights(char letter) =>
        Nearest.SelectMany(near => near.Parameters).Where(own => own.At.Variable.Symbol.Letter == letter).Select(own => own.At);

    private Element? Plain(string name, IReadOnlyCollection<IndexName> bound) => name switch
    {
        "b" => parameter.At.Variable[0, parameter.At.At[1]],
        "a" => block > 0 ? new Element(Own.Input, [Own.InputOver[0].Name]) : Own.Output,
        // What reads another layer reads x by its own letter: that is a mistake, and has its name.
        "x" when !bound.Concat(Indices).Contains(derivation.Blocks[0].InputOver[0].Name) => Input(Own.InputOver[0].Name),
        _ => Candidates(name).FirstOrDefault(),
    };

    private Element Input(IndexName name) => new(derivation.Symbols.Input, [name]);

    /// <summary>Whether indices are a candidate's own letters, in any order, or numbers in their stead.</summary>
    private static bool Fits(Element candidate, Items<AffineIndex> at)
    {
        if (at.Count != candidate.At.Count)
        {
            return false;
        }
        var letters = candidate.At.SelectMany(own => own.Names).ToList();
        return at.All(index => index.Number is not null || index.Name is { } name && letters.Remove(name));
    }
}
