using System.Globalization;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>How a kernel slides, in the words of the command line and the studio: paddings, and steps along both axes.</summary>
internal static class FilterWords
{
    /// <summary>What a padding may be.</summary>
    public const string PaddingExpected = "valid, same, same-lower, full, a number of cells, or four with commas (top,bottom,left,right)";

    /// <summary>The most cells of a padding, a stride or a dilation.</summary>
    private const int MostCells = 100_000;

    /// <summary>What a stride or a dilation may be.</summary>
    public static string StepsExpected { get; } = $"a whole number from 1 to {MostCells}, or two with a comma (rows,columns)";

    /// <summary>A padding: <c>valid</c>, <c>same</c>, <c>same-lower</c>, <c>full</c>, <c>2</c> or <c>1,2,0,0</c>; null for anything else.</summary>
    public static Padding? Padding(string text) => text switch
    {
        "valid" => Tensors.Padding.Valid,
        "same" => Tensors.Padding.Same,
        "same-lower" => Tensors.Padding.SameLower,
        "full" => Tensors.Padding.Full,
        _ => Whole(text, least: 0) switch
        {
            [var all] => Tensors.Padding.Cells(all, all, all, all),
            [var top, var bottom, var left, var right] => Tensors.Padding.Cells(top, bottom, left, right),
            _ => null,
        },
    };

    /// <summary>A stride or a dilation, <c>2</c> or <c>2,1</c>: along the rows and along the columns; null for anything else.</summary>
    public static (int Rows, int Columns)? Steps(string text) =>
        Whole(text, least: 1) is { Count: 1 or 2 } numbers ? (numbers[0], numbers[^1]) : null;

    /// <summary>Whole numbers with commas between; null where there is anything else.</summary>
    private static List<int>? Whole(string text, int least)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > MostCells)
            {
                return null;
            }
            numbers.Add(number);
        }
        return numbers;
    }
}
