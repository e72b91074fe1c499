namespace Chainrule.Filters.Analysis;

/// <summary>What a kernel of one channel does, measured on its weights; its name, if it has one, is not asked.</summary>
public sealed class KernelAnalysis
{
    /// <summary>Weights outside these, and their squares or products would leave the range of a double.</summary>
    private const double LeastLargest = 1e-60, MostLargest = 1e60;

    private KernelAnalysis(Kernel kernel)
    {
        Kernel = kernel;
        Levels = Levels.Of(kernel);
        Symmetry = KernelSymmetry.Of(kernel, Levels.Largest);
        Moments = new KernelMoments(kernel);
        Separability = Separability.Of(kernel, Levels);
        DerivativeSum = DerivativeSum.Of(kernel, Levels);
        IdentitySum = IdentitySum.Of(kernel, Levels);
        Edges = EdgeResponse.Of(kernel, Levels.Sum);
        Patterns = PatternResponse.Of(kernel, Levels.Largest);
        Frequencies = new FrequencyResponse(kernel);
        Character = FrequencyCharacter.Of(Frequencies);
        Match = Recognition.Of(kernel, Levels, Moments);
    }

    /// <summary>The kernel.</summary>
    public Kernel Kernel { get; }

    /// <summary>The named kernel that it is or is close to; null where there is none.</summary>
    public KernelMatch? Match { get; }

    /// <summary>The sums of its weights.</summary>
    public Levels Levels { get; }

    /// <summary>Its mirrors and turns.</summary>
    public KernelSymmetry Symmetry { get; }

    /// <summary>Its rank and its factors.</summary>
    public Separability Separability { get; }

    /// <summary>What it is the sum of, where it has weights in its middle row and column alone; null for any other.</summary>
    public DerivativeSum? DerivativeSum { get; }

    /// <summary>What it is the sum of, where it is a separable kernel and a multiple of the identity; null for any other.</summary>
    public IdentitySum? IdentitySum { get; }

    /// <summary>Its moments, which say what derivative it takes.</summary>
    public KernelMoments Moments { get; }

    /// <summary>Its answers to edges.</summary>
    public EdgeResponse Edges { get; }

    /// <summary>Its answers to points, lines and corners.</summary>
    public PatternResponse Patterns { get; }

    /// <summary>Its answers to waves.</summary>
    public FrequencyResponse Frequencies { get; }

    /// <summary>What its answers to waves come to.</summary>
    public FrequencyCharacter Character { get; }

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
        var largest = Levels.Of(kernel).Largest;
        if (largest != 0 && largest is < LeastLargest or > MostLargest)
        {
            throw new ChainruleException(
                $"kernel: its largest weight is {Texts.Number.Print(largest)}; scale it to lie between 1e-60 and 1e60 to have it analysed");
        }
        return new KernelAnalysis(kernel);
    }
}
