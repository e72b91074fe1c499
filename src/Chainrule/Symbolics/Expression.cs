namespace Chainrule.Symbolics;

/// <summary>
/// A formula with a meaning: it can be differentiated, simplified, evaluated and written. A tree that never changes; two are
/// equal where they are built alike, whatever the order of terms and factors and whatever a running index is called. A new kind
/// of node is a record with its parts here, its derivative in <see cref="Differentiation"/>, its value in
/// <see cref="Evaluator"/> and its looks in <see cref="Writing"/>.
/// </summary>
public abstract record Expression
{
    private protected Expression() { }

    /// <summary>The number 0.</summary>
    public static Constant Zero { get; } = new(0);

    /// <summary>The number 1.</summary>
    public static Constant One { get; } = new(1);

    /// <summary>A number.</summary>
    public static implicit operator Expression(double value) => new Constant(value);

    /// <summary>A sum, as it stands: nothing is simplified.</summary>
    public static Expression operator +(Expression left, Expression right) => new Plus([left, right]);

    /// <summary>A difference, as it stands.</summary>
    public static Expression operator -(Expression left, Expression right) => new Plus([left, -right]);

    /// <summary>A product, as it stands.</summary>
    public static Expression operator *(Expression left, Expression right) => new Times([left, right]);

    /// <summary>A quotient, as it stands.</summary>
    public static Expression operator /(Expression left, Expression right) => new Times([left, right.ToThe(-1)]);

    /// <summary>The expression with a minus before it, as it stands.</summary>
    public static Expression operator -(Expression operand) => new Times([-1, operand]);

    /// <summary>A power, as it stands.</summary>
    public Expression ToThe(Expression exponent) => new Power(this, exponent);

    /// <summary>The factors of a product; of anything else, itself.</summary>
    internal Items<Expression> AsFactors => this is Times product ? product.Factors : [this];

    /// <summary>The parts that the node is made of.</summary>
    internal abstract IEnumerable<Expression> Parts { get; }

    /// <summary>The same node made of other parts.</summary>
    internal abstract Expression WithParts(Func<Expression, Expression> change);

    /// <summary>The indices that it hangs on, those that run within it left out.</summary>
    internal virtual IEnumerable<IndexName> FreeIndices => Parts.SelectMany(part => part.FreeIndices).Distinct();

    /// <summary>The same with something else in place of an index that it hangs on.</summary>
    internal virtual Expression Substitute(IndexName name, AffineIndex replacement) =>
        WithParts(part => part.Substitute(name, replacement));

    /// <summary>The same with running indices that are none of these.</summary>
    internal Expression ApartFrom(IReadOnlyCollection<IndexName> names) =>
        (this is Binder binder ? binder.Apart(names) : this).WithParts(part => part.ApartFrom(names));

    /// <summary>The same with another expression in place of each element of a variable.</summary>
    internal Expression Replace(Variable variable, Func<Element, Expression> replacement) =>
        this is Element element && element.Variable == variable
            ? replacement(element)
            : WithParts(part => part.Replace(variable, replacement));

    /// <summary>Every element in it, from left to right.</summary>
    internal IEnumerable<Element> Elements => this is Element element ? [element] : Parts.SelectMany(part => part.Elements);

    /// <summary>
    /// The variables whose elements may stand outside their ranges, and count as 0 there, while the indices stay in theirs. What
    /// a condition is made of is left out: it rules out what stands beside it.
    /// </summary>
    /// <param name="ranges">The ranges of the indices that it hangs on.</param>
    internal IEnumerable<Variable> Overstepping(IReadOnlyDictionary<IndexName, IndexRange> ranges) => this switch
    {
        Element element => element.At.Zip(element.Variable.Ranges).All(axis => axis.First.Bounds(ranges) is { } bounds && axis.Second.Contains(bounds))
            ? []
            : [element.Variable],
        _ when IsCondition => [],
        Binder binder => binder.Body.Overstepping(Contraction.With(ranges, binder.Over)),
        _ => Parts.SelectMany(part => part.Overstepping(ranges)).Distinct(),
    };

    /// <summary>Whether it is 1 or 0 and rules out what it is multiplied by.</summary>
    internal bool IsCondition => this is Indicator or Kronecker;

    /// <summary>Whether it has a finite value for sure, so that no condition need stand before it.</summary>
    internal bool IsFinite => this switch
    {
        Power { Exponent: not Constant { Value: > 0 } } => false,
        Power { Exponent: Constant { Value: var exponent } } when !double.IsInteger(exponent) => false,
        Call call when call.Function == Functions.Log || call.Function == Functions.Sqrt => false,
        _ => Parts.All(part => part.IsFinite),
    };

    /// <summary>The expression in one line of Unicode text.</summary>
    public sealed override string ToString() => Writing.Write(this).ToString();
}
