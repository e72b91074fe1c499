using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// Reads an update rule: <c>w - eta * (yhat - y) * yhat * (1 - yhat) * a</c>, with indices or without, and with sums over an index:
/// <c>sum_k(delta_k * w_jk)</c>. What is updated may stand before it: <c>w_jk^+ = …</c>.
/// </summary>
internal sealed class RuleParser : ExpressionParser
{
    private const string Sum = "sum";

    /// <summary>What says of a parameter that it is the one after the step.</summary>
    private static readonly string[] updated = ["^+", "^{+}", "⁺", "'", "′"];

    private readonly RuleNames names;
    private readonly HashSet<IndexName> bound = [];

    private bool namesBias;

    private RuleParser(string text, int start, int length, RuleNames names) : base("rule", text, start, length) => this.names = names;

    /// <summary>Reads a rule.</summary>
    /// <exception cref="ChainruleException">A mistake in it, with its place.</exception>
    public static Expression Parse(string text, RuleNames names)
    {
        var right = text.AsSpan().IndexOfAny('=', '←') + 1;
        if (right > 0)
        {
            var left = text[..(right - 1)].TrimEnd(' ', ':');
            left = updated.FirstOrDefault(left.EndsWith) is { } mark ? left[..^mark.Length] : left;
            if (!names.IsOwn(new RuleParser(text, 0, left.Length, names).Parse()))
            {
                throw new ChainruleException($"rule, column 1: it is to say what {names.Parameter} becomes", text, 0, left.Length);
            }
        }
        var parser = new RuleParser(text, right, text.Length - right, names);
        var rule = parser.Parse();
        // The bias has no input: whoever calls it b cannot mean by a_j the constant 1 that the weight with index 0 has.
        return names.IsBias && parser.namesBias ? rule.Substitute(names.InputIndex, 1) : rule;
    }

    protected override IReadOnlyList<string> Names { get; } = [.. RuleNames.All, Sum];

    protected override Expression Named(string name, int start)
    {
        var at = Next == '_' ? Indices() : null;
        if (name == Sum)
        {
            return Summed(at, start);
        }
        // The h of a_j^h says which layer's it is, as derive writes it: no rule has a weighted input for an exponent.
        var layer = at is not null && Next == '^' && names.IsLayer(Following) ? $"{Following}" : null;
        if (layer is not null)
        {
            Take();
            Take();
        }
        if (names.Find(name, at, layer, bound) is not { } element)
        {
            throw WrongSince(start, at is null
                ? $"there is no {name} here"
                : $"there is no {name} with these indices in this order; the rule is for {names.Parameter}");
        }
        namesBias |= name == "b";
        return element.FreeIndices.Except(bound).Except(names.Indices).Select(index => (IndexName?)index).FirstOrDefault() is { } free
            ? throw WrongSince(start, $"nothing says what {free} is in {name}; sum over it with sum_{free}( )")
            : element;
    }

    private SumOver Summed(Items<AffineIndex>? at, int start)
    {
        if (at is not [{ Name: { } index }] || names.Range(index) is not { } range || bound.Contains(index))
        {
            throw WrongSince(start, "a sum needs the index that it runs over, as in sum_k( )");
        }
        bound.Add(index);
        var body = Parenthesis();
        bound.Remove(index);
        return new SumOver([new(index, range)], body);
    }

    private Items<AffineIndex> Indices()
    {
        var indices = new List<AffineIndex>();
        Take();
        var isBraced = Next == '{' && Accept('{');
        while (char.IsAsciiLetterLower(Next) || char.IsAsciiDigit(Next) || isBraced && Next is ',' or ' ')
        {
            var letter = Take();
            if (char.IsAsciiDigit(letter))
            {
                indices.Add(letter - '0');
            }
            else if (char.IsAsciiLetterLower(letter))
            {
                indices.Add(letter);
            }
        }
        if (indices.Count == 0 || isBraced && !Accept('}'))
        {
            throw Unexpected(isBraced ? "indices and '}'" : "an index");
        }
        return [.. indices];
    }
}
