namespace Chainrule.Symbolics;

/// <summary>A number.</summary>
public sealed record Constant(double Value) : Expression
{
    internal override IEnumerable<Expression> Parts => [];

    internal override Expression WithParts(Func<Expression, Expression> change) => this;
}

/// <summary>One of a variable's numbers: w_jk, x_{c,i+m,j+n}, or η, which has no indices.</summary>
public sealed record Element : Expression
{
    /// <summary>Creates an element.</summary>
    /// <exception cref="ArgumentException">Another number of indices than the variable has.</exception>
    public Element(Variable variable, Items<AffineIndex> at)
    {
        (Variable, At) = (variable, at);
        if (at.Count != variable.Ranges.Count)
        {
            throw new ArgumentException($"{variable} has {variable.Ranges.Count} indices, not {at.Count}.", nameof(at));
        }
    }

    /// <summary>Whose number it is.</summary>
    public Variable Variable { get; }

    /// <summary>Where it stands, an index for each of the variable's axes.</summary>
    public Items<AffineIndex> At { get; }

    internal override IEnumerable<Expression> Parts => [];

    internal override Expression WithParts(Func<Expression, Expression> change) => this;

    internal override IEnumerable<IndexName> FreeIndices => At.SelectMany(at => at.Names).Distinct();

    internal override Expression Substitute(IndexName name, AffineIndex replacement) =>
        new Element(Variable, [.. At.Select(at => at.Substitute(name, replacement))]);
}

/// <summary>A sum of terms, in the order to write them.</summary>
public sealed record Plus(Items<Expression> Terms) : Expression
{
    internal override IEnumerable<Expression> Parts => Terms;

    internal override Expression WithParts(Func<Expression, Expression> change) => new Plus([.. Terms.Select(change)]);

    /// <inheritdoc/>
    public bool Equals(Plus? other) => other is not null && Unordered.Equal(Terms, other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => Unordered.Hash(Terms);
}

/// <summary>A product of factors, in the order to write them; a quotient has powers of −1 among them.</summary>
public sealed record Times(Items<Expression> Factors) : Expression
{
    internal override IEnumerable<Expression> Parts => Factors;

    internal override Expression WithParts(Func<Expression, Expression> change) => new Times([.. Factors.Select(change)]);

    /// <inheritdoc/>
    public bool Equals(Times? other) => other is not null && Unordered.Equal(Factors, other.Factors);

    /// <inheritdoc/>
    public override int GetHashCode() => Unordered.Hash(Factors) * 31;
}

/// <summary>A power.</summary>
public sealed record Power(Expression Base, Expression Exponent) : Expression
{
    internal override IEnumerable<Expression> Parts => [Base, Exponent];

    internal override Expression WithParts(Func<Expression, Expression> change) => new Power(change(Base), change(Exponent));
}

/// <summary>A function of one number.</summary>
/// <param name="Function">The function.</param>
/// <param name="Argument">What it is applied to.</param>
/// <param name="Label">What stands below the function's name, as in σ_h; empty for nothing.</param>
public sealed record Call(Function Function, Expression Argument, string Label = "") : Expression
{
    internal override IEnumerable<Expression> Parts => [Argument];

    internal override Expression WithParts(Func<Expression, Expression> change) => this with { Argument = change(Argument) };
}

/// <summary>The largest of several.</summary>
public sealed record Largest(Items<Expression> Of) : Expression
{
    internal override IEnumerable<Expression> Parts => Of;

    internal override Expression WithParts(Func<Expression, Expression> change) => new Largest([.. Of.Select(change)]);
}

/// <summary>The smallest of several.</summary>
public sealed record Smallest(Items<Expression> Of) : Expression
{
    internal override IEnumerable<Expression> Parts => Of;

    internal override Expression WithParts(Func<Expression, Expression> change) => new Smallest([.. Of.Select(change)]);
}

/// <summary>Kronecker's delta: 1 where two indices are the same number, a whole one or not, else 0.</summary>
public sealed record Kronecker(AffineIndex Left, AffineIndex Right) : Expression
{
    /// <summary>What is 0 where the two are the same.</summary>
    internal AffineIndex Difference => Left - Right;

    internal override IEnumerable<Expression> Parts => [];

    internal override Expression WithParts(Func<Expression, Expression> change) => this;

    internal override IEnumerable<IndexName> FreeIndices => Left.Names.Concat(Right.Names).Distinct();

    internal override Expression Substitute(IndexName name, AffineIndex replacement) =>
        new Kronecker(Left.Substitute(name, replacement), Right.Substitute(name, replacement));

    /// <summary>Whether the other asks for the same: [i = j + 1] and [j = i − 1] do.</summary>
    public bool Equals(Kronecker? other) =>
        other is not null && (Difference.Equals(other.Difference) || Difference.Equals(-1 * other.Difference));

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(Difference.GetHashCode() + (-1 * Difference).GetHashCode());
}

/// <summary>Iverson's bracket: 1 where a condition holds, else 0; what it is multiplied by counts as 0 there, whatever it is.</summary>
public sealed record Indicator(Condition Condition) : Expression
{
    internal override IEnumerable<Expression> Parts => Condition.Parts;

    internal override Expression WithParts(Func<Expression, Expression> change) => new Indicator(Condition.WithParts(change));

    internal override IEnumerable<IndexName> FreeIndices => Condition.FreeIndices;

    internal override Expression Substitute(IndexName name, AffineIndex replacement) =>
        new Indicator(Condition.Substitute(name, replacement));
}
