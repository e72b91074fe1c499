using Chainrule.Filters.Analysis;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>What <c>chainrule gradient</c> found: the numbers that it prints.</summary>
/// <param name="Input">The file, or <c>standard input</c>.</param>
/// <param name="Shape">The file's channels × rows × columns.</param>
/// <param name="Operator">What measured the slopes.</param>
/// <param name="Sigma">What the image was smoothed by before, in pixels; 0 for not.</param>
/// <param name="Boundary">The word for what lay around it.</param>
/// <param name="Edges">The edges and their thresholds.</param>
internal sealed record GradientReport(
    string Input, Shape Shape, GradientOperator Operator, double Sigma, string Boundary, EdgeMap Edges)
{
    public required double LargestGx { get; init; }

    public required double LargestGy { get; init; }

    public required double LargestMagnitude { get; init; }

    /// <summary>Whether the thresholds come from the picture itself, for nobody gave any.</summary>
    public required bool HasOwnThresholds { get; init; }

    /// <summary>The share of the sum of all magnitudes where it grows brighter towards each of <see cref="Figures.Directions"/>.</summary>
    public required IReadOnlyList<double> Directions { get; init; }

    /// <summary>What was written.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The middle of a direction, in degrees from −135 to 180.</summary>
    public static int AngleOf(int direction) => direction * 45 is > 180 and var angle ? angle - 360 : direction * 45;

    /// <summary>The share of pixels on an edge.</summary>
    public double EdgeShare => Edges.Count / (double)Edges.Pixels.Shape.Count;
}
