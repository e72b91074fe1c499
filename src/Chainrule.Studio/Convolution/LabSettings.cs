using Chainrule.Filters;
using Chainrule.Filters.Gradients;
using Chainrule.Studio.Parts;

namespace Chainrule.Studio.Convolution;

/// <summary>What the user has chosen, as texts that may be wrong: all that stands in the lab's address.</summary>
public sealed record LabSettings
{
    private static readonly LabSettings first = new();

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

    /// <summary>The name of what the gradient is taken by.</summary>
    public string Gradient { get; init; } = GradientOperator.Sobel.Name;

    /// <summary>The sections that are open.</summary>
    public LabSections Open { get; init; }

    /// <summary>Reads an address; what it does not say is as at first.</summary>
    /// <exception cref="ChainruleException">A word that is none of those expected.</exception>
    public static LabSettings Parse(string address)
    {
        var query = new Query(address);
        return new LabSettings
        {
            Input = query.Text("input"),
            Kernel = query.Text("kernel") ?? first.Kernel,
            Stride = query.Text("stride") ?? first.Stride,
            Dilation = query.Text("dilation") ?? first.Dilation,
            Padding = query.Text("padding") ?? first.Padding,
            Mode = query.Word<FilterMode>("mode"),
            Boundary = query.Word<Boundary>("boundary"),
            Cell = Place.Parse(query.Text("cell") ?? ""),
            Deltas = query.Text("deltas"),
            BackCell = Place.Parse(query.Text("back") ?? ""),
            Gradient = query.Choice("gradient", GradientOperator.Catalogue.Select(op => op.Name)) ?? first.Gradient,
            Open = query.Word<LabSections>("open"),
        };
    }

    /// <summary>What the address says.</summary>
    public override string ToString() => Query.Of(Values(), first.Values());

    private IEnumerable<(string Name, string? Value)> Values() =>
    [
        ("input", Input), ("kernel", Kernel), ("stride", Stride), ("dilation", Dilation), ("padding", Padding), ("mode", Query.Written(Mode)),
        ("boundary", Query.Written(Boundary)), ("cell", $"{Cell}"), ("deltas", Deltas), ("back", $"{BackCell}"), ("gradient", Gradient),
        ("open", Query.Written(Open)),
    ];
}
