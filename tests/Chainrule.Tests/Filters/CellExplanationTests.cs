using Chainrule.Filters;
using Chainrule.Notation;
using Chainrule.Tensors;
using Chainrule.Tests.Notation;
using CsCheck;

namespace Chainrule.Tests.Filters;

public class CellExplanationTests
{
    [Fact]
    public void The_sheets_cell_is_written_as_on_the_sheet()
    {
        var cell = CellExplanation.Of(new Filter(Sheet.SobelX), Sheet.Image, 0, 0, 0);
        Assert.Equal(
            "S_{0,0} = 1·5 + 0·5 + (−1)·2 + 2·5 + 0·5 + (−2)·2 + 1·7 + 0·7 + (−1)·5 = 11",
            cell.Equation.ToString());
        Assert.Equal(
            @"S_{0,0} = 1 \cdot 5 + 0 \cdot 5 + (-1) \cdot 2 + "
            + @"2 \cdot 5 + 0 \cdot 5 + (-2) \cdot 2 + 1 \cdot 7 + 0 \cdot 7 + (-1) \cdot 5 = 11",
            cell.Equation.ToLatex());
        Assert.Equal("S0,0=1·5+0·5+(−1)·2+2·5+0·5+(−2)·2+1·7+0·7+(−1)·5=11", cell.Equation.ToMathMl().Value);
        Assert.Equal(11, cell.Sum);
        Assert.Equal(new CellTerm(0, 1, 2, -2, 0, 1, 2, (1, 2), 2), cell.Terms[5]);
        Assert.Equal(-4, cell.Terms[5].Product);
    }

    [Fact]
    public void The_sum_is_the_output_cell_in_either_type() => ExplainedCase.OfWholeNumbers.Check(300, example =>
    {
        var (doubles, floats) = (example.Filter.Apply(example.Input), example.Filter.Apply(example.Floats));
        foreach (var (channel, row, column) in example.Cells)
        {
            var cell = CellExplanation.Of(example.Filter, example.Input, channel, row, column);
            Assert.Equal(doubles[channel, row, column], cell.Sum);
            Assert.Equal(floats[channel, row, column], CellExplanation.Of(example.Filter, example.Floats, channel, row, column).Sum);
            Assert.Equal(example.Filter.Kernel.Shape.Count, cell.Terms.Count);
        }
    });

    [Fact]
    public void What_is_printed_comes_to_what_it_says_and_to_the_output_cell() => ExplainedCase.OfAnyNumbers.Check(200, example =>
    {
        var output = example.Filter.Apply(example.Input);
        var (channel, row, column) = example.Cells.Last();
        var cell = CellExplanation.Of(example.Filter, example.Input, channel, row, column);
        string[] sides = cell.Equation.ToString().Split(" = ");
        var size = cell.Terms.Sum(term => Math.Abs(term.Product));
        Assert.Equal(output[channel, row, column], cell.Sum, 1e-14 * size);
        Assert.Equal(cell.Sum, TextValue.Of(sides[1]), 1e-13 * size);
        Assert.Equal(new Number(cell.Sum).ToString(), sides[2]);
        Assert.Equal(example.Output.Channels > 1 ? $"S_{{{channel},{row},{column}}}" : $"S_{{{row},{column}}}", sides[0]);
    });

    [Fact]
    public void Floats_are_written_with_the_digits_of_a_float()
    {
        var cell = CellExplanation.Of(
            new Filter(new Kernel(new double[,] { { 1.0 / 3, 0.1 } })), new Tensor<float>(new Shape(1, 1, 2), [0.1f, 1e-6f]), 0, 0, 0);
        Assert.Equal("S_{0,0} = 0.3333333·0.1 + 0.1·1·10⁻⁶ = 0.03333343", cell.Equation.ToString());
    }

