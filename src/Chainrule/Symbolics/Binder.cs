namespace Chainrule.Symbolics;

/// <summary>An index that runs over a range within an expression.</summary>
public readonly record struct Binding(IndexName Name, IndexRange Range);

/// <summary>
/// What a sum and a maximum over indices share. The running indices are the expression's own: another name for one changes
/// nothing, and whatever is put in from outside never falls under one.
/// </summary>
public abstract record Binder : Expression
{
    private protected Binder(Items<Binding> over, Expression body)
    {
        (Over, Body) = (over, body);
        if (over.Select(binding => binding.Name).Distinct().Count() < over.Count)
        {
            throw new ArgumentException($"An index runs twice: {over}.", nameof(over));
        }
    }

    /// <summary>The indices that run, the last fastest.</summary>
    public Items<Binding> Over { get; }

    /// <summary>What is summed or compared.</summary>
    public Expression Body { get; }

    /// <summary>The same node over something else.</summary>
    internal abstract Binder With(Items<Binding> over, Expression body);

    internal sealed override IEnumerable<Expression> Parts => [Body];

    internal sealed override Expression WithParts(Func<Expression, Expression> change) => With(Over, change(Body));

    internal sealed override IEnumerable<IndexName> FreeIndices => Body.FreeIndices.Except(Names);

    internal sealed override Expression Substitute(IndexName name, AffineIndex replacement)
    {
        if (!FreeIndices.Contains(name))
        {
            return this;
        }
        var apart = Apart(replacement.Names);
        return With(apart.Over, apart.Body.Substitute(name, replacement));
    }

    /// <summary>The body where the running indices have these values.</summary>
    internal Expression BodyAt(Items<AffineIndex> at)
    {
        var apart = Apart(at.SelectMany(index => index.Names));
        return apart.Over.Zip(at).Aggregate(apart.Body, (body, pair) => body.Substitute(pair.First.Name, pair.Second));
    }

    /// <summary>The same with running indices that are none of these.</summary>
    internal Binder Apart(IEnumerable<IndexName> names)
    {
        var clashing = Names.Intersect(names).ToHashSet();
        if (clashing.Count == 0)
        {
            return this;
        }
        var taken = names.Concat(Names).Concat(Body.FreeIndices).ToHashSet();
        var renamed = new Dictionary<IndexName, IndexName>();
        foreach (var name in clashing)
        {
            renamed[name] = name.Apart(taken);
            taken.Add(renamed[name]);
        }
        return Rename(renamed);
    }

    /// <summary>What the running indices are called.</summary>
    internal IEnumerable<IndexName> Names => Over.Select(binding => binding.Name);

    /// <summary>What they run over.</summary>
    internal IEnumerable<IndexRange> Ranges => Over.Select(binding => binding.Range);

    private Binder Rename(Dictionary<IndexName, IndexName> names) => With(
        [.. Over.Select(binding => names.TryGetValue(binding.Name, out var name) ? binding with { Name = name } : binding)],
        names.Aggregate(Body, (body, pair) => body.Substitute(pair.Key, pair.Value)));

    /// <summary>The same whatever the running indices are called: named by their place and how deep it is below them.</summary>
    internal Binder Anonymous()
    {
        var depth = Depth(Body);
        return Rename(Over.Select((binding, i) => (binding.Name, Anonymous: new IndexName('\0', 100 * depth + i)))
            .ToDictionary(pair => pair.Name, pair => pair.Anonymous));
    }

    private static int Depth(Expression expression) =>
        (expression is Binder ? 1 : 0) + expression.Parts.Select(Depth).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public virtual bool Equals(Binder? other)
    {
        if (other is null || other.GetType() != GetType() || !Ranges.SequenceEqual(other.Ranges))
        {
            return false;
        }
        return Names.SequenceEqual(other.Names)
            ? Body.Equals(other.Body)
            : Anonymous().Body.Equals(other.Anonymous().Body);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => Ranges.Aggregate(Anonymous().Body.GetHashCode(), HashCode.Combine);
}

/// <summary>A sum over indices: Σ_{j=0}^{2} w_jk a_j.</summary>
public sealed record SumOver(Items<Binding> Over, Expression Body) : Binder(Over, Body)
{
    internal override Binder With(Items<Binding> over, Expression body) => new SumOver(over, body);

    /// <inheritdoc/>
    public bool Equals(SumOver? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>The largest value over indices: max_{m,n} x_{c,2i+m,2j+n}.</summary>
public sealed record MaxOver(Items<Binding> Over, Expression Body) : Binder(Over, Body)
{
    internal override Binder With(Items<Binding> over, Expression body) => new MaxOver(over, body);

    /// <inheritdoc/>
    public bool Equals(MaxOver? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode() + 1;
}
