using Chainrule.Texts;

namespace Chainrule.Filters.Analysis;

/// <summary>
/// What a kernel of one channel does, measured on its weights; its name, if it has one, is not asked. Each part is measured
/// when it is first asked for.
/// </summary>
public sealed class KernelAnalysis
{
    /// <summary>Weights outside these, and their squares or products would leave the range of a double.</summary>
    private const double LeastLargest = 1e-60, MostLargest = 1e60;

    // These may be null when they have been measured.
    private readonly Lazy<KernelMatch?> match;
    private readonly Lazy<DerivativeSum?> derivativeSum;
    private readonly Lazy<IdentitySum?> identitySum;

    private KernelAnalysis(Kernel kernel, Levels levels)
    {
        Kernel = kernel;
        Levels = levels;
        match = new(() => Recognition.Of(Kernel, Levels, Moments, () => Frequencies));
        derivativeSum = new(() => DerivativeSum.Of(Kernel, Levels));
        identitySum = new(() => IdentitySum.Of(Kernel, Levels));
    }

    /// <summary>The kernel.</summary>
    public Kernel Kernel { get; }

    /// <summary>The named kernel that it is or is close to; null where there is none.</summary>
    public KernelMatch? Match => match.Value;

    /// <summary>The sums of its weights.</summary>
    public Levels Levels { get; }

    /// <summary>Its mirrors and turns.</summary>
    public KernelSymmetry Symmetry => field ??= KernelSymmetry.Of(Kernel, Levels.Largest);

    /// <summary>Its rank and its factors.</summary>
    public Separability Separability => field ??= Separability.Of(Kernel, Levels);

    /// <summary>What it is the sum of, where it has weights in its middle row and column alone; null for any other.</summary>
    public DerivativeSum? DerivativeSum => derivativeSum.Value;

    /// <summary>What it is the sum of, where it is a separable kernel and a multiple of the identity; null for any other.</summary>
    public IdentitySum? IdentitySum => identitySum.Value;

    /// <summary>Its moments, which say what derivative it takes.</summary>
    public KernelMoments Moments => field ??= new KernelMoments(Kernel);

    /// <summary>Its answers to edges.</summary>
    public EdgeResponse Edges => field ??= EdgeResponse.Of(Kernel, Levels);

    /// <summary>Its answers to points, lines and corners.</summary>
    public PatternResponse Patterns => field ??= PatternResponse.Of(Kernel, Levels.Largest);

    /// <summary>Its answers to waves.</summary>
    public FrequencyResponse Frequencies => field ??= new FrequencyResponse(Kernel);

    /// <summary>What its answers to waves come to.</summary>
    public FrequencyCharacter Character => field ??= FrequencyCharacter.Of(Frequencies);

    /// <summary>What there is to say of it, in sentences made from these measurements, the most important first.</summary>
    public IReadOnlyList<string> Observations => field ??= KernelObservations.Of(this);

    /// <summary>Analyses a kernel.</summary>
    /// <param name="kernel">A kernel of one channel; of more, give one after the other (<see cref="Kernel.Channel"/>).</param>
    /// <exception cref="ArgumentException">A kernel of more channels.</exception>
    /// <exception cref="ChainruleException">Weights too large or too small to calculate with.</exception>
    public static KernelAnalysis Of(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (kernel.Channels != 1)
        {
            throw new ArgumentException($"A kernel of one channel is analysed, not of {kernel.Channels}.", nameof(kernel));
        }
        var levels = Levels.Of(kernel);
        if (levels.Largest != 0 && levels.Largest is < LeastLargest or > MostLargest)
        {
            throw new ChainruleException(
                $"kernel: its largest weight is {Number.Print(levels.Largest)}; to have it analysed, scale it to lie between 1e-60 and 1e60");
        }
        return new KernelAnalysis(kernel, levels);
    }
}
