using System.CommandLine;
using Chainrule.Filters.Analysis;
using Chainrule.Texts;
using Chainrule.Visuals;

namespace Chainrule.Cli;

/// <summary><c>chainrule kernel</c>: what a kernel does, and why; or the kernels that have a name.</summary>
internal sealed class KernelCommand : ExampleCommand
{
    private readonly Argument<string[]> kernel = new("K")
    {
        Description =
            "A name with its parameters (sobel-x, gaussian 1.5 7), a matrix \"1 0 -1; 2 0 -2; 1 0 -1\", or a file (.csv, .txt, .npy)",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<bool> list = new("--list") { Description = "List the kernels that have a name, and their parameters" };
    private readonly Option<string?> report = new("--report")
    {
        HelpName = "FILE",
        Description = "Write one HTML file with the weights, the sentences, and plots of the answers to edges and waves",
    };
    private readonly Option<bool> json = NewOption.Json();

    public KernelCommand() : base(
        "kernel",
        "Says what a kernel does, from its numbers alone.",
        "chainrule kernel sobel-x",
        "chainrule kernel \"1/16 * 1 2 1; 2 4 2; 1 2 1\"",
        "chainrule kernel gaussian 1.5 7 --report gaussian.html",
        "chainrule kernel --list")
    {
        Notes =
            "A matrix has spaces or commas between weights, semicolons between rows, and may have a factor before it; bars stand " +
            "between channels. Answers are those of cross-correlation, which lays the kernel on the input as it is written; a true " +
            "convolution turns it by half a turn. x runs to the right and y down, angles clockwise from the right.";
        Add(kernel);
        Add(list);
        Add(report);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        var words = arguments.GetValue(kernel)!;
        RefuseOptions(words);
        var text = string.Join(' ', words);
        if (arguments.GetValue(list))
        {
            RequireNothingElse(text, arguments.GetValue(report));
            KernelList.Write(arguments.GetValue(json));
            return ExitCode.Done;
        }
        if (text.Length == 0)
        {
            throw new ChainruleException("kernel needs a kernel, such as sobel-x; chainrule kernel --list shows those that have a name");
        }
        var file = arguments.GetValue(report);
        if (file is not null)
        {
            OutputFile.RequireWritable(file);
            RequirePage(file);
        }
        var weights = KernelArgument.Read(text);
        KernelAnalysis[] channels =
            [.. Enumerable.Range(0, weights.Channels).Select(channel => KernelAnalysis.Of(weights.Channel(channel)))];
        if (file is not null)
        {
            using var interruption = new Interruption();
            KernelReport.Write(KernelDisplay.Title(text, weights), weights, channels, file, interruption.Token);
        }
        if (arguments.GetValue(json))
        {
            KernelJson.Write(weights, channels, file);
        }
        else
        {
            KernelDisplay.Print(text, weights, channels, file);
        }
        return ExitCode.Done;
    }

    /// <summary>Whatever is no option is a word of the kernel, so that weights may be below 0; but none begins with two hyphens.</summary>
    private void RefuseOptions(string[] words)
    {
        if (words.FirstOrDefault(word => word.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
        {
            var nearest = Suggestion.Nearest(unknown, [.. Options.Select(option => option.Name)]);
            throw new ChainruleException(nearest == unknown ? UsageMistake.AfterTheEnd(unknown) :
                $"unknown option {Words.Quote(unknown)}: {(nearest is null ? "see 'chainrule kernel --help'" : $"did you mean '{nearest}'?")}");
        }
    }

    private static void RequirePage(string file)
    {
        if (!file.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            throw new ChainruleException($"{file}: the report is a page; give a name that ends in .html");
        }
    }

    private static void RequireNothingElse(string text, string? file)
    {
        if (text.Length > 0 || file is not null)
        {
            throw new ChainruleException("--list lists all kernels; leave away the kernel and --report, or --list");
        }
    }
}
