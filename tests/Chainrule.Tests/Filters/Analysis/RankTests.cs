using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Analysis;

/// <summary>Rank, singular values and factors.</summary>
public class RankTests
{
    /// <summary>Kernels that are sums of r products of a column and a row.</summary>
    private static Gen<(int R, Kernel Kernel)> SumsOfProducts(Gen<double> number, int most) =>
        from rows in Gen.Int[1, most]
        from columns in Gen.Int[1, most]
        from r in Gen.Int[0, Math.Min(rows, columns)]
        from left in number.Array[r * rows]
        from right in number.Array[r * columns]
        select (r, new Kernel(new Shape(1, rows, columns), [.. Enumerable.Range(0, rows * columns).Select(i =>
            Enumerable.Range(0, r).Sum(k => left[k * rows + i / columns] * right[k * columns + i % columns]))]));

    private static long[] Numbers(Kernel kernel) => [.. kernel.Weights.ToArray().Select(weight => (long)weight)];

    [Fact]
    public void A_sum_of_products_has_no_higher_rank_than_it_has_products() =>
        SumsOfProducts(RandomKernels.Whole, 9).Check(300, (r, kernel) =>
        {
            var separability = KernelAnalysis.Of(kernel).Separability;
            Assert.True(separability.IsExact);
            Assert.InRange(separability.Rank!.Value, 0, r);
            if (separability.Rank > 0)
            {
                Assert.InRange(separability.ErrorOf(separability.Rank.Value), 0, 1e-14);
            }
        });

    [Fact]
    public void Real_sums_of_products_have_as_high_a_rank_as_they_have_products() =>
        SumsOfProducts(RandomKernels.Real, 9).Check(200, (r, kernel) => Assert.Equal(r, KernelAnalysis.Of(kernel).Separability.Rank));

    [Fact]
    public void Elimination_and_singular_values_agree() =>
        RandomKernels.Of(Gen.Int[-1, 1].Select(number => (double)number), 8).Check(300, kernel =>
        {
            var values = new SingularValues(kernel.Weights, kernel.Rows).Values;
            Assert.Equal(values.Count(value => value > 1e-9), ExactRank.Of(Numbers(kernel), kernel.Rows));
        });

    [Fact]
    public void Singular_vectors_are_at_right_angles_and_add_up_to_the_matrix() =>
        RandomKernels.Of(Gen.OneOf(RandomKernels.Real, RandomKernels.Whole), 12).Check(150, kernel =>
        {
            var svd = new SingularValues(kernel.Weights, kernel.Rows);
            Assert.Equal(svd.Values.OrderDescending(), svd.Values);
            Assert.Equal(kernel.Weights.ToArray().Sum(weight => weight * weight), svd.Values.Sum(value => value * value), 1e-10);
            for (var i = 0; i < kernel.Weights.Length; i++)
            {
                var (m, n) = (i / kernel.Columns, i % kernel.Columns);
                Assert.Equal(kernel.Weights[i], svd.Values.Index().Sum(k => k.Item * svd.Left[k.Index][m] * svd.Right[k.Index][n]), 1e-12 * 40);
            }
            var rank = svd.Values.Count(value => value > 1e-9);
            for (var j = 0; j < rank; j++)
            {
                for (var k = 0; k < rank; k++)
                {
                    Assert.Equal(j == k ? 1 : 0, svd.Left[j].Zip(svd.Left[k], (a, b) => a * b).Sum(), 1e-10);
                    Assert.Equal(j == k ? 1 : 0, svd.Right[j].Zip(svd.Right[k], (a, b) => a * b).Sum(), 1e-10);
                }
            }
        });

    [Fact]
    public void Singular_values_are_those_of_numpy()
    {
        // numpy.linalg.svd, numpy 1.24
        var kernel = KernelText.Parse("2 -1 3 0.5; 4 0 -7 1; 1.5 2 2 -3");
        var values = new SingularValues(kernel.Weights, kernel.Rows).Values;
        Assert.Equal(8.46146778642006, values[0], 1e-13);
        Assert.Equal(4.216325946557535, values[1], 1e-13);
        Assert.Equal(3.182162536980365, values[2], 1e-13);
    }

    [Fact]
    public void Whole_factors_multiply_back_exactly() =>
        Gen.Select(RandomKernels.Whole.Array[1, 9], RandomKernels.Whole.Array[1, 9], Gen.Int[1, 99]).Check(500, (column, row, denominator) =>
        {
            var product = KernelGrid.Outer(column, row);
            var factors = KernelAnalysis.Of(new Kernel(product.Shape, [.. product.Weights.ToArray().Select(weight => weight / denominator)])).Separability.Factors;
            if (!product.Weights.ContainsAnyExcept(0.0))
            {
                Assert.Null(factors);
                return;
            }
            Assert.True(factors!.AreWhole);
            Assert.All(factors.Column.Concat(factors.Row), weight => Assert.Equal(Math.Round(weight), weight));
            var whole = factors.Scale * denominator;
            Assert.Equal(Math.Round(whole), whole, 1e-9);
            for (var i = 0; i < product.Weights.Length; i++)
            {
                Assert.Equal(product.Weights[i], Math.Round(whole) * factors.Column[i / row.Length] * factors.Row[i % row.Length]);
            }
        });

