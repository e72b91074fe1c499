using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>
/// Filters against SciPy 1.10.1, on random matrices of whole and of real numbers (tests/golden/make_filters.py made the
/// answers). Deviations are relative to Σ|K| · max|X|, the most that an output could be.
/// </summary>
public class GoldenTests
{
    /// <summary>SciPy's functions, and how many answers of each there are.</summary>
    public static TheoryData<string, int> Functions => new()
    {
        { "signal.correlate2d", 81 },
        { "signal.convolve2d", 81 },
        { "ndimage.correlate", 40 },
        { "ndimage.convolve", 40 },
        { "ndimage.sobel", 30 },
        { "ndimage.prewitt", 30 },
        { "ndimage.laplace", 25 },
        { "ndimage.gaussian_filter", 15 },
        { "ndimage.gaussian_laplace", 15 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void In_doubles_filters_do_as_SciPy_does(string function, int answers) =>
        Compare(function, answers, 1e-13, golden => golden.Filter.Apply(golden.Input));

    // A float's rounding is at most 2⁻²⁴ ≈ 6e-8: one for the cell, one for the weight, one a product and one a sum. They are of
    // either sign, so even the 441 products of the largest kernel come to less than the 16 that are allowed here.
    [Theory]
    [MemberData(nameof(Functions))]
    public void In_floats_filters_do_as_SciPy_does(string function, int answers) =>
        Compare(function, answers, 1e-6, golden =>
            Agreement.Converted<float, double>(golden.Filter.Apply(Agreement.Converted<double, float>(golden.Input))));

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_naive_filter_that_others_are_held_against_does_as_SciPy_does(string function, int answers) =>
        Compare(function, answers, 1e-13, golden => NaiveFilter.Apply(golden.Filter, golden.Input).Output);

    private static void Compare(string function, int answers, double tolerance, Func<GoldenCase, Tensor<double>> apply)
    {
        var cases = GoldenCase.Of(function);
        Assert.Equal(answers, cases.Length);
        foreach (var golden in cases)
        {
            var output = apply(golden);
            Assert.Equal(golden.Output.Shape, output.Shape);
            var scale = golden.Filter.Kernel.Weights.ToArray().Sum(Math.Abs) * golden.Input.Values.ToArray().Max(Math.Abs);
            for (var i = 0; i < output.Shape.Count; i++)
            {
                var (expected, actual) = (golden.Output.Values[i], output.Values[i]);
                // Turned round, so that NaN fails.
                if (!(Math.Abs(expected - actual) <= tolerance * scale))
                {
                    Assert.Fail($"{golden.Question}, element {i}: expected {expected}, was {actual}");
                }
            }
        }
    }
}
