using System.CommandLine;
using System.Numerics;
using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Tensors;
using Chainrule.Visuals;
using Chainrule.Visuals.Results;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Cli;

/// <summary><c>chainrule convolve</c>: slides a kernel over a matrix or a picture, and explains what comes of it.</summary>
internal sealed class ConvolveCommand : ExampleCommand
{
    private const int UnreadShown = 12;

    private readonly Argument<string> input = InputArgument.Create();
    private readonly Option<string> kernel = KernelArgument.NewOption();
    private readonly FilterOptions filterOptions = new();
    private readonly Option<string?> explain = new("--explain")
    {
        HelpName = "CELL",
        Description = "Show how one output cell comes about: row,column (from 0), or channel,row,column; all works the whole exercise",
    };
    private readonly ChoiceOption<OutputFormat> format = new(
        "--format",
        "What is printed: numbers as table, csv or json; an explanation as table (plain text), markdown, latex, html or json",
        "table",
        ("table", OutputFormat.Table), ("csv", OutputFormat.Csv), ("json", OutputFormat.Json),
        ("markdown", OutputFormat.Markdown), ("latex", OutputFormat.Latex), ("html", OutputFormat.Html));
    private readonly Option<string?> output = new("--out")
    {
        HelpName = "FILE",
        Description = "Write the output; the name says how: .csv, .json, .npy, .png, or with --explain .txt, .md, .tex, .html",
    };
    private readonly ChoiceOption<ResultScale> scale = new(
        "--scale",
        "How numbers become a .png: diverging (two colours around zero, with a scale), clip (below 0 black, above the top level " +
        "white), stretch (least black, largest white), abs (0 black, largest size white); left out, the numbers decide",
        fallback: null,
        ("diverging", ResultScale.Diverging), ("clip", ResultScale.Clip), ("stretch", ResultScale.Stretch), ("abs", ResultScale.Abs));
    private readonly Option<int> threads = NewOption.Threads();
    private readonly Option<bool> json = NewOption.Json();

    public ConvolveCommand() : base(
        "convolve",
        "Slides a kernel over a matrix or a picture, and explains what comes of it.",
        "chainrule convolve image.csv --kernel sobel-x",
        "chainrule convolve image.csv --kernel \"1 0 -1; 2 0 -2; 1 0 -1\" --explain 0,0",
        "chainrule convolve image.csv --kernel laplace --padding same --explain all --out solution.html",
        "chainrule convolve photo.jpg --kernel \"gaussian 2\" --padding same --boundary reflect --out soft.png",
        "chainrule convolve - --kernel \"box 3\" --stride 2 --format csv < image.csv")
    {
        Notes =
            "Cross-correlation is the default: S_ij = sum of K_mn X_i+m,j+n, as in neural networks; --mode convolution flips the " +
            "kernel. Numbers are never clipped or wrapped: pictures of 8 bits come as 0 to 255 and leave as whatever the sums are. " +
            "A colour picture is filtered channel by channel; a kernel with as many channels (separated by |) sums over them.";
        Add(input);
        Add(kernel);
        filterOptions.AddTo(this);
        Add(explain);
        Add(format);
        Add(output);
        Add(scale);
        Add(threads);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var filter = filterOptions.Read(arguments, KernelArgument.Read(arguments.GetValue(kernel)!));
        var file = arguments.GetValue(output);
        if (file is not null)
        {
            OutputFile.RequireWritable(file);
            OutputFile.RequireExtension(
                file, arguments.GetValue(explain) is null ? [".csv", ".json", ".npy", ".png"] : CellExplanationOutput.Extensions);
        }
        return InputArgument.Read(arguments.GetValue(input)!) switch
        {
            NumericTensor<float> floats => Run(arguments, filter, floats, file, interruption.Token),
            NumericTensor<double> doubles => Run(arguments, filter, doubles, file, interruption.Token),
            var other => throw new NotSupportedException($"no filter for {other}"),
        };
    }

    private int Run<T>(ParseResult arguments, Filter filter, NumericTensor<T> source, string? file, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var printed = arguments.GetValue(json) ? OutputFormat.Json : format.Read(arguments);
        if (arguments.GetValue(explain) is { } cell)
        {
            CellExplanationOutput.Run(filter, source.Tensor, cell, printed, file);
            return ExitCode.Done;
        }
        var result = filter.Apply(source.Tensor, arguments.GetValue(threads), cancellation);
        if (file is not null)
        {
            Write(file, filter, source, result, scale.IsGiven(arguments) ? scale.Read(arguments) : null);
        }
        switch (printed)
        {
            case OutputFormat.Json:
                using (var stream = Console.OpenStandardOutput())
                {
                    ConvolveJson.Write(stream, filter, source.Tensor, result, cell: null);
                }
                break;
            case OutputFormat.Csv:
                MatrixText.Write(Console.Out, result);
                break;
            case OutputFormat.Table:
                Print(filter, source.Tensor, result, file);
                break;
            default:
                throw new ChainruleException($"--format {format.Word(printed)} is for explanations; add --explain all");
        }
        return ExitCode.Done;
    }

    private static void Write<T>(string file, Filter filter, NumericTensor<T> source, Tensor<T> result, ResultScale? scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".csv" or ".npy":
                MatrixFile.Write(file, result);
                break;
            case ".json":
                AtomicFile.Write(file, stream => ConvolveJson.Write(stream, filter, source.Tensor, result, cell: null));
                break;
            case ".png":
                PictureFile.WritePng(file, ResultPicture.Render(result, source.TopLevel, scale).Picture);
                break;
        }
    }

    private static void Print<T>(Filter filter, Tensor<T> source, Tensor<T> result, string? file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isWhole = file is not null || MatrixTable.Print(result, Terminal.Results.Profile.Width);
        var window = filter.WindowOver(source.Shape);
        Terminal.Print(
            $"input {Size(source.Shape)}, kernel {Size(filter.Kernel.Shape)}, output {Size(result.Shape)} "
            + $"with numbers from {MatrixTable.Show(Least(result))} to {MatrixTable.Show(Largest(result))}");
        PrintAxis("rows", window.Rows, source.Shape.Rows);
        PrintAxis("columns", window.Columns, source.Shape.Columns);
        if (file is not null)
        {
            Terminal.Print($"written to {file}");
        }
        else if (!isWhole)
        {
            Terminal.Print("cut short; --format csv prints all of it, --out FILE writes it (.csv, .json, .npy, .png)");
        }
    }

    /// <summary>Rows and columns, with the channels before them where there are several.</summary>
    private static string Size(Shape shape) => shape.Channels == 1 ? $"{shape.Rows}x{shape.Columns}" : $"{shape}";

    private static void PrintAxis(string name, WindowAxis axis, int cells)
    {
        Terminal.Print($"{name}: {axis.OutputFormula(cells)}");
        var unread = axis.NeverRead(cells).ToArray();
        if (unread.Length > 0)
        {
            var shown = string.Join(", ", unread.Take(UnreadShown)) + (unread.Length > UnreadShown ? $", … ({unread.Length} in all)" : "");
            Terminal.Print($"{name} that no window reads: {shown}");
        }
    }

    private static T Least<T>(Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TensorPrimitives.Min<T>(tensor.Values);

    private static T Largest<T>(Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TensorPrimitives.Max<T>(tensor.Values);
}
