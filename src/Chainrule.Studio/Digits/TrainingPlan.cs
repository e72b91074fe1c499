using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Training;

namespace Chainrule.Studio.Digits;

/// <summary>Which two networks to train, and how; every text is the command line's.</summary>
public sealed record TrainingPlan
{
    private static readonly Recipe Usual = new ComparisonOptions([], 1, 1).Recipe;

    public string First { get; init; } = "ffn";

    public string Second { get; init; } = "lenet";

    public int Epochs { get; init; } = ComparisonOptions.DefaultEpochs;

    public int Batch { get; init; } = Usual.BatchSize;

    /// <summary>The optimizer with its learning rate.</summary>
    public string Optimizer { get; init; } = Usual.Optimizer.ToString();

    public string Schedule { get; init; } = Usual.Schedule.ToString();

    public long Seed { get; init; } = 1;

    /// <summary>How many of the training digits to learn from; the first of them.</summary>
    public int Examples { get; init; } = 60_000;

    /// <summary>What both networks are trained by.</summary>
    /// <exception cref="ChainruleException">A text that is no optimizer or schedule.</exception>
    public ComparisonOptions Options(int threads) => new([First, Second], Epochs, 1, Seed, threads)
    {
        Recipe = Usual with
        {
            Optimizer = Chainrule.Optimizers.Optimizer.Parse(Optimizer),
            Schedule = Chainrule.Optimizers.Schedule.Parse(Schedule),
            BatchSize = Batch,
        },
    };

    /// <summary>Parameters of a network: with gradients and an optimizer's state some 100 MB.</summary>
    private const long MostParameters = 5_000_000;

    /// <summary>Multiply-adds of a batch's forward pass: a step of three times as many is some seconds, and no training stops within one.</summary>
    private const long MostBatchWork = 20_000_000_000;

    /// <summary>Both networks, before any training.</summary>
    /// <exception cref="ChainruleException">A text that is no network, networks that do not fit the digits, or the same twice.</exception>
    public Network[] Networks(Dataset digits)
    {
        if (First.Trim() == Second.Trim())
        {
            throw new ChainruleException($"both networks are '{First.Trim()}': choose two that differ");
        }
        Network[] networks = [Read("first", First), Read("second", Second)];
        foreach (var network in networks)
        {
            DatasetExamples.CheckFit(network, digits);
            if (network.ParameterCount > MostParameters)
            {
                throw new ChainruleException($"{network} has more parameters than the {MostParameters} that the lab trains; choose a smaller network, or use chainrule train");
            }
            if ((double)Batch * network.MultiplyAdds > MostBatchWork)
            {
                throw new ChainruleException($"{network} takes too long for a batch of {Batch}; choose one of at most {MostBatchWork / network.MultiplyAdds}, or use chainrule train");
            }
        }
        return networks;
    }

    private static Network Read(string which, string text)
    {
        try
        {
            return Network.Parse(text);
        }
        catch (ChainruleException exception)
        {
            throw new ChainruleException($"{which} network: {exception.Message}", exception);
        }
    }

    /// <summary>The digits to learn from.</summary>
    /// <exception cref="ChainruleException">More than there are, or none.</exception>
    public Dataset Part(Dataset digits) => Examples >= 1 && Examples <= digits.Count
        ? digits.Slice(0, Examples)
        : throw new ChainruleException($"examples must be 1 to {digits.Count}: there are so many training digits");
}
