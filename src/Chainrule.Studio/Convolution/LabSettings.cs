using System.Globalization;
using Chainrule.Filters;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Chainrule.Studio.Convolution;

/// <summary>What the user has chosen, as texts that may be wrong: all that stands in the lab's address.</summary>
public sealed record LabSettings
{
    /// <summary>Where the lab is.</summary>
    public const string Page = "/convolution";

    /// <summary>A longer address is cut by browsers and servers; an input that takes more stays out of it.</summary>
    private const int LongestAddress = 6000;

    /// <summary>The input as rows of numbers; null for the sheet's, or for a file, which no address can hold.</summary>
    public string? Input { get; init; }

    /// <summary>A kernel's name with its parameters, or its weights.</summary>
    public string Kernel { get; init; } = "sobel-x";

    /// <summary>One number, or rows,columns.</summary>
    public string Stride { get; init; } = "1";

    /// <summary>One number, or rows,columns.</summary>
    public string Dilation { get; init; } = "1";

    /// <summary>A padding's word or its cells.</summary>
    public string Padding { get; init; } = "valid";

    /// <summary>Whether the kernel is flipped.</summary>
    public FilterMode Mode { get; init; }

    /// <summary>What stands around the input.</summary>
    public Boundary Boundary { get; init; }

    /// <summary>The output cell that is looked at.</summary>
    public Place Cell { get; init; }

    /// <summary>The output's δ as rows of numbers; null for ones.</summary>
    public string? Deltas { get; init; }

    /// <summary>The input cell whose δ is looked at.</summary>
    public Place BackCell { get; init; }

    /// <summary>The sections that are open.</summary>
    public LabSections Open { get; init; }

    /// <summary>Whether the address is too long to hold the input.</summary>
    public bool IsInputLeftOut => Address(this).Length > LongestAddress;

    /// <summary>Reads an address; what it does not say is as at first.</summary>
    public static LabSettings FromAddress(string address)
    {
        var question = address.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(question < 0 ? "" : address[question..]);
        var first = new LabSettings();
        return new LabSettings
        {
            Input = Text("input"),
            Kernel = Text("kernel") ?? first.Kernel,
            Stride = Text("stride") ?? first.Stride,
            Dilation = Text("dilation") ?? first.Dilation,
            Padding = Text("padding") ?? first.Padding,
            Mode = Text("mode") == "convolution" ? FilterMode.Convolution : FilterMode.CrossCorrelation,
            Boundary = Word<Boundary>("boundary"),
            Cell = Place.Parse(Text("cell") ?? ""),
            Deltas = Text("deltas"),
            BackCell = Place.Parse(Text("back") ?? ""),
            Open = Word<LabSections>("open"),
        };

        string? Text(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

        // Names alone: a number would be taken for a value that does not exist.
        T Word<T>(string name) where T : struct, Enum =>
            Text(name) is { } text && !text.Any(char.IsDigit) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : default;
    }

    /// <summary>The address that shows the same, as far as an address can.</summary>
    public string ToAddress() => IsInputLeftOut ? Address(this with { Input = null, Deltas = null }) : Address(this);

    private static string Address(LabSettings settings)
    {
        var first = new LabSettings();
        (string Name, string? Value, string? Usual)[] parts =
        [
            ("input", settings.Input, null),
            ("kernel", settings.Kernel, first.Kernel),
            ("stride", settings.Stride, first.Stride),
            ("dilation", settings.Dilation, first.Dilation),
            ("padding", settings.Padding, first.Padding),
            ("mode", settings.Mode == FilterMode.Convolution ? "convolution" : null, null),
            ("boundary", Lower(settings.Boundary), Lower(first.Boundary)),
            ("cell", $"{settings.Cell}", $"{first.Cell}"),
            ("deltas", settings.Deltas, null),
            ("back", $"{settings.BackCell}", $"{first.BackCell}"),
            ("open", Lower(settings.Open).Replace(" ", "", StringComparison.Ordinal), Lower(first.Open)),
        ];
        return Page + QueryString.Create(parts.Where(part => part.Value != part.Usual).Select(part => KeyValuePair.Create(part.Name, part.Value)));

        static string Lower(Enum word) => word.ToString().ToLower(CultureInfo.InvariantCulture);
    }
}
