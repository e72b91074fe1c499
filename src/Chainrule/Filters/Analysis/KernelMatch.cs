using System.Numerics.Tensors;

namespace Chainrule.Filters.Analysis;

/// <summary>A kernel that has a name, and how another is made from it: laid another way, then multiplied, then moved.</summary>
/// <param name="Name">The text of the named kernel, as <see cref="KernelText.Parse"/> reads it.</param>
/// <param name="Arrangement">How the named kernel is laid first.</param>
/// <param name="Scale">The factor; below 0 it turns the signs.</param>
/// <param name="Right">How far to the right of the other's middle its own then lies, in cells; there are zeros around it.</param>
/// <param name="Down">How far below it.</param>
/// <param name="Difference">The largest difference of two weights.</param>
/// <param name="IsExact">Whether that is no more than a millionth of the largest weight.</param>
public sealed record KernelMatch(
    string Name, Arrangement Arrangement, double Scale, double Right, double Down, double Difference, bool IsExact)
{
    /// <summary>The largest difference, relative to the largest weight, of kernels that are the same but for rounding.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Whether the factor is other than 1 and −1.</summary>
    public bool IsScaled => Math.Abs(Math.Abs(Scale) - 1) > Rounding;

    /// <summary>How much there is to say besides the name: of several names the one is meant that needs the least.</summary>
    internal int Complexity => (Arrangement == Arrangement.AsWritten ? 0 : 4) + (IsScaled ? 2 : 0) + (Scale < 0 ? 1 : 0);

    /// <summary>The best a named kernel can do with a factor; null where it has another size.</summary>
    /// <param name="core">The kernel that is to be recognised.</param>
    /// <param name="name">The named one's text.</param>
    /// <param name="named">The named one, laid as it is to be.</param>
    /// <param name="arrangement">How it was laid.</param>
    internal static KernelMatch? Of(KernelCore core, string name, Kernel named, Arrangement arrangement = Arrangement.AsWritten)
    {
        if (core.Kernel.Shape != named.Shape)
        {
            return null;
        }
        var weights = core.Kernel.Weights;
        var others = named.Weights;
        var scale = TensorPrimitives.Dot(weights, others) / TensorPrimitives.SumOfSquares(others);
        var (difference, largest) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(weights[i] - scale * others[i]));
            largest = Math.Max(largest, Math.Abs(weights[i]));
        }
        return new KernelMatch(name, arrangement, scale, core.Right, core.Down, difference, difference <= Rounding * largest);
    }
}
