using Chainrule.Data;
using Chainrule.Networks;

namespace Chainrule.Training;

/// <summary>Asks a network about every example of a set.</summary>
public static class Evaluator
{
    /// <summary>Examples that go through the network together.</summary>
    internal const int BatchSize = 512;

    /// <summary>Evaluates a network on a set.</summary>
    /// <param name="network">The network; several evaluations may use it at once.</param>
    /// <param name="data">The examples.</param>
    /// <param name="change">A change made to each picture first (a shift, noise…); null for none.</param>
    /// <param name="threads">Threads to use; 0 takes every core.</param>
    /// <param name="cancellation">Stops it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ChainruleException">Data that does not fit the network, or outputs that are not finite.</exception>
    public static Evaluation Evaluate(
        Network network, Dataset data, IPictureChange? change = null, int threads = 0, CancellationToken cancellation = default)
    {
        DatasetExamples.CheckFit(network, data);
        using var team = new Team(threads);
        var plan = CreatePlan(network, data.Count, team);
        int[] indices = [.. Enumerable.Range(0, data.Count)];
        return Evaluate(plan, network, data, new DatasetExamples(data, network.Normalization, change, 0), indices, cancellation);
    }

    /// <summary>A plan to evaluate with.</summary>
    internal static Plan<float> CreatePlan(Network network, int examples, Team team) =>
        FloatPlan.Create(network, new PlanOptions(Math.Min(examples, BatchSize), network.Loss, Training: false, null, team));

    /// <summary>Evaluates with a plan at hand, on some examples of a set.</summary>
    internal static Evaluation Evaluate(
        Plan<float> plan, Network network, Dataset data, DatasetExamples examples, ReadOnlySpan<int> indices, CancellationToken cancellation)
    {
        var predictions = new int[indices.Length];
        var confidence = new float[indices.Length];
        var confusion = new int[data.Classes.Count][];
        for (var label = 0; label < confusion.Length; label++)
        {
            confusion[label] = new int[data.Classes.Count];
        }
        var answer = new float[network.Output.Count];
        double loss = 0;
        for (var start = 0; start < indices.Length; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = indices.Slice(start, Math.Min(BatchSize, indices.Length - start));
            loss += plan.Evaluate(examples, batch).LossSum;
            for (var i = 0; i < batch.Length; i++)
            {
                plan.Output(i).CopyTo(answer);
                var prediction = Largest(answer);
                network.Loss.ToProbabilities(answer);
                predictions[start + i] = prediction;
                confidence[start + i] = answer[prediction];
                confusion[data.Label(batch[i])][prediction]++;
            }
        }
        if (!double.IsFinite(loss))
        {
            throw new ChainruleException(
                "the network's outputs are not finite: its weights are too large to compute with; train it with a lower learning rate");
        }
        return new Evaluation(loss / indices.Length, predictions, confidence, confusion);
    }

    private static int Largest(ReadOnlySpan<float> values)
    {
        var largest = 0;
        for (var k = 1; k < values.Length; k++)
        {
            if (values[k] > values[largest])
            {
                largest = k;
            }
        }
        return largest;
    }
}
