using Chainrule.Data;
using Chainrule.Tensors;
using Spectre.Console;

namespace Chainrule.Cli;

/// <summary>Paints a picture with half blocks: a character is two pixels, one above the other.</summary>
internal static class PicturePainting
{
    private const string UpperHalf = "▀";

    public static void Paint(IAnsiConsole console, Picture picture)
    {
        if (picture.Shape.Columns > console.Profile.Width)
        {
            var rows = Math.Max(1, picture.Shape.Rows * console.Profile.Width / picture.Shape.Columns);
            picture = PictureFit.Fit(picture, new Shape(picture.Shape.Channels, rows, console.Profile.Width));
        }
        var painting = new Paragraph();
        for (var row = 0; row < picture.Shape.Rows; row += 2)
        {
            for (var column = 0; column < picture.Shape.Columns; column++)
            {
                painting.Append(UpperHalf, new Style(ColourAt(picture, row, column), ColourAt(picture, row + 1, column)));
            }
            painting.Append("\n");
        }
        console.Write(painting);
    }

    /// <summary>The colour of a pixel; black below the last row.</summary>
    private static Color ColourAt(Picture picture, int row, int column)
    {
        var (rows, columns) = (picture.Shape.Rows, picture.Shape.Columns);
        return row < rows ? new Color(Level(0), Level(picture.Shape.Channels / 2), Level(picture.Shape.Channels - 1)) : Color.Black;

        byte Level(int channel) => picture.Pixels[(channel * rows + row) * columns + column];
    }
}
