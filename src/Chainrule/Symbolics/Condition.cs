namespace Chainrule.Symbolics;

/// <summary>What an <see cref="Indicator"/> asks.</summary>
public abstract record Condition
{
    private protected Condition() { }

    internal virtual IEnumerable<Expression> Parts => [];

    internal virtual Condition WithParts(Func<Expression, Expression> change) => this;

    internal virtual IEnumerable<IndexName> FreeIndices => Parts.SelectMany(part => part.FreeIndices).Distinct();

    internal virtual Condition Substitute(IndexName name, AffineIndex replacement) =>
        WithParts(part => part.Substitute(name, replacement));
}

/// <summary>Whether one number is above another.</summary>
public sealed record Above(Expression Left, Expression Right) : Condition
{
    internal override IEnumerable<Expression> Parts => [Left, Right];

    internal override Condition WithParts(Func<Expression, Expression> change) => new Above(change(Left), change(Right));
}

/// <summary>Whether one number is not above another.</summary>
public sealed record NotAbove(Expression Left, Expression Right) : Condition
{
    internal override IEnumerable<Expression> Parts => [Left, Right];

    internal override Condition WithParts(Func<Expression, Expression> change) => new NotAbove(change(Left), change(Right));
}

/// <summary>Whether an index is a whole number: whether its divisor divides what is above it.</summary>
public sealed record IsWhole(AffineIndex Index) : Condition
{
    internal override IEnumerable<IndexName> FreeIndices => Index.Names;

    internal override Condition Substitute(IndexName name, AffineIndex replacement) => new IsWhole(Index.Substitute(name, replacement));
}

/// <summary>Whether an index lies within a range.</summary>
public sealed record Within(AffineIndex Index, IndexRange Range) : Condition
{
    internal override IEnumerable<IndexName> FreeIndices => Index.Names;

    internal override Condition Substitute(IndexName name, AffineIndex replacement) =>
        this with { Index = Index.Substitute(name, replacement) };
}

/// <summary>Whether a maximum is taken here: at the first of its largest values, in the order in which its indices run.</summary>
/// <param name="Maximum">The maximum.</param>
/// <param name="At">The values of the indices that run in it.</param>
public sealed record IsFirstLargest(MaxOver Maximum, Items<AffineIndex> At) : Condition
{
    internal override IEnumerable<Expression> Parts => [Maximum];

    // What is compared may change; it stays a maximum.
    internal override Condition WithParts(Func<Expression, Expression> change) =>
        this with { Maximum = (MaxOver)Maximum.WithParts(change) };

    internal override IEnumerable<IndexName> FreeIndices => base.FreeIndices.Concat(At.SelectMany(at => at.Names)).Distinct();

    internal override Condition Substitute(IndexName name, AffineIndex replacement) => new IsFirstLargest(
        (MaxOver)Maximum.Substitute(name, replacement), [.. At.Select(at => at.Substitute(name, replacement))]);
}
