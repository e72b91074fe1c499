using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>Exercise 4-2 of the sheet: its image, its three filters, and every output cell worked out by hand.</summary>
public class SheetTests
{
    private static readonly Tensor<double> Image = new(new Shape(1, 5, 5),
    [
        5, 5, 2, 5, 5,
        5, 5, 2, 5, 5,
        7, 7, 5, 7, 7,
        5, 5, 2, 5, 5,
        5, 5, 2, 5, 5,
    ]);

    private static readonly Kernel Filter1 = new(new double[,]
    {
        { 1, 0, -1 },
        { 2, 0, -2 },
        { 1, 0, -1 },
    });

    private static readonly Kernel Filter2 = new(new double[,]
    {
        { 1, 2, 1 },
        { 0, 0, 0 },
        { -1, -2, -1 },
    });

    private static readonly Kernel Filter3 = new(new double[,]
    {
        { 0, 1, 0 },
        { 1, -4, 1 },
        { 0, 1, 0 },
    });

    // Three rows, the middle one twice, have the column sums 22 22 11 22 22 (the image's rows 0 to 2, and again 2 to 4) and
    // 24 24 14 24 24 (rows 1 to 3). A cell is its first column's sum less its third's: 22 − 11, 22 − 22, 11 − 22.
    private static readonly double[] Output1 =
    [
        11, 0, -11,
        10, 0, -10,
        11, 0, -11,
    ];

    // Three columns, the middle one twice, have the row sums 17 14 17 in the image's rows 0, 1, 3 and 4, and 26 24 26 in row 2.
    // A cell is its first row's sum less its third's: 17 − 26, 14 − 24, 17 − 26.
    private static readonly double[] Output2 =
    [
        -9, -10, -9,
        0, 0, 0,
        9, 10, 9,
    ];

    // The cells above, to the left, to the right and below, less four times the one in the middle:
    // 5 + 5 + 2 + 7 − 20, 2 + 5 + 5 + 5 − 8, 5 + 2 + 5 + 7 − 20; 5 + 7 + 5 + 5 − 28, 2 + 7 + 7 + 2 − 20, 5 + 5 + 7 + 5 − 28;
    // and the image is the same upside down.
    private static readonly double[] Output3 =
    [
        -1, 9, -1,
        -6, -2, -6,
        -1, 9, -1,
    ];

    [Fact]
    public void Each_filter_gives_its_nine_cells()
    {
        Assert.Equal(Output1, Apply(new Filter(Filter1)));
        Assert.Equal(Output2, Apply(new Filter(Filter2)));
        Assert.Equal(Output3, Apply(new Filter(Filter3)));
    }

    [Fact]
    public void The_first_cell_of_the_first_filter_is_the_sum_that_the_sheet_prints()
    {
        Assert.Equal(11, 1 * 5 + 0 * 5 + -1 * 2 + 2 * 5 + 0 * 5 + -2 * 2 + 1 * 7 + 0 * 7 + -1 * 5);
        Assert.Equal(11, Apply(new Filter(Filter1))[0]);
    }

    [Fact]
    public void Convolution_turns_the_signs_of_filters_1_and_2_and_leaves_filter_3()
    {
        Assert.Equal(Output1.Select(cell => 0 - cell), Apply(new Filter(Filter1) { Mode = FilterMode.Convolution }));
        Assert.Equal(Output2.Select(cell => 0 - cell), Apply(new Filter(Filter2) { Mode = FilterMode.Convolution }));
        Assert.Equal(Output3, Apply(new Filter(Filter3) { Mode = FilterMode.Convolution }));
    }

    [Fact]
    public void The_output_has_three_rows_and_columns_or_five_if_they_are_preserved()
    {
        var valid = new Filter(Filter1);
        Assert.Equal(new Shape(1, 3, 3), valid.OutputShape(Image.Shape));
        Assert.Equal("⌊(5 + 0 + 0 − 3) / 1⌋ + 1 = 3", valid.WindowOver(Image.Shape).Rows.OutputFormula(5));

        // Around the nine cells: zeros on the left have no column to be taken from, so the edge cells stand alone.
        var same = valid with { Padding = Padding.Same };
        Assert.Equal("⌊(5 + 1 + 1 − 3) / 1⌋ + 1 = 5", same.WindowOver(Image.Shape).Rows.OutputFormula(5));
        Assert.Equal(
            [
                -15, 9, 0, -9, 15,
                -22, 11, 0, -11, 22,
                -24, 10, 0, -10, 24,
                -22, 11, 0, -11, 22,
                -15, 9, 0, -9, 15,
            ],
            Apply(same));
    }

    [Fact]
    public void Filter_1_smooths_down_the_rows_and_then_takes_a_difference_along_the_columns()
    {
        Assert.Equal(Filter1, Weights.Outer([1, 2, 1], [1, 0, -1]));
        var smoothed = Apply(new Filter(Weights.Outer([1, 2, 1], [1])));
        Assert.Equal([22, 22, 11, 22, 22, 24, 24, 14, 24, 24, 22, 22, 11, 22, 22], smoothed);
        Assert.Equal(Output1, Apply(new Filter(Weights.Outer([1], [1, 0, -1])), new Tensor<double>(new Shape(1, 3, 5), smoothed)));
    }

    private static double[] Apply(Filter filter) => Apply(filter, Image);

    /// <summary>The output cells, the same in both types.</summary>
    private static double[] Apply(Filter filter, Tensor<double> input)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var output = filter.Apply(input, 0, cancellation);
        var floats = filter.Apply(Agreement.Converted<double, float>(input), 0, cancellation);
        Agreement.Equal(output, Agreement.Converted<float, double>(floats));
        return output.Values.ToArray();
    }
}
