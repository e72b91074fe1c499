using System.CommandLine;
using System.Text;
using System.Text.Json;
using Chainrule.Documents;

namespace Chainrule.Cli;

/// <summary>The options of commands whose result is a document, and how it is put out: printed in a format, or written to a file.</summary>
internal sealed class DocumentOutput
{
    /// <summary>The names of files that a document is written to.</summary>
    public static string[] Extensions { get; } = [".txt", ".md", ".tex", ".html", ".json"];

    private readonly ChoiceOption<OutputFormat> format = new(
        "--format", "How to print it", "text",
        ("text", OutputFormat.Table), ("markdown", OutputFormat.Markdown), ("latex", OutputFormat.Latex), ("html", OutputFormat.Html),
        ("json", OutputFormat.Json));
    private readonly Option<string?> file = new("--out") { HelpName = "FILE", Description = "Write it to a file: .txt, .md, .tex, .html or .json" };
    private readonly Option<bool> json = NewOption.Json();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(format);
        command.Add(file);
        command.Add(json);
    }

    /// <summary>Whether one JSON document is wanted on standard output.</summary>
    public bool IsJson(ParseResult arguments) => arguments.GetValue(json) || format.Read(arguments) == OutputFormat.Json;

    /// <summary>Refuses a file that cannot be written, before the work.</summary>
    public void Check(ParseResult arguments)
    {
        RequireOneFormat(arguments, json, format);
        if (arguments.GetValue(file) is { } path)
        {
            OutputFile.RequireWritable(path);
            OutputFile.RequireExtension(path, Extensions);
            var printed = format.Read(arguments);
            if (format.IsChosen(arguments) && printed != OutputFormat.Json && printed != FormatOf(path))
            {
                throw new ChainruleException($"--format {format.Word(printed)} and {path} are two formats; leave --format away, or give a name that ends in its way");
            }
        }
    }

    /// <summary>Refuses --json beside another --format.</summary>
    public static void RequireOneFormat(ParseResult arguments, Option<bool> json, ChoiceOption<OutputFormat> format)
    {
        if (arguments.GetValue(json) && format.IsChosen(arguments) && format.Read(arguments) != OutputFormat.Json)
        {
            throw new ChainruleException($"--json and --format {format.Word(format.Read(arguments))} are two formats; leave one away");
        }
    }

    /// <summary>Writes the document to the file that is asked for, and prints it, or JSON, where that is asked for or there is no file.</summary>
    /// <param name="arguments">What is asked for.</param>
    /// <param name="document">The document.</param>
    /// <param name="writeJson">Writes the JSON that may be asked for instead.</param>
    /// <param name="interruption">What may cancel the writing. Over before the printing: there Ctrl-C may end the process at once.</param>
    public void Write(ParseResult arguments, Document document, Action<Utf8JsonWriter> writeJson, Interruption interruption)
    {
        var path = arguments.GetValue(file);
        if (path is not null && FormatOf(path) == OutputFormat.Json)
        {
            AtomicFile.Write(path, stream => JsonOutput.Write(stream, writeJson), interruption.Token);
        }
        else if (path is not null)
        {
            var text = interruption.Leave(() => Text(document, FormatOf(path)));
            Save(text, path, interruption.Token);
        }
        var printed = IsJson(arguments) || path is not null && !format.IsChosen(arguments)
            ? null
            : interruption.Leave(() => Text(document, format.Read(arguments)));
        interruption.Dispose();
        if (IsJson(arguments))
        {
            JsonOutput.Write(writeJson);
        }
        else if (printed is not null)
        {
            Console.Out.Write(printed);
        }
        else
        {
            Terminal.Print($"written to {path}");
        }
    }

    /// <summary>Writes a document to a file in the format that its name says.</summary>
    public static void Save(Document document, string path, CancellationToken cancellation = default) =>
        Save(Text(document, FormatOf(path)), path, cancellation);

    private static void Save(string text, string path, CancellationToken cancellation) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)), cancellation);

    /// <summary>A document in a format.</summary>
    public static string Text(Document document, OutputFormat format) => format switch
    {
        OutputFormat.Markdown => document.ToMarkdown(),
        OutputFormat.Latex => document.ToLatex(),
        OutputFormat.Html => document.ToHtml(),
        _ => document.ToText(),
    };

    private static OutputFormat FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".txt" => OutputFormat.Table,
        ".md" => OutputFormat.Markdown,
        ".tex" => OutputFormat.Latex,
        ".json" => OutputFormat.Json,
        _ => OutputFormat.Html,
    };
}
