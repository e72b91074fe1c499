using Chainrule.Data;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;

namespace Chainrule.Training;

/// <summary>How to train: everything besides the network and the data. The same recipe gives the same weights, bit for bit.</summary>
public sealed record Recipe
{
    /// <summary>What to make small.</summary>
    public Loss Loss { get; init; } = new CrossEntropy();

    /// <summary>How to move the parameters.</summary>
    public Optimizer Optimizer { get; init; } = new Adam(0.001);

    /// <summary>How the learning rate changes on the way.</summary>
    public Schedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>The values to start from; null keeps the network's own.</summary>
    public Initialization? Initialization { get; init; } = Initialization.PyTorch;

    /// <summary>How bytes become inputs; null takes mean and deviation of the training pictures.</summary>
    public Normalization? Normalization { get; init; }

    /// <summary>Random changes to each training picture; null for none.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>Times through the training examples.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Examples a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>What every random choice hangs on.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads to use; 0 takes every core. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The share of the training examples held out to validate on, in [0, 1).</summary>
    public double ValidationShare { get; init; }

    /// <summary>Epochs without a better validation loss before training stops; 0 never stops early.</summary>
    public int Patience { get; init; }

    /// <summary>Whether to end with the weights of the best epoch on the validation examples instead of the last.</summary>
    public bool KeepBest { get; init; }
}
