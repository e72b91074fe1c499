using System.CommandLine;
using System.Numerics;
using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Tensors;
using Chainrule.Visuals.Results;

namespace Chainrule.Cli;

/// <summary><c>chainrule convolve</c>: slides a kernel over a matrix or a picture, and explains what comes of it.</summary>
internal sealed class ConvolveCommand : ExampleCommand
{
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
        Description = "Write the output; the name says how: .csv, .json, .npy, .png, or with --explain .txt, .md, .tex, .html, .json",
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
        var filter = filterOptions.Read(arguments, KernelArgument.Read(arguments.GetValue(kernel)!));
        var explanation = arguments.GetValue(explain) is { } cell ? new CellExplanationOutput(cell) : null;
        if (arguments.GetValue(output) is { } file)
        {
            OutputFile.RequireWritable(file);
            OutputFile.RequireExtension(file, explanation is null ? ConvolveFiles.Extensions : DocumentOutput.Extensions);
        }
        RefuseFormat(PrintedAs(arguments), isExplained: explanation is not null);
        RefuseUnused(arguments);
        var source = InputArgument.Read(arguments.GetValue(input)!);
        // Until here, and where the results are printed, Ctrl-C may end the process at once: there is nothing to leave in order.
        using var interruption = new Interruption();
        return source switch
        {
            NumericTensor<float> floats => Run(arguments, filter, floats, explanation, interruption),
            NumericTensor<double> doubles => Run(arguments, filter, doubles, explanation, interruption),
            var other => throw new NotSupportedException($"no filter for {other}"),
        };
    }

    private int Run<T>(
        ParseResult arguments, Filter filter, NumericTensor<T> source, CellExplanationOutput? explanation, Interruption interruption)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (printed, file) = (PrintedAs(arguments), arguments.GetValue(output));
        var result = filter.Apply(source.Tensor, arguments.GetValue(threads), interruption.Token);
        if (Finite.IndexOfOther<T>(result.Values) >= 0)
        {
            throw new ChainruleException("the output has numbers too large to hold; give an input or a kernel of smaller numbers");
        }
        var document = explanation?.Document(filter, source.Tensor);
        if (file is not null && document is not null && !ConvolveFiles.IsJson(file))
        {
            DocumentOutput.Save(document, file, interruption.Token);
        }
        else if (file is not null)
        {
            var painted = scale.IsGiven(arguments) ? scale.Read(arguments) : (ResultScale?)null;
            ConvolveFiles.Write(file, filter, source, result, Cells(), painted, interruption.Token);
        }
        interruption.Dispose();
        if (printed == OutputFormat.Json)
        {
            StandardOutput.Write(stream => ConvolveJson.Write(stream, filter, source.Tensor, result, Cells()));
        }
        else if (document is not null)
        {
            CellExplanationOutput.Print(document, printed, file);
        }
        else
        {
            Print(filter, source.Tensor, result, printed, file);
        }
        return ExitCode.Done;

        IReadOnlyList<CellExplanation> Cells() => explanation?.Cells(filter, source.Tensor) ?? [];
    }

    private static void Print<T>(Filter filter, Tensor<T> source, Tensor<T> result, OutputFormat printed, string? file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (printed == OutputFormat.Csv)
        {
            StandardOutput.Write(stream => MatrixFile.Write(stream, ".csv", result));
        }
        else
        {
            ConvolveDisplay.Print(filter, source, result, file);
        }
    }

    private void RefuseFormat(OutputFormat printed, bool isExplained)
    {
        if (!isExplained && printed is (OutputFormat.Markdown or OutputFormat.Latex or OutputFormat.Html))
        {
            throw new ChainruleException($"--format {format.Word(printed)} is for explanations; add --explain all");
        }
        if (isExplained && printed == OutputFormat.Csv)
        {
            throw new ChainruleException("--format csv is for numbers; leave --explain away, or give another format");
        }
    }

    private void RefuseUnused(ParseResult arguments)
    {
        DocumentOutput.RequireOneFormat(arguments, json, format);
        if (scale.IsGiven(arguments) && !ConvolveFiles.IsPicture(arguments.GetValue(output)))
        {
            throw new ChainruleException("--scale is for pictures; add --out FILE.png");
        }
    }

    private OutputFormat PrintedAs(ParseResult arguments) => arguments.GetValue(json) ? OutputFormat.Json : format.Read(arguments);
}
