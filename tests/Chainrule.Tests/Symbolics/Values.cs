using Chainrule.Symbolics;

namespace Chainrule.Tests.Symbolics;

/// <summary>What expressions come to, compared.</summary>
internal static class Values
{
    /// <summary>Beyond this, what rounding has left of a value is not worth comparing.</summary>
    private const double LargestSize = 1e3;

    /// <summary>Says that two expressions have the same value wherever the first has a finite one.</summary>
    /// <returns>Whether there was anything to compare.</returns>
    public static bool AssertEqual(
        Expression expected, Expression actual, IReadOnlyDictionary<Variable, double[]> numbers, bool asksAll = false)
    {
        var names = RandomExpressions.Free.Select(binding => binding.Name).ToArray();
        var evaluator = new Evaluator(actual, numbers, names);
        var compared = false;
        foreach (var at in RandomExpressions.Places)
        {
            var naive = new NaiveValue(numbers, asksAll);
            var value = naive.Of(expected, names.Zip(at));
            // Where rounding decides which way a comparison goes, it may go either way.
            if (naive.Size < LargestSize && naive.Kink > 1e-9)
            {
                compared = true;
                var other = evaluator.At(at);
                Assert.True(
                    Math.Abs(value - other) <= 1e-9 * Math.Max(1, Math.Abs(value)),
                    $"at {string.Join(", ", at)}: {value} became {other} in {actual}");
            }
        }
        return compared;
    }
}
