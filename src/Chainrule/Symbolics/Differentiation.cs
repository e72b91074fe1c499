using System.Diagnostics;

namespace Chainrule.Symbolics;

/// <summary>
/// The rules of differentiation by an element of a variable. Two elements of the same variable are the same number where
/// their indices agree: ∂w_jk/∂w_lm = δ_jl δ_km. The result stands as the rules make it; <see cref="Simplification"/> tidies it.
/// </summary>
public static class Differentiation
{
    /// <summary>The derivative of an expression by an element.</summary>
    public static Expression By(this Expression expression, Element by) => expression switch
    {
        // c′ = 0, and what only counts or chooses is constant wherever it has a derivative.
        Constant or Kronecker or Indicator => 0,
        // ∂w_jk/∂w_lm = δ_jl δ_km
        Element element => element.Variable == by.Variable ? Same(element, by) : 0,
        // (u + v)′ = u′ + v′
        Plus sum => new Plus([.. sum.Terms.Select(term => term.By(by))]),
        // (u v)′ = u′ v + u v′
        Times product => new Plus([.. product.Factors.Select((factor, i) => (Expression)new Times(
            [.. product.Factors.Select((other, j) => i == j ? factor.By(by) : other)]))]),
        // (uᶜ)′ = c uᶜ⁻¹ u′
        Power { Exponent: Constant exponent } power => exponent * power.Base.ToThe(exponent.Value - 1) * power.Base.By(by),
        // (uᵛ)′ = uᵛ (v′ ln u + v u′/u)
        Power power => power * (power.Exponent.By(by) * Functions.Log.Of(power.Base) + power.Exponent * power.Base.By(by) / power.Base),
        // f(u)′ = f′(u) u′
        Call call => call.Function.Derivative(call) * call.Argument.By(by),
        // max(u, v, …)′ is the derivative of the first that is the largest
        Largest largest => new Plus([.. largest.Of.Select((part, i) => (Expression)new Times(
            [.. largest.Of.Select((other, j) => IsLarger(part, other, i, j)), part.By(by)]))]),
        // min(u, v, …)′ is the derivative of the first that is the smallest
        Smallest smallest => new Plus([.. smallest.Of.Select((part, i) => (Expression)new Times(
            [.. smallest.Of.Select((other, j) => IsSmaller(part, other, i, j)), part.By(by)]))]),
        // (Σ u)′ = Σ u′
        SumOver sum => Summed(sum, by),
        // (max u)′ = Σ [the maximum is here] u′
        MaxOver maximum => Summed(maximum, by),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    private static Times Same(Element element, Element by) =>
        new([.. element.At.Zip(by.At, (left, right) => (Expression)new Kronecker(left, right))]);

    private static SumOver Summed(SumOver sum, Element by)
    {
        var apart = sum.Apart(by.FreeIndices);
        return new(apart.Over, apart.Body.By(by));
    }

    private static SumOver Summed(MaxOver maximum, Element by)
    {
        var apart = maximum.Apart(by.FreeIndices);
        var isHere = new Indicator(new IsFirstLargest(maximum, [.. apart.Over.Select(binding => (AffineIndex)binding.Name)]));
        return new(apart.Over, isHere * apart.Body.By(by));
    }

    /// <summary>1 where the i-th is larger than the j-th or, coming first, as large.</summary>
    private static Expression IsLarger(Expression left, Expression right, int i, int j) => i == j
        ? 1
        : new Indicator(i < j ? new NotAbove(right, left) : new Above(left, right));

    /// <summary>1 where the i-th is smaller than the j-th or, coming first, as small.</summary>
    private static Expression IsSmaller(Expression left, Expression right, int i, int j) => i == j
        ? 1
        : new Indicator(i < j ? new NotAbove(left, right) : new Above(right, left));
}
