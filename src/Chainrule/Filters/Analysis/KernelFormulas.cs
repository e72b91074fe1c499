using Chainrule.Notation;

namespace Chainrule.Filters.Analysis;

/// <summary>A kernel as a formula, and as the product or the sum of simpler ones that it is.</summary>
internal static class KernelFormulas
{
    /// <summary>Significant digits of a weight that is no whole number.</summary>
    private const int Digits = 4;

    /// <summary>The kernel as a matrix: of whole numbers, with a fraction before it, where it is one.</summary>
    public static Formula Matrix(Kernel kernel) => IntegerForm.Of(kernel.Weights) is { FactorFraction: { Denominator: > 1 } factor } whole
        ? Times(factor.Value, Rows([.. whole.Numbers.Select(number => (double)number)], kernel.Columns))
        : Rows(kernel.Weights.ToArray(), kernel.Columns);

    /// <summary>What the kernel is the product or the sum of; null where there is nothing simpler.</summary>
    public static Formula? Parts(KernelAnalysis analysis)
    {
        var kernel = analysis.Kernel;
        if (kernel.Rows == 1 || kernel.Columns == 1)
        {
            return null;
        }
        if (analysis.Separability.Factors is { } factors)
        {
            return Product(factors);
        }
        if (analysis.DerivativeSum is { } sum)
        {
            var column = Rows(Spread(kernel, sum.Column, isColumn: true), kernel.Columns);
            var row = Rows(Spread(kernel, sum.Row, isColumn: false), kernel.Columns);
            return sum.Identity == 0 ? new Sum(column, row) : new Sum(Times(sum.Identity, Identity(kernel)), column, row);
        }
        return analysis.IdentitySum is { } other ? new Sum(Times(other.Identity, Identity(kernel)), Product(other.Product)) : null;
    }

    private static Formula Product(SeparableFactors factors) =>
        Times(factors.Scale, Rows(factors.Column, 1), Rows(factors.Row, factors.Row.Count));

    /// <summary>A factor times matrices; one below 0 as a minus before all.</summary>
    private static Formula Times(double factor, params ReadOnlySpan<Formula> matrices)
    {
        var size = Math.Abs(factor);
        Formula[] factors = Figures.Factor(size) == "1" ? [.. matrices] : [Factor(size), .. matrices];
        var product = factors.Length == 1 ? factors[0] : new Product(ProductSign.Dot, factors);
        return factor < 0 ? new Negative(product) : product;
    }

    private static Formula Factor(double factor) => Rational.Of(factor) is { Denominator: > 1 and < 1000 } fraction
        ? new Fraction(new Number(fraction.Numerator), new Number(fraction.Denominator))
        : new Number(factor, Digits);

    private static Matrix Rows(IReadOnlyList<double> weights, int columns) =>
        new([.. weights.Chunk(columns).Select(row => row.Select(weight => (Formula)new Number(weight, Digits)).ToList())]);

    private static Matrix Identity(Kernel kernel)
    {
        var weights = new double[kernel.Weights.Length];
        weights[weights.Length / 2] = 1;
        return Rows(weights, kernel.Columns);
    }

    /// <summary>The middle row or column of a kernel that has zeros everywhere else.</summary>
    private static double[] Spread(Kernel kernel, IReadOnlyList<double> line, bool isColumn) =>
        KernelGrid.Sample(kernel.Rows, kernel.Columns, (x, y, m, n) => (isColumn ? x : y) == 0 ? line[isColumn ? m : n] : 0);
}
