using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Visuals.Results;

namespace Chainrule.Tests.Visuals.Results;

public class ScaleBarTests
{
    /// <summary>The bar's own colours, read back from a figure: from end to end, with zero in the middle column.</summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 3, 1020)]
    [InlineData(2, 999, 1e-300)]
    [InlineData(1000, 2, 123456.7)]
    [InlineData(900, 1201, 1.7e308)]
    public void The_bar_runs_from_end_to_end(int rows, int columns, double size)
    {
        var tensor = new Tensor<double>(new Shape(1, rows, columns));
        tensor.Values[^1] = -size;
        var picture = ResultPicture.Render(tensor, null).Picture;
        var zoom = Math.Max(1, 320 / Math.Max(rows, columns));
        var unit = Math.Max(2, Math.Min(rows, columns) * zoom / 240);
        var row = rows * zoom + 5 * unit;

        var colours = Enumerable.Range(0, picture.Shape.Columns).Select(column => ColourAt(picture, row, column))
            .SkipWhile(colour => colour == (238, 238, 238)).TakeWhile(colour => colour != (238, 238, 238)).ToArray();

        Assert.Equal(1, colours.Length % 2);
        Assert.InRange(colours.Length, picture.Shape.Columns - 10 * unit, picture.Shape.Columns - 6 * unit);
        Assert.Equal((0, 52, 29), colours[0]);
        Assert.Equal((255, 255, 255), colours[colours.Length / 2]);
        Assert.Equal((56, 4, 104), colours[^1]);
        Assert.Equal(Enumerable.Range(0, colours.Length).Select(x => DivergingMap.Colour(2.0 * x / (colours.Length - 1) - 1)), colours);
    }

    /// <summary>The ends and the middle, as one reads them: the ink below a picture of one cell.</summary>
    [Fact]
    public void Its_numbers_are_written_below_it()
    {
        var picture = ResultPicture.Render(new Tensor<double>(new Shape(1, 1, 1), [-2.5]), null).Picture;
        Assert.Equal("3x374x320", picture.Shape.ToString());
        Assert.Equal(
            """
                   ###        #####
                  #   #       #
                      #       ####
            #####    #            #
                    #             #
                   #     ##   #   #
                  #####  ##    ###
            """,
            Ink(picture, 8, 23));
        Assert.Equal(
            """
             ###
            #   #
            #  ##
            # # #
            ##  #
            #   #
             ###
            """,
            Ink(picture, 154, 5));
        Assert.Equal(
            """
                   ###        #####
              #   #   #       #
              #       #       ####
            #####    #            #
              #     #             #
              #    #     ##   #   #
                  #####  ##    ###
            """,
            Ink(picture, 265, 23));
    }

    /// <summary>What is written from a column of the strip on, a square of two by two pixels a character.</summary>
    private static string Ink(Picture picture, int left, int width) => string.Join('\n', Enumerable.Range(0, Glyphs.Height).Select(line =>
        string.Concat(Enumerable.Range(0, width)
            .Select(x => ColourAt(picture, 320 + 2 * (14 + line), left + 2 * x) == (40, 40, 40) ? '#' : ' ')).TrimEnd()));

    private static (byte, byte, byte) ColourAt(Picture picture, int row, int column)
    {
        var plane = picture.Shape.Rows * picture.Shape.Columns;
        var at = row * picture.Shape.Columns + column;
        return (picture.Pixels[at], picture.Pixels[at + plane], picture.Pixels[at + 2 * plane]);
    }
}
