using System.Numerics;

namespace Chainrule.Symbolics;

/// <summary>
/// Where an element stands along one axis: whole multiples of indices and a constant, over a divisor, as in
/// <c>2i + m − 1</c> or <c>(p − m + 1) / 2</c>. Where the division leaves a remainder there is no such place.
/// </summary>
public sealed class AffineIndex : IEquatable<AffineIndex>
{
    private AffineIndex(IEnumerable<(IndexName Name, int Coefficient)> terms, int constant, int divisor)
    {
        // Positive terms first: no index begins with a minus where it need not.
        var sorted = terms.Where(term => term.Coefficient != 0)
            .OrderBy(term => term.Coefficient < 0).ThenBy(term => term.Name.Letter).ThenBy(term => term.Name.Primes).ToList();
        var common = sorted.Aggregate(Gcd(constant, divisor), (gcd, term) => Gcd(gcd, term.Coefficient));
        Terms = [.. sorted.Select(term => (term.Name, term.Coefficient / common))];
        Constant = constant / common;
        Divisor = divisor / common;
    }

    /// <summary>The indices with their factors, none of which is 0, in the order to write them.</summary>
    public Items<(IndexName Name, int Coefficient)> Terms { get; }

    /// <summary>What is added to them.</summary>
    public int Constant { get; }

    /// <summary>What all that is divided by, at least 1.</summary>
    public int Divisor { get; }

    /// <summary>An index by itself.</summary>
    public static implicit operator AffineIndex(IndexName name) => new([(name, 1)], 0, 1);

    /// <summary>An index of that letter.</summary>
    public static implicit operator AffineIndex(char letter) => (IndexName)letter;

    /// <summary>A number.</summary>
    public static implicit operator AffineIndex(int constant) => new([], constant, 1);

    /// <summary>The sum of two.</summary>
    public static AffineIndex operator +(AffineIndex left, AffineIndex right) => Combine(left, 1, right);

    /// <summary>The difference of two.</summary>
    public static AffineIndex operator -(AffineIndex left, AffineIndex right) => Combine(left, -1, right);

    /// <summary>A multiple.</summary>
    public static AffineIndex operator *(int factor, AffineIndex index) => new(
        index.Terms.Select(term => (term.Name, checked(factor * term.Coefficient))), checked(factor * index.Constant), index.Divisor);

    /// <summary>A quotient.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A divisor below 1.</exception>
    public static AffineIndex operator /(AffineIndex index, int divisor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(divisor, 1);
        return new(index.Terms, index.Constant, checked(index.Divisor * divisor));
    }

    /// <summary>The indices that it hangs on.</summary>
    public IEnumerable<IndexName> Names => Terms.Select(term => term.Name);

    /// <summary>The index that it is, if it is one by itself.</summary>
    public IndexName? Name => Terms is [(var name, 1)] && Constant == 0 && Divisor == 1 ? name : null;

    /// <summary>The number that it is, if it hangs on no index and is a whole number.</summary>
    public int? Number => Terms.Count == 0 && Divisor == 1 ? Constant : null;

    /// <summary>The multiple of an index, before the division; 0 where it does not hang on it.</summary>
    public int Coefficient(IndexName name) => Terms.FirstOrDefault(term => term.Name == name).Coefficient;

    /// <summary>The same with another index, or a number, in place of an index.</summary>
    public AffineIndex Substitute(IndexName name, AffineIndex replacement)
    {
        var coefficient = Coefficient(name);
        return coefficient == 0
            ? this
            : this - coefficient * (AffineIndex)name / Divisor + coefficient * replacement / Divisor;
    }

    /// <summary>Its value; null where the division leaves a remainder.</summary>
    /// <param name="value">Each index's value.</param>
    public int? Evaluate(Func<IndexName, int> value)
    {
        var sum = Terms.Aggregate(Constant, (sum, term) => sum + term.Coefficient * value(term.Name));
        return sum % Divisor == 0 ? sum / Divisor : null;
    }

    /// <summary>The least and greatest whole value while every index stays in its range; null where one has none.</summary>
    internal IndexRange? Bounds(IReadOnlyDictionary<IndexName, IndexRange> ranges)
    {
        var (least, most) = (Constant, Constant);
        foreach (var (name, coefficient) in Terms)
        {
            if (!ranges.TryGetValue(name, out var range))
            {
                return null;
            }
            least += coefficient * (coefficient > 0 ? range.First : range.Last);
            most += coefficient * (coefficient > 0 ? range.Last : range.First);
        }
        return new((int)Math.Ceiling((double)least / Divisor), (int)Math.Floor((double)most / Divisor));
    }

    /// <inheritdoc/>
    public bool Equals(AffineIndex? other) =>
        other is not null && Constant == other.Constant && Divisor == other.Divisor && Terms.Equals(other.Terms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AffineIndex);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Terms, Constant, Divisor);

    /// <inheritdoc/>
    public override string ToString() => new ExpressionWriter().Index(this).ToString();

    private static int Gcd(int a, int b) => (int)BigInteger.GreatestCommonDivisor(a, b);

    private static AffineIndex Combine(AffineIndex left, int sign, AffineIndex right)
    {
        checked
        {
            var divisor = left.Divisor / Gcd(left.Divisor, right.Divisor) * right.Divisor;
            var (a, b) = (divisor / left.Divisor, sign * (divisor / right.Divisor));
            var terms = left.Terms.Select(term => (term.Name, Coefficient: a * term.Coefficient))
                .Concat(right.Terms.Select(term => (term.Name, Coefficient: b * term.Coefficient)))
                .GroupBy(term => term.Name, (name, group) => (name, group.Sum(term => term.Coefficient)));
            return new(terms, a * left.Constant + b * right.Constant, divisor);
        }
    }
}
