using Chainrule.Data;
using Chainrule.Networks;

namespace Chainrule.Training;

/// <summary>Trains a network by a recipe.</summary>
public sealed class Trainer
{
    /// <summary>Creates a trainer.</summary>
    public Trainer(Network network, Recipe recipe) => throw new NotImplementedException();

    /// <summary>Trains, and says what it came to. Cancelling ends it after the step under way and keeps what was learnt.</summary>
    /// <param name="train">The examples to learn from.</param>
    /// <param name="test">Examples to evaluate after each epoch; null for none.</param>
    /// <param name="progress">Told several times a second, on the training thread.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="ChainruleException">Data that does not fit the network, or a loss that is no longer finite.</exception>
    public TrainingReport Fit(
        Dataset train, Dataset? test = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}
