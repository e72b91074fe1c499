using System.Text.RegularExpressions;
using Chainrule.Filters;
using Chainrule.Notation;
using Chainrule.Tensors;
using Chainrule.Tests.Notation;
using CsCheck;

namespace Chainrule.Tests.Filters;

public partial class FilterDefinitionTests
{
    private static string[] Written(Filter filter, params ReadOnlySpan<int> input) =>
        [.. FilterDefinition.Of(filter, new Shape(input)).Select(formula => formula.ToString())];

    [Fact]
    public void The_sheets_formula() => Assert.Equal(
        ["S_{i,j} = (K ⋆ X)_{i,j} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} X_{i+m,j+n}"],
        Written(new Filter(Sheet.SobelX), 1, 5, 5));

    [Fact]
    public void Output_and_input_may_have_other_names()
    {
        var back = new BackwardFilter(new Filter(Sheet.SobelX), new Shape(1, 5, 5));
        Assert.Equal(
            ["ε_{i,j} = (K ∗ δ)_{i,j} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} δ_{i−m,j−n} = Σ_{m=0}^2 Σ_{n=0}^2 F_{m,n} δ_{i+m−2,j+n−2}"],
            FilterDefinition.Of(back.Filter, new Shape(1, 3, 3), 'ε', 'δ').Select(formula => formula.ToString()));
    }

    [Fact]
    public void Stride_dilation_and_padding_are_put_in() => Assert.Equal(
        ["S_{i,j} = (K ⋆ X)_{2i−1,j−4} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} X_{2i+m−1,j+3n−4}"],
        Written(new Filter(Sheet.SobelX) { RowStride = 2, ColumnDilation = 3, Padding = Padding.Cells(1, 0, 4, 0) }, 1, 5, 5));

    [Fact]
    public void A_convolution_has_its_own_formula_and_the_flipped_one()
    {
        Assert.Equal(
            [
                "(K ∗ X)_{i,j} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} X_{i−m,j−n}",
                "S_{i,j} = (K ∗ X)_{i+2,j+2} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} X_{i−m+2,j−n+2} = Σ_{m=0}^2 Σ_{n=0}^2 F_{m,n} X_{i+m,j+n}",
            ],
            Written(new Filter(Sheet.SobelX) { Mode = FilterMode.Convolution }, 1, 5, 5));
        Assert.Equal(
            ["S_{i,j} = (K ∗ X)_{i,j} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} X_{i−m,j−n} = Σ_{m=0}^2 Σ_{n=0}^2 F_{m,n} X_{i+m−2,j+n−2}"],
            Written(new Filter(Sheet.SobelX) { Mode = FilterMode.Convolution, Padding = Padding.Full }, 1, 5, 5));
        Assert.Equal("F_{m,n} = K_{2−m,2−n}", FilterFormulas.Flip(Sheet.SobelX).ToString());
    }

    [Fact]
    public void Channels_are_kept_or_summed()
    {
        var summing = new Kernel(new Shape(3, 1, 2), 1, 2, 3, 4, 5, 6);
        Assert.Equal(
            ["S_{c,i,j} = (K ⋆ X)_{c,i,j} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} X_{c,i+m,j+n}"], Written(new Filter(Sheet.SobelX), 3, 5, 5));
        Assert.Equal(
            ["S_{i,j} = (K ⋆ X)_{i,j} = Σ_{c=0}^2 Σ_{m=0}^0 Σ_{n=0}^1 K_{c,m,n} X_{c,i+m,j+n}"], Written(new Filter(summing), 3, 5, 5));
        Assert.Equal("F_{c,m,n} = K_{c,m,1−n}", FilterFormulas.Flip(summing).ToString());
    }

    [Fact]
    public void Every_index_of_X_names_the_cell_that_the_window_reads() =>
        Gen.Select(ExplainedCase.OfWholeNumbers, Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 3]).Check(300, (
            example, i, j, m, n) =>
        {
            var filter = example.Filter;
            (int Row, int Column) Cell(int row, int column) =>
                (example.Window.Rows.InputIndex(i, row), example.Window.Columns.InputIndex(j, column));
            var equations = FilterDefinition.Of(filter, example.Input.Shape);
            var sides = ((Equation)equations[^1]).Sides.Select(side => side.ToString()).ToList();
            if (filter.Mode == FilterMode.CrossCorrelation)
            {
                Assert.Equal(Cell(m, n), Index(sides[2], i, j, m, n));
                Assert.Equal(Cell(0, 0), Index(sides[1], i, j, m, n));
                return;
            }
            Assert.Equal(Cell(filter.Kernel.Rows - 1 - m, filter.Kernel.Columns - 1 - n), Index(sides[2], i, j, m, n));
            Assert.Equal(Cell(m, n), Index(sides[3], i, j, m, n));
            // Convolution by its own formula, at the place that the second equation names.
            var (a, b) = Index(sides[1], i, j, m, n);
            var own = ((Equation)equations[0]).Sides[equations.Count == 1 ? 2 : 1].ToString();
            Assert.Equal(Index(sides[2], i, j, m, n), Index(own, a, b, m, n));
        });

    [Fact]
    public void The_size_of_the_output_is_written_as_the_window_writes_it() => ExplainedCase.OfWholeNumbers.Check(100, example =>
    {
        var rows = example.Window.Rows;
        var size = example.Input.Shape.Rows;
        Assert.Equal("rows = " + rows.OutputFormula(size), FilterFormulas.OutputSize("rows", rows, size).ToString());
    });

    /// <summary>The last index in braces: of X, or of the starred pair.</summary>
    private static (int Row, int Column) Index(string side, int i, int j, int m, int n)
    {
        string[] index = Braces().Match(side).Groups[1].Value.Split(',');
        int At(string text) => (int)TextValue.Of(text, letter => letter switch { 'i' => i, 'j' => j, 'm' => m, _ => n });
        return (At(index[^2]), At(index[^1]));
    }

    [GeneratedRegex(@"\{([^{}]*)\}$")]
    private static partial Regex Braces();
}
