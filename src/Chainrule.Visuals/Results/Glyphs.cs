namespace Chainrule.Visuals.Results;

/// <summary>
/// The characters of numbers, drawn in squares: pictures are made on machines without a font, where Skia writes nothing.
/// </summary>
internal static class Glyphs
{
    /// <summary>Squares of a character, and from the start of one to the start of the next.</summary>
    public const int Width = 5, Height = 7, Advance = Width + 1;

    private const string Characters = "0123456789-+.e°";

    private static readonly string[] Rows =
    [
        " ###    #    ###  #####    #  #####   ##  #####  ###   ###                           ##  ",
        "#   #  ##   #   #    #    ##  #      #        # #   # #   #         #               #  # ",
        "#  ##   #       #   #    # #  ####  #        #  #   # #   #         #          ###  #  # ",
        "# # #   #      #     #  #  #      # ####    #    ###   #### ##### #####       #   #  ##  ",
        "##  #   #     #       # #####     # #   #  #    #   #     #         #         #####      ",
        "#   #   #    #    #   #    #  #   # #   #  #    #   #    #          #    ##   #          ",
        " ###   ###  #####  ###     #   ###   ###   #     ###   ##                ##    ###       ",
    ];

    /// <summary>Squares that a text takes in a line.</summary>
    public static int WidthOf(string text) => text.Length * Advance - 1;

    /// <summary>Whether a square of a character is filled.</summary>
    public static bool IsFilled(char character, int row, int column) =>
        Rows[row][Characters.IndexOf(character, StringComparison.Ordinal) * Advance + column] == '#';
}
