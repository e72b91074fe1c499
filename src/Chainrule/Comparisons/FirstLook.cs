using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Training;

namespace Chainrule.Comparisons;

/// <summary>Measures a network that is trained already, from one seed, in a few seconds: its answers, and its curves at a few amounts.</summary>
internal static class FirstLook
{
    /// <summary>Measures it.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="network">The network, trained.</param>
    /// <param name="seed">The seed it was trained from.</param>
    /// <param name="training">How its training went.</param>
    /// <param name="test">The examples to judge by.</param>
    /// <param name="threads">Threads to use; 0 takes every core.</param>
    /// <param name="cancellation">Stops it with an <see cref="OperationCanceledException"/>.</param>
    public static NetworkResult Of(
        string name, Network network, long seed, TrainingReport training, Dataset test, int threads, CancellationToken cancellation)
    {
        var unchanged = Evaluate(null);
        NetworkRun[] runs = [new NetworkRun(seed, training, unchanged)];
        return new NetworkResult(
            name, network, runs, NetworkStudy.AccuracyInterval(runs), NetworkStudy.SecondsInterval(runs),
            [.. CurvePlan.Sparse(test.Shape).Select(plan => NetworkStudy.Measure(plan, unchanged, Evaluate))]);

        Evaluation Evaluate(IPictureChange? change) => Evaluator.Evaluate(network, test, change, threads, cancellation);
    }
}
