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
        Layers = [.. derivation.Blocks.Select(own => own.Delta.Variable.Layer).Where(layer => layer.Length > 0)];
        block = derivation.Blocks.Index().Single(pair => pair.Item.Parameters.Any(own => own.Updated.Variable == field.Variable)).Index;
        parameter = Own.Parameters.Single(own => own.Updated.Variable == field.Variable);
        IsBias = IsDense && field.Places.All(place => field.Variable.Place(place)[0] == 0);
    }

    /// <summary>The names, in the order to list them.</summary>
    public static IReadOnlyList<string> All { get; } = ["w", "v", "b", "eta", "x", "h", "a", "yhat", "y", "t", "delta"];

    /// <summary>The letters that stand for the parameter's own indices.</summary>
    public IReadOnlyList<IndexName> Indices => [.. parameter.Over.Select(binding => binding.Name)];

    /// <summary>Whether the parameter's layer is one that rules are read for: a convolution's have indices that are sums.</summary>
    public bool IsDense => Own.Layer is Dense;

    /// <summary>Whether the rule is for biases alone.</summary>
    public bool IsBias { get; }

    /// <summary>The letter of the input that a weight comes from.</summary>
    public IndexName InputIndex => parameter.Over[0].Name;

    /// <summary>The parameter as formulas have it.</summary>
    public Element Parameter => parameter.At;

    /// <summary>Whether this is what the rule is for.</summary>
    public bool IsOwn(Expression expression) => expression is Element element && element.Variable == parameter.At.Variable;

    /// <summary>What stands above what belongs to a layer: h and o on the sheet, else (1), (2) and so on.</summary>
    public IReadOnlyList<string> Layers { get; }

    /// <summary>What a letter runs over in a sum: the units of the nearest layer that has it, from 1; null where none has.</summary>
    public IndexRange? Range(IndexName name) => Nearest(block)
        .SelectMany(near => near.Over.Concat(near.InputOver)).Where(binding => binding.Name == name)
        .Select(binding => (IndexRange?)binding.Range).FirstOrDefault();

    /// <summary>What a name stands for; null where nothing of that name has such indices.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="at">Its indices as they were written; null where none were.</param>
    /// <param name="layer">The layer that was written above it; null where none was.</param>
    /// <param name="bound">The letters that run in a sum around it.</param>
    public Element? Find(string name, Items<AffineIndex>? at, string? layer, IReadOnlyCollection<IndexName> bound)
    {
        if (at is null)
        {
            return Plain(name, bound);
        }
        // A number stands in a sum that is written out, over the units of the next layer: delta_1 w_j1 + delta_2 w_j2.
        var near = Nearest(at.Any(index => index.Number is not null) ? block + 1 : block);
        var inLayer = Candidates(name, near).Where(candidate => layer is null || candidate.Variable.Layer == layer).ToList();
        return inLayer.Where(candidate => Fits(candidate, at)).OrderByDescending(candidate => InPlace(candidate, at))
            .Concat(inLayer.Where(candidate => FitsByConfusion(candidate, at, bound)))
            .Select(candidate => At(candidate, at)).FirstOrDefault(IsThere);
    }

    /// <summary>A parameter after its step; null for the one that the rule is for.</summary>
    public Element? AfterStep(Element parameter) => IsOwn(parameter) ? null : new(
        derivation.Blocks.SelectMany(block => block.Parameters).Single(own => own.At.Variable == parameter.Variable).Updated.Variable, parameter.At);

    /// <summary>Whether the numbers among its indices are those of numbers that there are.</summary>
    private static bool IsThere(Element element) =>
        element.At.Zip(element.Variable.Ranges).All(pair => pair.First.Number is not { } number || pair.Second.First <= number && number <= pair.Second.Last);

    private Block Own => derivation.Blocks[block];

    /// <summary>The blocks, the nearest to one of them first; of two as near the one after it.</summary>
    private IEnumerable<Block> Nearest(int to) => derivation.Blocks.Index()
        .OrderBy(pair => Math.Abs(pair.Index - to)).ThenByDescending(pair => pair.Index).Select(pair => pair.Item);

    private IEnumerable<Element> Candidates(string name, IEnumerable<Block> near) => name switch
    {
        "w" or "v" => near.SelectMany(block => block.Parameters).Where(own => own.At.Variable.Symbol.Letter == name[0]).Select(own => own.At),
        "b" when IsBias => [Bias(parameter)],
        "b" => near.Where(block => block.Layer is Dense).Select(block => Bias(block.Parameters[0])),
        // What a dense layer reads may be written with another letter there than where it is made.
        "a" => near.SelectMany(block => new[] { block.Output, new Element(block.Input, [.. block.InputOver.Select(own => (AffineIndex)own.Name)]) })
            .Where(element => element.Variable != derivation.Symbols.Input),
        "h" => near.Select(block => block.Weighted),
        "delta" => near.Select(block => block.Delta),
        "x" => [Input(derivation.Blocks[0].InputOver[0].Name)],
        "y" or "t" => [derivation.Symbols.Target],
        "yhat" => [derivation.Symbols.Prediction],
        _ => [derivation.Symbols.Rate],
    };

    private Element? Plain(string name, IReadOnlyCollection<IndexName> bound) => name switch
    {
        "w" or "v" => parameter.At,
        "b" => Bias(parameter),
        "a" => block > 0 ? new Element(Own.Input, [Own.InputOver[0].Name]) : Own.Output,
        // What reads another layer reads x by its own letter: that is a mistake, and has its name.
        "x" when !bound.Concat(Indices).Contains(derivation.Blocks[0].InputOver[0].Name) => Input(Own.InputOver[0].Name),
        _ => Candidates(name, Nearest(block)).FirstOrDefault(),
    };

    private static Element Bias(BlockParameter dense) => dense.At.Variable[0, dense.At.At[1]];

    private Element Input(IndexName name) => new(derivation.Symbols.Input, [name]);

    /// <summary>The letters that a candidate is written with; a bias's 0 is none.</summary>
    private static List<IndexName> Letters(Element candidate) => [.. candidate.At.SelectMany(own => own.Names)];

    /// <summary>
    /// Whether indices are a candidate's own letters, in any order, or numbers in their stead. What the rule itself is for has
    /// its letters in their order: with others it is no part of any rule.
    /// </summary>
    private bool Fits(Element candidate, Items<AffineIndex> at)
    {
        var letters = Letters(candidate);
        return at.Count == letters.Count
            && (!IsOwn(candidate) || at.Zip(letters).All(pair => pair.First.Number is not null || pair.First.Name == pair.Second))
            && at.All(index => index.Number is not null || index.Name is { } name && letters.Remove(name));
    }

    /// <summary>
    /// Whether indices are letters that the rule knows, though of another quantity with as many numbers: x_j for x_i, w_jj for w_jk.
    /// Such rules are mistakes with a name. What the rule itself is for has no other letters than its own.
    /// </summary>
    private bool FitsByConfusion(Element candidate, Items<AffineIndex> at, IReadOnlyCollection<IndexName> bound)
    {
        var axes = candidate.At.Zip(candidate.Variable.Ranges).Where(pair => pair.First.Number is null).Select(pair => pair.Second).ToList();
        return !IsOwn(candidate) && at.Count == axes.Count && at.Zip(axes).All(pair =>
            pair.First.Name is { } name && (Indices.Contains(name) || bound.Contains(name)) && Range(name)?.Last == pair.Second.Last);
    }

    private static int InPlace(Element candidate, Items<AffineIndex> at) => Letters(candidate).Zip(at).Count(pair => pair.Second.Name == pair.First);

    private static Element At(Element candidate, Items<AffineIndex> at)
    {
        var next = 0;
        return new(candidate.Variable, [.. candidate.At.Select(own => own.Number is null ? at[next++] : own)]);
    }
}