    [Fact]
    public void Weights_and_cells_lie_where_the_window_puts_them() => ExplainedCase.OfAnyNumbers.Check(200, example =>
    {
        var (channel, row, column) = example.Cells.First();
        var applied = example.Filter.AppliedKernel;
        foreach (var term in CellExplanation.Of(example.Filter, example.Input, channel, row, column).Terms)
        {
            Assert.Equal(applied[term.KernelChannel, term.KernelRow, term.KernelColumn], term.Weight);
            Assert.Equal(applied.Channels == 1 ? channel : term.KernelChannel, term.InputChannel);
            Assert.Equal(example.Window.Rows.InputIndex(row, term.KernelRow), term.InputRow);
            Assert.Equal(example.Window.Columns.InputIndex(column, term.KernelColumn), term.InputColumn);
            Assert.Equal(term.Source is { } source ? example.Input[term.InputChannel, source.Row, source.Column] : 0, term.Value);
            var isInside = term.InputRow >= 0 && term.InputRow < example.Input.Shape.Rows
                && term.InputColumn >= 0 && term.InputColumn < example.Input.Shape.Columns;
            Assert.Equal(isInside, !term.IsOutside);
            Assert.Equal(!isInside && example.Filter.Boundary == Boundary.Zero, term.Source is null);
        }
    });

    [Theory]
    [InlineData(Boundary.Zero, "0 0 0 1 2 3 4 0 0 0", "− − − 0 1 2 3 − − −")]
    [InlineData(Boundary.Replicate, "1 1 1 1 2 3 4 4 4 4", "0 0 0 0 1 2 3 3 3 3")]
    [InlineData(Boundary.Reflect, "4 3 2 1 2 3 4 3 2 1", "3 2 1 0 1 2 3 2 1 0")]
    [InlineData(Boundary.Symmetric, "3 2 1 1 2 3 4 4 3 2", "2 1 0 0 1 2 3 3 2 1")]
    [InlineData(Boundary.Wrap, "2 3 4 1 2 3 4 1 2 3", "1 2 3 0 1 2 3 0 1 2")]
    public void A_cell_outside_says_which_cell_stands_in(Boundary boundary, string values, string sources)
    {
        var ones = new Kernel(new double[,] { { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } });
        var cell = CellExplanation.Of(
            new Filter(ones) { Padding = Padding.Cells(0, 0, 3, 3), Boundary = boundary },
            new Tensor<double>(new Shape(1, 1, 4), [1, 2, 3, 4]),
            0,
            0,
            0);
        Assert.Equal(values, string.Join(' ', cell.Terms.Select(term => term.Value)));
        Assert.Equal(sources, string.Join(' ', cell.Terms.Select(term => term.Source is { } source ? $"{source.Column}" : "−")));
        Assert.Equal(Enumerable.Range(-3, 10), cell.Terms.Select(term => term.InputColumn));
    }

    [Theory]
    [InlineData(0, 3, 0, "the output has no cell 3,0; rows go from 0 to 2, columns from 0 to 2")]
    [InlineData(0, 0, -1, "the output has no cell 0,-1; rows go from 0 to 2, columns from 0 to 2")]
    [InlineData(1, 0, 0, "the output has no cell 1,0,0; channels go from 0 to 0, rows go from 0 to 2, columns from 0 to 2")]
    public void A_cell_that_is_not_there_is_refused(int channel, int row, int column, string message) => Assert.Equal(
        message,
        Assert.Throws<ChainruleException>(() => CellExplanation.Of(new Filter(Sheet.SobelX), Sheet.Image, channel, row, column)).Message);

    [Fact]
    public void A_channel_that_is_not_there_is_refused() => Assert.Equal(
        "the output has no cell 2,0,0; channels go from 0 to 1, rows go from 0 to 0, columns from 0 to 0",
        Assert.Throws<ChainruleException>(() => CellExplanation.Of(
            new Filter(Sheet.SobelX), new Tensor<float>(new Shape(2, 3, 3)), 2, 0, 0)).Message);

    [Fact]
    public void More_products_than_can_be_read_are_refused()
    {
        var large = new Filter(new Kernel(new Shape(1, 142, 142), new double[142 * 142])) { Padding = Padding.Same };
        Assert.Equal(
            "a cell is the sum of 20164 products and an explanation shows at most 20000; explain a smaller kernel",
            Assert.Throws<ChainruleException>(() => CellExplanation.Of(large, Sheet.Image, 0, 0, 0)).Message);
    }
}
