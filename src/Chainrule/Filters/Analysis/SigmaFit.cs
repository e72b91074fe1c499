using System.Numerics.Tensors;

namespace Chainrule.Filters.Analysis;

/// <summary>Finds the deviation with which a family comes nearest to a kernel, whatever the factor.</summary>
internal static class SigmaFit
{
    /// <summary>So many deviations are tried first, evenly spaced by their logarithms.</summary>
    private const int Tries = 40;

    /// <summary>The golden section's shorter part.</summary>
    private static readonly double golden = (3 - Math.Sqrt(5)) / 2;

    /// <summary>The nearest member of a family.</summary>
    /// <param name="kernel">The kernel to come near to.</param>
    /// <param name="least">The smallest deviation in cells.</param>
    /// <param name="most">The largest.</param>
    /// <param name="create">The family's kernel of a deviation, of the same size.</param>
    /// <param name="name">The text of that kernel.</param>
    public static KernelMatch? Of(Kernel kernel, double least, double most, Func<double, Kernel> create, Func<double, string> name)
    {
        most = Math.Min(most, GaussianKernel.SigmaParameter.Most);
        if (least > most || create(most).Shape != kernel.Shape)
        {
            return null;
        }
        var ratio = Math.Pow(most / least, 1.0 / (Tries - 1));
        var first = Enumerable.Range(0, Tries)
            .Select(i => Math.Min(least * Math.Pow(ratio, i), most))
            .MinBy(sigma => Misfit(kernel, create(sigma)));
        var sigma = Narrowed(Math.Max(least, first / ratio), Math.Min(most, first * ratio), sigma => Misfit(kernel, create(sigma)));
        var whole = new KernelCore(kernel, 0, 0);
        // The fewest digits that are enough; two, where none are.
        KernelMatch?[] rounded = [.. Enumerable.Range(0, 8)
            .Select(digits => Math.Clamp(Math.Round(sigma, digits), least, most))
            .Select(sigma => KernelMatch.Of(whole, name(sigma), create(sigma)))];
        return Array.Find(rounded, match => match is { IsExact: true }) ?? rounded[2];
    }

    /// <summary>The squared sine of the angle between two kernels: 0 where one is a multiple of the other.</summary>
    private static double Misfit(Kernel kernel, Kernel other)
    {
        var product = TensorPrimitives.Dot(kernel.Weights, other.Weights);
        return 1 - product * product / (TensorPrimitives.SumOfSquares(kernel.Weights) * TensorPrimitives.SumOfSquares(other.Weights));
    }

    /// <summary>The place of a function's minimum between two places, by the golden section.</summary>
    private static double Narrowed(double low, double high, Func<double, double> function)
    {
        var (left, right) = (low + golden * (high - low), high - golden * (high - low));
        var (atLeft, atRight) = (function(left), function(right));
        while (high - low > 1e-9 * high)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = low + golden * (high - low);
                atLeft = function(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = high - golden * (high - low);
                atRight = function(right);
            }
        }
        return (low + high) / 2;
    }
}
