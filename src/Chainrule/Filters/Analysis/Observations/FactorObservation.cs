using static Chainrule.Filters.Analysis.Figures;

namespace Chainrule.Filters.Analysis;

/// <summary>Whether a column and a row do the same, and what each does.</summary>
internal static class FactorObservation
{
    /// <summary>What a sum of products may leave of a kernel that it all but is.</summary>
    private const double Little = 0.01;

    public static IEnumerable<string> Of(KernelAnalysis analysis)
    {
        var kernel = analysis.Kernel;
        yield return analysis.Separability.Factors is not { } factors ? NotSeparable(analysis)
            : kernel.Rows == 1 ? $"A single row, which {Effect(Times(factors.RowEffect, factors.Scale), isRow: true)}."
            : kernel.Columns == 1 ? $"A single column, which {Effect(Times(factors.ColumnEffect, factors.Scale), isRow: false)}."
            : $"Separable ({(factors.AreWhole ? "exactly" : "but for rounding")}): {Product(factors)}. The column "
                + $"{Effect(factors.ColumnEffect, isRow: false)}; the row {Effect(factors.RowEffect, isRow: true)}. One after the other "
                + $"they take {kernel.Rows} + {kernel.Columns} multiplications a cell instead of {Number(kernel.Rows * kernel.Columns)}.";
    }

    private static AxisEffect Times(AxisEffect effect, double scale) => effect with { Coefficient = scale * effect.Coefficient };

    private static string NotSeparable(KernelAnalysis analysis)
    {
        var separability = analysis.Separability;
        if (separability.Rank is not { } rank)
        {
            return "Not separable: it is no product of a column and a row. It is too large to find its rank.";
        }
        var sentence = $"Not separable: its rank is {rank}{(separability.IsExact ? "" : ", but for rounding")}.";
        var left = separability.ErrorOf(1);
        if (left <= Little)
        {
            return $"{sentence} But within {Percent(left)} (root of the summed squares) it is {Product(separability.Nearest!)}.";
        }
        var products = Enumerable.Range(2, rank - 1).First(products => products == rank || separability.ErrorOf(products) <= Little);
        var better = products < rank ? $", a sum of {products} such by {Percent(separability.ErrorOf(products))}" : "";
        return $"{sentence}{Structure(analysis)} The nearest separable kernel differs by {Percent(left)} of it (root of the summed "
            + $"squares){better}.";
    }

    private static string Structure(KernelAnalysis analysis)
    {
        if (analysis.DerivativeSum is { } sum)
        {
            var parts = Sum([(sum.Identity, "the identity"), (1, Column(sum.Column)), (1, Row(sum.Row))]);
            return sum is { Identity: 0, ColumnEffect.Role: AxisRole.SecondDerivative, RowEffect.Role: AxisRole.SecondDerivative }
                ? $" It is the sum of two one-dimensional second derivatives, {parts}: one vertical, one horizontal."
                : $" It is {parts}: the column {Effect(sum.ColumnEffect, isRow: false)}, the row {Effect(sum.RowEffect, isRow: true)}.";
        }
        return analysis.IdentitySum is { Product: var product } other
            ? $" It is {Sum([(other.Identity, "the identity"), (product.Scale, Product(product with { Scale = 1 }))])}."
            : "";
    }

    private static string Effect(AxisEffect effect, bool isRow)
    {
        var (along, name) = isRow ? ("horizontally", "x") : ("vertically", "y");
        var factor = Factor(effect.Coefficient);
        return effect.Role switch
        {
            AxisRole.Identity when effect.Shift == 0 => factor == "1" ? "changes nothing" : $"multiplies by {factor}",
            AxisRole.Identity => $"{(factor == "1" ? "takes" : $"takes {factor} times")} the cell {Number(Math.Abs(effect.Shift))} "
                + (isRow ? $"to the {(effect.Shift > 0 ? "right" : "left")}" : effect.Shift > 0 ? "below" : "above"),
            AxisRole.Smoothing => $"smooths {along} (σ = {Number(effect.Sigma)} cells, sum {factor})",
            AxisRole.Sharpening => $"weighs cells by both signs {along} (sum {factor})",
            AxisRole.FirstDerivative => $"differentiates {along} ({Term($"∂f/∂{name}")}: {Sides(effect.Coefficient < 0, isRow)})",
            AxisRole.SecondDerivative => $"differentiates twice {along} ({Term($"∂²f/∂{name}²")})",
            AxisRole.ThirdDerivative => $"differentiates three times {along} ({Term($"∂³f/∂{name}³")})",
            AxisRole.HigherDerivative => $"differentiates four times or more {along}",
            _ => "is 0",
        };

        string Term(string derivative) => Sum([(effect.Coefficient, derivative)]);
    }

    private static string Sides(bool isFirstLessSecond, bool isRow) => (isRow, isFirstLessSecond) switch
    {
        (true, true) => "left less right",
        (true, false) => "right less left",
        (false, true) => "top less bottom",
        _ => "bottom less top",
    };
}
