using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// Reads an update rule: <c>w - eta * (yhat - y) * yhat * (1 - yhat) * a</c>, with indices or without, and with sums over an index:
/// <c>sum_k(delta_k * w_jk)</c>, or as derivations are printed: <c>Σ_{k=1}^2 δ_k^o w_jk</c>. What is updated may stand before it:
/// <c>w_jk^+ = …</c>.
/// </summary>
internal sealed class RuleParser : ExpressionParser
{
    private const string Sum = "sum";

    private const int BeyondAllLimits = 1_000_000;

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
        var signs = EqualsSigns(text);
        if (signs is [var first, ..] && text[..first].TrimEnd(' ', ':') is { Length: > 0 } left)
        {
            if (left[^1] is '-' or '−' || left[^1] == '+' && !left.EndsWith("^+", StringComparison.Ordinal))
            {
                throw new ChainruleException($"rule, column {left.Length}: write the whole right side, {names.Parameter} − …", text, left.Length - 1, 1);
            }
            left = updated.FirstOrDefault(left.EndsWith) is { } mark ? left[..^mark.Length] : left;
            if (!names.IsOwn(new RuleParser(text, 0, left.Length, names).Parse()))
            {
                throw new ChainruleException($"rule, column 1: it is to say what {names.Parameter} becomes", text, 0, left.Length);
            }
        }
        // Of several right sides the last one is the answer; a sentence's full stop is none of it.
        var start = signs.Count > 0 ? signs[^1] + 1 : 0;
        var parser = new RuleParser(text, start, Math.Max(text.AsSpan().TrimEnd(" .\t\r\n").Length - start, 0), names);
        var rule = parser.Parse();
        // The bias has no input: whoever calls it b cannot mean by a_j the constant 1 that the weight with index 0 has.
        return names.IsBias && parser.namesBias ? rule.Substitute(names.InputIndex, 1) : rule;
    }

    /// <summary>Where equals signs and arrows stand, but those of a sum's <c>{k=1}</c>.</summary>
    private static List<int> EqualsSigns(string text)
    {
        var (isBraced, places) = (false, new List<int>());
        foreach (var (i, character) in text.Index())
        {
            isBraced = character == '{' || isBraced && character != '}';
            if (!isBraced && character is '=' or '←')
            {
                places.Add(i);
            }
        }
        return places;
    }

    protected override IReadOnlyList<string> Names { get; } = [.. RuleNames.All, Sum];

    protected override Expression Named(string name, int start)
    {
        if (name == Sum)
        {
            return Summed(start);
        }
        var at = Next == '_' ? Indices() : null;
        // The h of a_j^h and the (2) of a_j^(2) say which layer's it is, as derive writes it.
        var layer = at is null ? null : names.Layers.FirstOrDefault(layer => AcceptText($"^{layer}") || AcceptText($"^{{{layer}}}"));
        if (names.Find(name, at, layer, bound) is not { } element)
        {
            throw WrongSince(start, at is null
                ? $"there is no {name} here"
                : $"there is no {name} with these indices in this order; the rule is for {names.Parameter}");
        }
        if (name is "w" or "v" or "b" && updated.Any(AcceptText))
        {
            element = names.AfterStep(element) ?? throw WrongSince(start, $"{element} after the step is what the rule is to say");
        }
        namesBias |= name == "b";
        return element.FreeIndices.Except(bound).Except(names.Indices).Select(index => (IndexName?)index).FirstOrDefault() is { } free
            ? throw WrongSince(start, $"nothing says what {free} is in {name}; sum over it with sum_{free}( )")
            : element;
    }

    private SumOver Summed(int start)
    {
        var (index, first) = Next == '_' ? SummationIndex() : (null, null);
        if (index is not { } name || names.Range(name) is not { } range || bound.Contains(name))
        {
            throw WrongSince(start, "a sum needs the index that it runs over, as in sum_k( )");
        }
        var hasLimits = Accept('^');
        var last = hasLimits ? Limit() : null;
        if (first is { } low && low != range.First || last is { } high && high != range.Last)
        {
            throw WrongSince(start, $"{name} runs from {range.First} to {range.Last} here");
        }
        bound.Add(name);
        // Without parentheses, and with limits, a sum takes in every factor that follows, as it is printed.
        var body = !hasLimits && Peek() == '(' ? Parenthesis() : Factors();
        bound.Remove(name);
        return new SumOver([new(name, range)], body);
    }

    /// <summary>What stands below a sum: <c>_k</c>, <c>_{k}</c> or <c>_{k=1}</c>.</summary>
    private (IndexName?, int?) SummationIndex()
    {
        Take();
        var isBraced = Accept('{');
        if (!char.IsAsciiLetterLower(Peek()))
        {
            throw Unexpected("an index");
        }
        IndexName index = Take();
        var first = isBraced && Accept('=') ? Limit() : (int?)null;
        if (isBraced)
        {
            Expect('}');
        }
        return (index, first);
    }

    /// <summary>A number, or a letter for it as in <c>^N</c>: null.</summary>
    private int? Limit()
    {
        var isBraced = Accept('{');
        var limit = char.IsAsciiLetterUpper(Peek()) ? null : (int?)0;
        if (limit is null)
        {
            Take();
        }
        else if (!char.IsAsciiDigit(Peek()))
        {
            throw Unexpected("a number");
        }
        while (limit is { } number && char.IsAsciiDigit(Next))
        {
            limit = Math.Min(10 * number + Take() - '0', BeyondAllLimits);
        }
        if (isBraced)
        {
            Expect('}');
        }
        return limit;
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
