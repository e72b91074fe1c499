using Chainrule.Filters;
using Chainrule.Studio.Convolution;
using Chainrule.Tensors;

namespace Chainrule.Studio.Tests.Convolution;

public class LabResultTests
{
    public static TheoryData<string, string, string, string, FilterMode, Boundary> Cases => new()
    {
        { "sobel-x", "1", "1", "valid", FilterMode.CrossCorrelation, Boundary.Zero },
        { "1 2; 3 4", "2", "1", "same", FilterMode.Convolution, Boundary.Reflect },
        { "gaussian 1 3", "1,2", "2", "full", FilterMode.CrossCorrelation, Boundary.Wrap },
        { "1 2 3", "3", "1", "1,0,2,0", FilterMode.Convolution, Boundary.Replicate },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_cell_is_the_filters_and_so_is_its_explanation(
        string kernel, string stride, string dilation, string padding, FilterMode mode, Boundary boundary)
    {
        var form = LabForm.Read(new LabSettings
        {
            Kernel = kernel,
            Stride = stride,
            Dilation = dilation,
            Padding = padding,
            Mode = mode,
            Boundary = boundary,
        });
        var filter = Assert.IsType<Filter>(form.Filter);
        var result = Of(filter);
        var output = filter.Apply(LabInput.Sheet.Values, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(output.Shape, result.Output.Shape);
        Assert.Equal(output.Values.ToArray(), result.Output.Values.ToArray());
        for (var row = 0; row < output.Shape.Rows; row++)
        {
            for (var column = 0; column < output.Shape.Columns; column++)
            {
                Assert.Equal(output[0, row, column], result.Explain(new Place(row, column)).Sum, 1e-12);
            }
        }
    }

    [Fact]
    public void The_image_is_the_sheets() => Assert.Equal(
        [5, 5, 2, 5, 5, 5, 5, 2, 5, 5, 7, 7, 5, 7, 7, 5, 5, 2, 5, 5, 5, 5, 2, 5, 5], LabInput.Sheet.Values.Values.ToArray());

    [Fact]
    public void Cells_that_a_stride_steps_over_are_unread()
    {
        var result = Of(new Filter(new Kernel(new double[,] { { 1, 1 }, { 1, 1 } })) { RowStride = 3, ColumnStride = 2 });
        Assert.True(result.IsUnread(new Place(2, 0)));
        Assert.True(result.IsUnread(new Place(0, 4)));
        Assert.False(result.IsUnread(new Place(4, 3)));
    }

    [Fact]
    public void More_than_a_lab_works_out_is_refused_before_memory_is_taken()
    {
        var filter = LabForm.Read(new LabSettings { Padding = "15000" }).Filter!;
        Assert.Contains("more than the lab works out", Assert.Throws<ChainruleException>(() => Of(filter)).Message);
    }

    [Theory]
    [InlineData("8000", "4000")]
    [InlineData("100000", "50000")]
    public void Deltas_that_a_stride_would_spread_too_far_are_refused_before_memory_is_taken(string dilation, string stride)
    {
        var result = Of(LabForm.Read(new LabSettings { Padding = "full", Dilation = dilation, Stride = stride }).Filter!);
        Assert.Contains("too many for the lab", Assert.Throws<ChainruleException>(() => BackwardResult.Of(result, null, TestContext.Current.CancellationToken)).Message);
    }

    [Theory]
    [InlineData("nothing", "1", "1", "valid")]
    [InlineData("1 2; 3", "0", "1,2,3", "-1")]
    public void What_is_wrong_is_said_for_each_field(string kernel, string stride, string dilation, string padding)
    {
        var form = LabForm.Read(new LabSettings { Kernel = kernel, Stride = stride, Dilation = dilation, Padding = padding });
        Assert.Null(form.Filter);
        Assert.NotNull(form.KernelMistake);
        Assert.Equal(stride == "0", form.StrideMistake is not null);
        Assert.Equal(dilation == "1,2,3", form.DilationMistake is not null);
        Assert.Equal(padding == "-1", form.PaddingMistake is not null);
    }

    [Fact]
    public void Every_kernel_with_a_name_can_be_chosen() => Assert.All(
        KernelChoices.All, choice => Assert.NotNull(LabForm.Read(new LabSettings { Kernel = choice.Text }).Filter));

    [Fact]
    public void A_kernel_is_edited_cell_by_cell()
    {
        var kernel = KernelText.Parse("1/3 -1; 2 0.5");
        var cells = KernelEdit.Cells(kernel);
        Assert.Equal(kernel, KernelText.Parse(KernelEdit.Text(cells, 2)));
        cells[1] = " ";
        Assert.Equal(KernelText.Parse("1/3 0; 2 0.5"), KernelText.Parse(KernelEdit.Text(cells, 2)));
        Assert.Equal(KernelText.Parse("1/3 -1 0"), KernelEdit.Resized(kernel, 1, 3));
    }

    [Theory]
    [InlineData("ArrowUp", false, 0, 1)]
    [InlineData("ArrowDown", false, 2, 1)]
    [InlineData("ArrowLeft", false, 1, 0)]
    [InlineData("ArrowRight", false, 1, 2)]
    [InlineData("Home", false, 1, 0)]
    [InlineData("End", false, 1, 3)]
    [InlineData("Home", true, 0, 0)]
    [InlineData("End", true, 2, 3)]
    [InlineData("a", false, 1, 1)]
    public void Keys_move_the_cell(string key, bool isFar, int row, int column) =>
        Assert.Equal(new Place(row, column), CellKeys.Move(new Place(1, 1), key, isFar, new Shape(1, 3, 4)));

    [Fact]
    public void Steps_lead_through_all_cells_and_begin_anew()
    {
        var shape = new Shape(1, 2, 3);
        List<Place> path = [default];
        for (var i = 0; i < shape.Count; i++)
        {
            path.Add(CellKeys.Next(path[^1], shape));
        }
        Assert.Equal(shape.Count, path.Distinct().Count());
        Assert.Equal(path[0], path[^1]);
        Assert.Equal(new Place(1, 2), CellKeys.Move(new Place(1, 2), "ArrowDown", false, shape));
    }

    private static LabResult Of(Filter filter) => LabResult.Of(LabInput.Sheet, filter, TestContext.Current.CancellationToken);

    [Fact]
    public void A_kernel_of_more_channels_than_a_page_holds_is_not_studied()
    {
        var kernel = KernelText.Parse(string.Join(" | ", Enumerable.Repeat("1 0 -1", 9)));
        Assert.Contains("chainrule kernel", Assert.Throws<ChainruleException>(() => KernelStudy.Of(kernel)).Message, StringComparison.Ordinal);
        Assert.Equal(8, KernelStudy.Of(KernelText.Parse(string.Join(" | ", Enumerable.Repeat("1 0 -1", 8)))).Figures.Count);
    }
}
