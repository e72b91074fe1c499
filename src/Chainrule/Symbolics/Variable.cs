using Chainrule.Notation;

namespace Chainrule.Symbolics;

/// <summary>
/// A quantity that formulas name: a number such as η, or numbers with indices such as w_jk. Two variables are the same only
/// if they are one object. Outside its ranges a variable is 0, which is what zero padding asks for.
/// </summary>
public sealed class Variable
{
    /// <summary>Creates a variable.</summary>
    /// <param name="symbol">Its letter.</param>
    /// <param name="layer">What stands above it and says which layer's it is: <c>h</c>, <c>o</c>, <c>(2)</c>; empty for nothing.</param>
    /// <param name="ranges">What its indices run over; none for a plain number.</param>
    public Variable(Symbol symbol, string layer, params IReadOnlyList<IndexRange> ranges)
    {
        Symbol = symbol;
        Layer = layer;
        Ranges = [.. ranges];
        Count = Ranges.Aggregate(1, (count, range) => checked(count * range.Count));
    }

    /// <summary>Creates the derivative of a plain number by each number of another variable: ∂L/∂w.</summary>
    public Variable(Symbol symbol, Variable by) : this(symbol, "", [.. (by ?? throw new ArgumentNullException(nameof(by))).Ranges]) => By = by;

    /// <summary>Creates a plain number with a letter.</summary>
    public Variable(char letter) : this(new Symbol(letter), "") { }

    /// <summary>Its letter.</summary>
    public Symbol Symbol { get; }

    /// <summary>What stands above it; empty for nothing.</summary>
    public string Layer { get; }

    /// <summary>What it is the derivative by; null for what is no derivative.</summary>
    public Variable? By { get; }

    /// <summary>What its indices run over.</summary>
    public Items<IndexRange> Ranges { get; }

    /// <summary>How many numbers it has; they lie in the order of its indices, the last running fastest.</summary>
    public int Count { get; }

    /// <summary>One of its numbers.</summary>
    public Element this[params ReadOnlySpan<AffineIndex> at] => new(this, new Items<AffineIndex>(at));

    /// <summary>Where the number with these indices lies; −1 for one outside the ranges.</summary>
    public int Offset(ReadOnlySpan<int> at)
    {
        var offset = 0;
        for (var axis = 0; axis < at.Length; axis++)
        {
            if (!Ranges[axis].Contains(at[axis]))
            {
                return -1;
            }
            offset = offset * Ranges[axis].Count + at[axis] - Ranges[axis].First;
        }
        return offset;
    }

    /// <summary>The indices of the number that lies there: the way back from <see cref="Offset"/>.</summary>
    public int[] Place(int offset)
    {
        var at = new int[Ranges.Count];
        for (var axis = at.Length - 1; axis >= 0; axis--)
        {
            at[axis] = Ranges[axis].First + offset % Ranges[axis].Count;
            offset /= Ranges[axis].Count;
        }
        return at;
    }

    /// <inheritdoc/>
    public override string ToString() => By is not null ? $"∂{Symbol}/∂{By}" : Layer.Length == 0 ? Symbol.ToString() : $"{Symbol}^{Layer}";
}