    [Fact]
    public void Real_factors_multiply_back() =>
        Gen.Select(RandomKernels.Real.Array[1, 9], RandomKernels.Real.Array[1, 9]).Check(200, (column, row) =>
        {
            var product = KernelGrid.Outer(column, row);
            var factors = KernelAnalysis.Of(product).Separability.Factors!;
            for (var i = 0; i < product.Weights.Length; i++)
            {
                Assert.Equal(
                    product.Weights[i], factors.Scale * factors.Column[i / row.Length] * factors.Row[i % row.Length],
                    1e-11 * product.Weights.ToArray().Max(Math.Abs));
            }
        });

    [Theory]
    [InlineData("sobel-x", "1 | 1 2 1 | 1 0 -1")]
    [InlineData("-1 * sobel-x", "1 | 1 2 1 | -1 0 1")]
    [InlineData("1/8 * sobel-y", "1/8 | 1 0 -1 | 1 2 1")]
    [InlineData("binomial 3", "1/16 | 1 2 1 | 1 2 1")]
    [InlineData("-3 * box 2", "-3/4 | 1 1 | 1 1")]
    [InlineData("1 -1; -1 1", "1 | 1 -1 | 1 -1")]
    [InlineData("0 0; 0 -7", "-7 | 0 1 | 0 1")]
    public void Factors_are_written_as_people_write_them(string kernel, string factors)
    {
        var found = KernelAnalysis.Of(KernelText.Parse(kernel)).Separability.Factors!;
        Assert.Equal(factors, string.Join(" | ", Figures.Factor(found.Scale).Replace('−', '-'), string.Join(' ', found.Column), string.Join(' ', found.Row)));
        Assert.True(found.AreWhole);
    }

    [Fact]
    public void A_gaussian_is_its_row_times_itself()
    {
        var factors = KernelAnalysis.Of(GaussianKernel.Create(1.5, 7)).Separability.Factors!;
        Assert.False(factors.AreWhole);
        Assert.Equal(1, factors.Scale, 1e-14);
        Assert.All(factors.Column.Concat(factors.Row).Zip([.. GaussianKernel.Row(1.5, 7), .. GaussianKernel.Row(1.5, 7)]),
            pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }

    [Theory]
    [InlineData("laplace", 2, true)]
    [InlineData("laplace-8", 2, true)]
    [InlineData("roberts-x", 2, true)]
    [InlineData("emboss", 3, true)]
    [InlineData("gaussian 2", 1, false)]
    [InlineData("unsharp", 2, false)]
    [InlineData("laplacian-of-gaussian 1.4", 3, false)]
    [InlineData("0 0 0", 0, true)]
    public void Ranks_of_kernels_that_are_known(string kernel, int rank, bool exact)
    {
        var separability = KernelAnalysis.Of(KernelText.Parse(kernel)).Separability;
        Assert.Equal((rank, exact, rank == 1), (separability.Rank!.Value, separability.IsExact, separability.IsSeparable));
    }

    [Fact]
    public void Laplace_is_the_sum_of_two_second_derivatives_and_laplace_8_a_box_less_the_identity()
    {
        var sum = KernelAnalysis.Of(NamedKernels.Laplace).DerivativeSum!;
        Assert.Equal(0, sum.Identity);
        Assert.Equal([1, -2, 1], sum.Column);
        Assert.Equal([1, -2, 1], sum.Row);
        Assert.Equal((AxisRole.SecondDerivative, AxisRole.SecondDerivative), (sum.ColumnEffect.Role, sum.RowEffect.Role));
        Assert.Equal(1, KernelAnalysis.Of(NamedKernels.Sharpen).DerivativeSum!.Identity);
        Assert.Null(KernelAnalysis.Of(NamedKernels.Laplace8).DerivativeSum);

        var other = KernelAnalysis.Of(NamedKernels.Laplace8).IdentitySum!;
        Assert.Equal((-9, 1), (other.Identity, other.Product.Scale));
        Assert.Equal([1, 1, 1], other.Product.Row);
        Assert.Equal(2, KernelAnalysis.Of(UnsharpKernel.Create(1.2)).IdentitySum!.Identity, 1e-12);
        Assert.Null(KernelAnalysis.Of(NamedKernels.Laplace).IdentitySum);
        Assert.Null(KernelAnalysis.Of(GaussianKernel.Create(1)).IdentitySum);
    }

    [Fact]
    public void The_nearest_separable_kernel_is_as_far_as_the_other_singular_values_say() =>
        RandomKernels.Of(RandomKernels.Real, 6).Check(100, kernel =>
        {
            var separability = KernelAnalysis.Of(kernel).Separability;
            var (nearest, squares) = (separability.Nearest!, 0.0);
            for (var i = 0; i < kernel.Weights.Length; i++)
            {
                var product = nearest.Scale * nearest.Column[i / kernel.Columns] * nearest.Row[i % kernel.Columns];
                squares += (kernel.Weights[i] - product) * (kernel.Weights[i] - product);
            }
            Assert.Equal(separability.ErrorOf(1), Math.Sqrt(squares) / KernelAnalysis.Of(kernel).Levels.L2, 1e-9);
        });
}
