using Chainrule.Data;
using Chainrule.Networks;

namespace Chainrule.Training;

/// <summary>Asks a network about every example of a set.</summary>
public static class Evaluator
{
    /// <summary>Evaluates a network on a set.</summary>
    /// <param name="network">The network; several evaluations may use it at once.</param>
    /// <param name="data">The examples.</param>
    /// <param name="change">A change made to each picture first (a shift, noise…); null for none.</param>
    /// <param name="threads">Threads to use; 0 takes every core.</param>
    /// <param name="cancellation">Stops it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ChainruleException">Data that does not fit the network.</exception>
    public static Evaluation Evaluate(
        Network network, Dataset data, IPictureChange? change = null, int threads = 0, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}
