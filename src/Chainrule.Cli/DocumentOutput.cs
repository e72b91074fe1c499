using System.CommandLine;
using System.Text;
using Chainrule.Documents;

namespace Chainrule.Cli;

/// <summary>The options of commands whose result is a document, and how it is put out: printed in a format, or written to a file.</summary>
internal sealed class DocumentOutput
{
    /// <summary>The names of files that a document is written to.</summary>
    public static string[] Extensions { get; } = [".txt", ".md", ".tex", ".html"];

    private readonly ChoiceOption<OutputFormat> format = new(
        "--format", "How to print it", "text",
        ("text", OutputFormat.Table), ("markdown", OutputFormat.Markdown), ("latex", OutputFormat.Latex), ("html", OutputFormat.Html),
        ("json", OutputFormat.Json));
    private readonly Option<string?> file = new("--out") { HelpName = "FILE", Description = "Write it to a file: .txt, .md, .tex or .html" };
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
        if (arguments.GetValue(file) is { } path)
        {
            OutputFile.RequireWritable(path);
            OutputFile.RequireExtension(path, Extensions);
        }
    }

    /// <summary>Writes the document to the file that is asked for, and prints it where that is asked for or there is no file.</summary>
    public void Write(ParseResult arguments, Document document)
    {
        if (arguments.GetValue(file) is { } path)
        {
            Save(document, path);
        }
        if (IsJson(arguments))
        {
            return;
        }
        if (arguments.GetValue(file) is { } written && format.Read(arguments) == OutputFormat.Table)
        {
            Terminal.Print($"written to {written}");
        }
        else
        {
            Console.Out.Write(Text(document, format.Read(arguments)));
        }
    }

    /// <summary>Writes a document to a file in the format that its name says.</summary>
    public static void Save(Document document, string path, CancellationToken cancellation = default)
    {
        var text = Text(document, FormatOf(path));
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)), cancellation);
    }

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
        _ => OutputFormat.Html,
    };
}
