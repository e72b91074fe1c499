namespace Chainrule.Filters.Analysis;

/// <summary>A kernel that is a separable one and a multiple of the identity: <c>identity + product</c>.</summary>
/// <param name="Identity">The factor of the identity.</param>
/// <param name="Product">The separable kernel.</param>
public sealed record IdentitySum(double Identity, SeparableFactors Product)
{
    /// <summary>The sum that a kernel is; null for any other, and for a kernel that is separable itself.</summary>
    internal static IdentitySum? Of(Kernel kernel, Levels levels)
    {
        var (middle, centre) = (kernel.Rows / 2, kernel.Columns / 2);
        if (kernel.Rows % 2 == 0 || kernel.Columns % 2 == 0)
        {
            return null;
        }
        for (var m = 0; m < kernel.Rows; m++)
        {
            for (var n = 0; n < kernel.Columns; n++)
            {
                if (m != middle && n != centre && kernel[m, n] != 0)
                {
                    // In a separable kernel these three weights say what the middle one is.
                    return Without(kernel, kernel[middle, centre] - kernel[middle, n] * kernel[m, centre] / kernel[m, n], levels);
                }
            }
        }
        return null;
    }

    private static IdentitySum? Without(Kernel kernel, double identity, Levels levels)
    {
        if (!double.IsFinite(identity))
        {
            // Weights so far apart that what the middle one would be is beyond doubles.
            return null;
        }
        var weights = kernel.Weights.ToArray();
        weights[weights.Length / 2] -= identity;
        var factors = SeparableFactors.Of(new Kernel(kernel.Shape, weights), levels.Largest);
        return factors is null || levels.Cleaned(identity) == 0 ? null : new IdentitySum(identity, factors);
    }
}
