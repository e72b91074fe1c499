using Chainrule.Losses;
using Chainrule.Optimizers;

namespace Chainrule.Networks;

/// <summary>What a batch came to.</summary>
/// <param name="LossSum">The sum of its examples' losses.</param>
/// <param name="Correct">Examples whose largest output is where the target is largest.</param>
/// <param name="NonFinite">The parameter, by index, whose gradient was the first not to be finite on the way back; -1 if all were.</param>
internal readonly record struct BatchResult(double LossSum, int Correct, int NonFinite);

/// <summary>What a plan is for.</summary>
/// <param name="Capacity">The largest batch, in examples.</param>
/// <param name="Loss">What to measure.</param>
/// <param name="Training">Whether gradients are wanted.</param>
/// <param name="Optimizer">What to move the parameters by; null to leave them alone.</param>
/// <param name="Team">The threads to work with.</param>
internal sealed record PlanOptions(int Capacity, Loss Loss, bool Training, Optimizer? Optimizer, Team Team)
{
    /// <summary>
    /// Multiply-adds of an example's forward pass that a thread's part must have before threads share a block: they meet after
    /// every layer, which costs as much as so many (docs/performance.md, experiment 8).
    /// </summary>
    public long WorthMeeting { get; init; } = 20_000;
}

/// <summary>
/// All memory that a network needs for batches of up to a given size, and the way through it: allocated once, so that a
/// step allocates nothing. A step is one fork and one join. A batch is cut into blocks of lane groups; each worker takes
/// a block through all layers, forward and back. Of the groups left over, all workers take a part of every layer's outputs.
/// When all have met, the parameters' gradients are made, a run of rows at a time and in an order that does not depend on the
/// workers, and the optimizer moves each run while it is still warm.
/// </summary>
internal abstract class Plan<T> where T : unmanaged
{
    /// <summary>Takes a batch forward and back; afterwards the gradients stand, and the optimizer has moved the parameters.</summary>
    /// <param name="examples">Where the examples come from.</param>
    /// <param name="indices">Which of them make the batch.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="randomKey">What the batch's random choices hang on.</param>
    public abstract BatchResult Train(IExamples<T> examples, ReadOnlySpan<int> indices, double rate, ulong randomKey);

    /// <summary>Takes a batch forward; afterwards the outputs stand.</summary>
    public abstract BatchResult Evaluate(IExamples<T> examples, ReadOnlySpan<int> indices);

    /// <summary>The network's output for the example at a position of the last evaluated batch.</summary>
    public abstract ReadOnlySpan<T> Output(int position);

    /// <summary>The values of a parameter, by its index in the network.</summary>
    public abstract Span<T> Values(int parameter);

    /// <summary>The gradient of a parameter after <see cref="Train"/>: of the batch's mean loss.</summary>
    public abstract ReadOnlySpan<T> Gradient(int parameter);
}
