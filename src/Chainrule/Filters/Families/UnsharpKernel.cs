namespace Chainrule.Filters;

/// <summary>Unsharp masking: the picture plus what a blur takes from it.</summary>
public static class UnsharpKernel
{
    /// <summary>The blur's deviation where none is given.</summary>
    public const double DefaultSigma = 1;

    /// <summary>The amount where none is given.</summary>
    public const double DefaultAmount = 1;

    internal static readonly KernelParameter SigmaParameter = GaussianKernel.SigmaParameter with { Default = "1" };

    internal static readonly KernelParameter AmountParameter = new("AMOUNT", "how often the details are added", 0, 100, "1");

    /// <summary><c>identity + amount · (identity − gaussian σ)</c>; the weights sum to 1.</summary>
    /// <param name="sigma">The blur's deviation σ in cells; the kernel is as large as that Gaussian.</param>
    /// <param name="amount">How often the details are added.</param>
    /// <exception cref="ArgumentOutOfRangeException">A σ below 0.1 or above 100; an amount below 0 or above 100.</exception>
    public static Kernel Create(double sigma = DefaultSigma, double amount = DefaultAmount)
    {
        AmountParameter.Check(amount);
        var blur = GaussianKernel.Create(sigma);
        var weights = (-amount * blur).Weights.ToArray();
        weights[weights.Length / 2] += 1 + amount;
        return new Kernel(blur.Shape, weights);
    }
}
