using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Tensors;
using Chainrule.Tests.Data;
using Chainrule.Visuals;
using Chainrule.Visuals.Results;
using CsCheck;

namespace Chainrule.Tests.Visuals.Results;

public sealed class ResultPictureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_identity_gives_back_the_pixels() => (
        from channels in Gen.OneOf(1, 3)
        from rows in Gen.Int[1, 15]
        from columns in Gen.Int[1, 15]
        from pixels in Gen.Byte.Array[channels * rows * columns]
        select new Picture(new Shape(channels, rows, columns), pixels)).Check(30, picture =>
    {
        var path = folder.File("in.png");
        PictureFile.WritePng(path, picture);
        var input = PictureFile.ReadLevels(path);

        var result = ResultPicture.Render(new Filter(new Kernel(new double[,] { { 1 } })).Apply(input.Tensor), input.TopLevel);
        PictureFile.WritePng(folder.File("out.png"), result.Picture);

        Assert.Equal((ResultScale.Clip, 0.0, 255.0), (result.Scale, result.Low, result.High));
        Assert.Equal(PictureFile.Read(path).Pixels, result.Picture.Pixels);
        Assert.Equal(PictureFile.Read(path).Pixels, PictureFile.Read(folder.File("out.png")).Pixels);
    });

    [Theory]
    [InlineData(new[] { 0.0, 255 }, 255, ResultScale.Clip)]
    [InlineData(new[] { -0.4, 255.4 }, 255, ResultScale.Clip)]
    [InlineData(new[] { 0.0, 65535 }, 65535, ResultScale.Clip)]
    [InlineData(new[] { 0.0, 256 }, 255, ResultScale.Abs)]
    [InlineData(new[] { 0.0, 9 }, null, ResultScale.Abs)]
    [InlineData(new[] { -1.0, 9 }, null, ResultScale.Diverging)]
    [InlineData(new[] { -1.0, 9 }, 255, ResultScale.Diverging)]
    public void The_numbers_choose_the_scale(double[] values, int? topLevel, ResultScale scale) =>
        Assert.Equal(scale, ResultPicture.Render(new Tensor<double>(new Shape(1, 1, 2), values), topLevel).Scale);

    [Theory]
    [InlineData(ResultScale.Clip, 255, new byte[] { 0, 0, 100, 255 }, 0, 255)]
    [InlineData(ResultScale.Clip, 65535, new byte[] { 0, 0, 0, 1 }, 0, 65535)]
    [InlineData(ResultScale.Stretch, 255, new byte[] { 0, 102, 153, 255 }, -200, 300)]
    [InlineData(ResultScale.Abs, 255, new byte[] { 170, 0, 85, 255 }, 0, 300)]
    public void Each_scale_has_its_black_and_white(ResultScale scale, int? topLevel, byte[] levels, double low, double high)
    {
        foreach (var shape in new[] { new Shape(1, 2, 2), new Shape(1, 4, 1) })
        {
            var result = ResultPicture.Render(new Tensor<float>(shape, [-200, 0, 100, 300]), topLevel, scale);
            Assert.Equal(new ResultPicture(result.Picture, scale, low, high), result);
            Assert.Equal(shape, result.Picture.Shape);
            Assert.Equal(levels, result.Picture.Pixels);
        }
    }

    [Fact]
    public void Colours_have_one_scale_in_common()
    {
        var tensor = new Tensor<double>(new Shape(3, 1, 2), [0, 1, 2, 3, 4, 5]);
        Assert.Equal([0, 51, 102, 153, 204, 255], ResultPicture.Render(tensor, 255, ResultScale.Stretch).Picture.Pixels);
        Assert.Equal([0, 51, 102, 153, 204, 255], ResultPicture.Render(tensor, 255, ResultScale.Abs).Picture.Pixels);
    }

    [Theory]
    [InlineData(ResultScale.Clip)]
    [InlineData(ResultScale.Stretch)]
    [InlineData(ResultScale.Abs)]
    public void A_small_matrix_is_enlarged_until_it_can_be_seen(ResultScale scale)
    {
        var tensor = new Tensor<double>(new Shape(3, 2, 3), [.. Enumerable.Range(0, 18).Select(value => value * 10.0)]);
        var (small, large) = (ResultPicture.Render(tensor, 255, scale).Picture, ResultPicture.Render(tensor, null, scale).Picture);
        const int Zoom = 320 / 3;
        Assert.Equal(new Shape(3, 2 * Zoom, 3 * Zoom), large.Shape);
        for (var i = 0; i < large.Shape.Count; i++)
        {
            var (row, column) = (i / large.Shape.Columns, i % large.Shape.Columns);
            Assert.Equal(small.Pixels[row / Zoom * 3 + column / Zoom], large.Pixels[i]);
        }
    }

    /// <summary>In float and double, from subnormal to the largest numbers: the order of numbers is the order of levels.</summary>
    [Fact]
    public void Larger_numbers_are_never_darker() => Gen.Select(
        Gen.Frequency((3, Gen.Double), (1, Numbers.ExtremeDoubles)).Where(double.IsFinite).Array[2, 30],
        Gen.Enum<ResultScale>()).Check(200, (values, scale) =>
    {
        // Three channels: diverging is grey too.
        var sorted = scale == ResultScale.Abs ? values.OrderBy(Math.Abs) : values.Order();
        var tensor = new Tensor<double>(new Shape(3, 1, values.Length), [.. sorted.SelectMany(value => Enumerable.Repeat(value, 3))]);
        var levels = ResultPicture.Render(tensor, 255, scale).Picture;
        var shown = Enumerable.Range(0, 3).SelectMany(channel => RowOfCells(levels, values.Length, channel)).ToArray();
        Assert.Equal(shown.Order(), shown);
    });

    [Fact]
    public void A_signed_result_is_white_at_zero_purple_above_and_green_below()
    {
        var result = ResultPicture.Render(new Tensor<float>(new Shape(1, 1, 5), [-10, -6, 0, 6, 10]), 255);

        Assert.Equal((ResultScale.Diverging, -10.0, 10.0), (result.Scale, result.Low, result.High));
        Assert.Equal([0, 20, 255, 160, 56], RowOfCells(result.Picture, 5, 0));
        Assert.Equal([52, 156, 255, 72, 4], RowOfCells(result.Picture, 5, 1));
        Assert.Equal([29, 98, 255, 232, 104], RowOfCells(result.Picture, 5, 2));
    }

    [Fact]
    public void A_signed_coloured_result_is_mid_grey_at_zero()
    {
        var result = ResultPicture.Render(new Tensor<float>(new Shape(3, 1, 3), [-10, 0, 10, 0, 5, -5, 0, 0, 0]), 255);

        Assert.Equal([0, 128, 255], RowOfCells(result.Picture, 3, 0));
        Assert.Equal([128, 191, 64], RowOfCells(result.Picture, 3, 1));
        Assert.Equal([128, 128, 128], RowOfCells(result.Picture, 3, 2));
    }

    [Theory]
    [InlineData(1, 255)]
    [InlineData(3, 128)]
    public void Nothing_but_zeros_is_the_middle_of_the_scale(int channels, byte level)
    {
        var result = ResultPicture.Render(new Tensor<float>(new Shape(channels, 2, 2)), 255, ResultScale.Diverging);
        Assert.Equal([level, level], RowOfCells(result.Picture, 2, 0));

        var stretched = ResultPicture.Render(new Tensor<float>(new Shape(channels, 2, 2)), 255, ResultScale.Stretch);
        Assert.Equal(new byte[4 * channels], stretched.Picture.Pixels);
    }

    [Fact]
    public void What_no_picture_shows_is_refused()
    {
        UserErrors.In(() => ResultPicture.Render(new Tensor<float>(new Shape(2, 1, 1)), null), "1 or 3 channels, and the result has 2");
        UserErrors.In(() => ResultPicture.Render(new Tensor<float>(new Shape(1, 1, 2), [1, float.NaN]), null), "not finite");
        UserErrors.In(() => ResultPicture.Render(new Tensor<double>(new Shape(1, 1, 2), [1, double.NegativeInfinity]), null), "not finite");
        Assert.Throws<ArgumentException>(() => ResultPicture.Render(new Tensor<float>(new Shape(4)), null));
    }

    /// <summary>A strip below would make it longer than a PNG can be.</summary>
    [Fact]
    public void The_longest_result_is_written_without_a_scale_bar()
    {
        var tensor = new Tensor<float>(new Shape(1, PictureFile.MostSide, 1));
        tensor.Values[7] = -1;

        PictureFile.WritePng(folder.File("long.png"), ResultPicture.Render(tensor, null).Picture, TestContext.Current.CancellationToken);

        Assert.Equal("3x1000000x1", PictureFile.Read(folder.File("long.png")).Shape.ToString());
        UserErrors.In(
            () => PictureFile.WritePng(folder.File("longer.png"), new Picture(new Shape(1, 1, 1_000_001), new byte[1_000_001])),
            "longer.png: a PNG has at most 1000000 rows and columns, and this has 1 × 1000001; write .npy or .csv");
    }

    /// <summary>One channel of the cells of a picture of one row: enlarged in the middle of a figure, or as they are.</summary>
    private static byte[] RowOfCells(Picture picture, int cells, int channel)
    {
        var (rows, columns) = (picture.Shape.Rows, picture.Shape.Columns);
        var zoom = rows == 1 ? 1 : 320 / cells;
        var left = (columns - cells * zoom) / 2;
        return [.. Enumerable.Range(0, cells).Select(cell => picture.Pixels[channel * rows * columns + left + cell * zoom + zoom / 2])];
    }

    [Theory]
    [InlineData(-1.0, ResultScale.Diverging)]
    [InlineData(1.0, ResultScale.Abs)]
    public void A_plain_picture_has_a_pixel_for_each_number_and_the_same_scale(double number, ResultScale scale)
    {
        var numbers = new Tensor<double>(new Shape(1, 2, 3), [number, 0, 2, 3, 4, 5]);
        var (plain, whole) = (ResultPicture.Plain(numbers, null), ResultPicture.Render(numbers, null));
        Assert.Equal((2, 3), (plain.Picture.Shape.Rows, plain.Picture.Shape.Columns));
        Assert.True(whole.Picture.Shape.Rows > 2);
        Assert.Equal((scale, whole.Low, whole.High), (plain.Scale, plain.Low, plain.High));
    }

    [Theory]
    [InlineData("box 3", 255, ResultScale.Clip)]
    [InlineData("sharpen", 255, ResultScale.Clip)]
    [InlineData("box 3", null, null)]
    [InlineData("sobel-x", 255, null)]
    public void What_keeps_the_brightness_of_a_picture_is_shown_as_one(string kernel, int? topLevel, ResultScale? scale) =>
        Assert.Equal(scale, ResultPicture.UsualScale(KernelText.Parse(kernel), topLevel));
}
