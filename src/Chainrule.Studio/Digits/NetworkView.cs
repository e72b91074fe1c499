using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Visuals;
using Chainrule.Visuals.Report;

namespace Chainrule.Studio.Digits;

/// <summary>A picture of what a part of a network holds.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Address">The address that holds the picture.</param>
/// <param name="Columns">How many numbers wide it is.</param>
public sealed record LayerPicture(string Text, string Address, int Columns)
{
    internal static LayerPicture Of(string text, Mosaic mosaic) => new(text, mosaic.DataUri, mosaic.Columns);
}

/// <summary>A look inside a network: what it has learnt, and what it makes of a picture.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Kernels">Its first layer's weights; null where they stand for no pixels.</param>
/// <param name="Answer">The digit it answers; null without a picture.</param>
/// <param name="Contributions">What each pixel did for the answer; null without a picture.</param>
/// <param name="Stages">What each stage puts out, the first of them; empty without a picture.</param>
/// <param name="StageCount">How many stages there are.</param>
public sealed record NetworkView(
    string Name, LayerPicture? Kernels, int? Answer, LayerPicture? Contributions, IReadOnlyList<LayerPicture> Stages, int StageCount)
{
    /// <summary>Stages that are shown.</summary>
    private const int MostStages = 40;

    /// <summary>Looks into a network.</summary>
    public static NetworkView Of(Learner learner, Picture? picture)
    {
        var network = learner.Network;
        var kernels = FilterSheet.Of(network) is { } sheet ? LayerPicture.Of(Describe(sheet), Mosaic.Of(sheet)) : null;
        if (picture is null)
        {
            return new NetworkView(learner.Name, kernels, null, null, [], 0);
        }
        var trace = Trace.Of(network, picture.Pixels);
        return new NetworkView(
            learner.Name, kernels, trace.Answer,
            LayerPicture.Of($"what each pixel did for {trace.Answer}", Mosaic.Of(trace.Contributions(network, picture.Pixels), picture.Shape)),
            [.. Outputs(network, trace).Take(MostStages)], NetworkText.Stages(network).Count());
    }

    private static IEnumerable<LayerPicture> Outputs(Network network, Trace trace)
    {
        var layer = 0;
        foreach (var (text, layers) in NetworkText.Stages(network))
        {
            layer += layers.Count;
            var shape = layers[^1].Output;
            yield return LayerPicture.Of($"{text} → {shape}", Mosaic.Of(trace.Activations[layer - 1], shape));
        }
    }

    private static string Describe(FilterSheet sheet) => sheet.IsConvolution
        ? $"{Say.Of(sheet.Weights.Count, "kernel")} of {sheet.Rows} × {sheet.Columns} weights, which slide over the picture"
        : $"the weights of {sheet.Weights.Count} of {Say.Of(sheet.Units, "hidden unit")}, one weight a pixel";
}
