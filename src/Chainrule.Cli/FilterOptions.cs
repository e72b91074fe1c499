using System.CommandLine;
using System.CommandLine.Parsing;
using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>The options that say how a kernel slides over an input.</summary>
internal sealed class FilterOptions
{
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
    private readonly Option<(int Rows, int Columns)> stride = Steps("--stride", "Cells from one output to the next: one number, or rows,columns");
    private readonly Option<(int Rows, int Columns)> dilation = Steps("--dilation", "Cells from one kernel cell to the next: one number, or rows,columns");
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
        var (strides, dilations) = (arguments.GetValue(stride), arguments.GetValue(dilation));
        return new Filter(kernel)
        {
            Mode = mode.Read(arguments),
            Padding = arguments.GetValue(padding),
            Boundary = boundary.Read(arguments),
            RowStride = strides.Rows,
            ColumnStride = strides.Columns,
            RowDilation = dilations.Rows,
            ColumnDilation = dilations.Columns,
        };
    }

    private static Option<(int Rows, int Columns)> Steps(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => (1, 1),
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => FilterWords.Steps(result.Tokens[0].Value)
            ?? NewOption.Refuse<(int Rows, int Columns)>(result, FilterWords.StepsExpected),
    };

    private static Padding ReadPadding(ArgumentResult result) =>
        FilterWords.Padding(result.Tokens[0].Value) ?? NewOption.Refuse<Padding>(result, FilterWords.PaddingExpected);
}
