using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Comparisons;

/// <summary>A curve to measure by changing every test picture.</summary>
/// <param name="Name">The curve's name.</param>
/// <param name="Axis">Its axis label, with the unit.</param>
/// <param name="Values">What to vary, rising; at 0 nothing is changed.</param>
/// <param name="Change">The change at a value.</param>
internal sealed record CurvePlan(string Name, string Axis, IReadOnlyList<double> Values, Func<double, IPictureChange> Change)
{
    /// <summary>The shift of the sparse curves, in pixels.</summary>
    public const int SparseShift = 2;

    /// <summary>The deviation of the sparse curve's noise.</summary>
    public const double SparseNoise = 0.4;

    private static readonly CurvePlan[] OfPictures =
    [
        new("shift-x", "shift to the right (pixels)", Steps(-6, 1, 13), x => new Shift((int)x, 0)),
        new("shift-y", "shift downwards (pixels)", Steps(-6, 1, 13), y => new Shift(0, (int)y)),
        new("rotation", "rotation counterclockwise (degrees)", Steps(-45, 7.5, 13), degrees => new Rotation(degrees)),
    ];

    private static readonly CurvePlan OfNoise =
        new("noise", "deviation of the noise (black to white is 1)", Steps(0, 0.1, 7), deviation => new Noise(deviation));

    /// <summary>The curves that make sense for examples of a shape: a vector cannot be shifted or rotated.</summary>
    public static IReadOnlyList<CurvePlan> For(Shape shape) => shape.Rank == 3 ? [.. OfPictures, OfNoise] : [OfNoise];

    /// <summary>The same curves at a few amounts alone, for a first look: 2 pixels, 30 degrees, a noise of 0.4.</summary>
    public static IReadOnlyList<CurvePlan> Sparse(Shape shape) => [.. For(shape).Select(plan => plan with
    {
        Values = plan.Name switch { "rotation" => [-30, 0, 30], "noise" => [0, SparseNoise], _ => [-SparseShift, 0, SparseShift] },
    })];

    private static double[] Steps(double first, double step, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Round(first + i * step, 6))];
}
