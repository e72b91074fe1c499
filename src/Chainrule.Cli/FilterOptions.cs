using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>The options that say how a kernel slides over an input.</summary>
internal sealed class FilterOptions
{
    private const int MostCells = 100_000;

    private const string PaddingExpected =
        "valid, same, same-lower, full, a number of cells, or four with commas (top,bottom,left,right)";

    private readonly ChoiceOption<FilterMode> mode = new(
        "--mode", "cross-correlation takes the kernel as it is written, convolution flips it", "cross-correlation",
        ("cross-correlation", FilterMode.CrossCorrelation), ("convolution", FilterMode.Convolution));
    private readonly Option<Padding> padding = new("--padding")
    {
        HelpName = "P",
        Description =
            "Cells around the input: valid (none, the default), same (the output is as large; an odd cell goes below and right), " +
            "same-lower (above and left), full, N, or top,bottom,left,right",
        CustomParser = ReadPadding,
    };
    private readonly Option<int[]> stride = Pair("--stride", "Cells from one output to the next: one number, or rows,columns");
    private readonly Option<int[]> dilation = Pair("--dilation", "Cells from one kernel cell to the next: one number, or rows,columns");
    private readonly ChoiceOption<Boundary> boundary = NewBoundary("zero");

    public static ChoiceOption<Boundary> NewBoundary(string fallback) => new(
        "--boundary",
        "What the cells around an input abcd hold: zero; replicate aaa|abcd|ddd; reflect dcb|abcd|cba; symmetric cba|abcd|dcb; " +
        "wrap bcd|abcd|abc",
        fallback,
        ("zero", Boundary.Zero), ("replicate", Boundary.Replicate), ("reflect", Boundary.Reflect), ("symmetric", Boundary.Symmetric),
        ("wrap", Boundary.Wrap));

    public void AddTo(Command command)
    {
        command.Add(mode);
        command.Add(padding);
        command.Add(stride);
        command.Add(dilation);
        command.Add(boundary);
    }

    public Filter Read(ParseResult arguments, Kernel kernel)
    {
        var (strides, dilations) = (arguments.GetValue(stride)!, arguments.GetValue(dilation)!);
        return new Filter(kernel)
        {
            Mode = mode.Read(arguments),
            Padding = arguments.GetValue(padding),
            Boundary = boundary.Read(arguments),
            RowStride = strides[0],
            ColumnStride = strides[^1],
            RowDilation = dilations[0],
            ColumnDilation = dilations[^1],
        };
    }

    private static Option<int[]> Pair(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => [1],
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Whole(result.Tokens[0].Value, least: 1) is { Length: 1 or 2 } numbers
            ? numbers
            : NewOption.Refuse<int[]>(result, $"a whole number from 1 to {MostCells}, or two with a comma (rows,columns)"),
    };

    private static Padding ReadPadding(ArgumentResult result) => result.Tokens[0].Value switch
    {
        "valid" => Padding.Valid,
        "same" => Padding.Same,
        "same-lower" => Padding.SameLower,
        "full" => Padding.Full,
        var text => Whole(text, least: 0) switch
        {
            [var all] => Padding.Cells(all, all, all, all),
            [var top, var bottom, var left, var right] => Padding.Cells(top, bottom, left, right),
            _ => NewOption.Refuse<Padding>(result, PaddingExpected),
        },
    };

    /// <summary>Whole numbers with commas between; null where there is anything else.</summary>
    private static int[]? Whole(string text, int least)
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
        return [.. numbers];
    }
}
