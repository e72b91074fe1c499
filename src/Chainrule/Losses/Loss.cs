using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Texts;

namespace Chainrule.Losses;

/// <summary>What training makes small: one number an example, averaged over a batch, and its derivative by the outputs.</summary>
public abstract class Loss
{
    private protected Loss() { }

    /// <summary>Every loss there is. A new one is its file, its test and its line here.</summary>
    public static IReadOnlyList<Loss> Catalogue { get; } = [new SumOfSquares(), new MeanSquaredError(), new CrossEntropy()];

    /// <summary>Its word on the command line and in files: <c>sse</c>, <c>mse</c>, <c>cross-entropy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The loss with this name, or the one that a formula in y and t says.</summary>
    /// <exception cref="ChainruleException">No loss has the name, or a mistake in the formula.</exception>
    public static Loss Parse(string text)
    {
        var words = new Words("loss", text);
        var names = Catalogue.Select(loss => loss.Name).ToArray();
        var name = words.Take($"one of {string.Join(", ", names)}, or a formula such as abs(y - t)");
        if (Catalogue.FirstOrDefault(loss => loss.Name == name) is { } loss)
        {
            words.End("nothing after the loss");
            return loss;
        }
        return IsName(text.Trim()) ? throw words.Wrong(Suggestion.Unknown("loss", name, names)) : new FormulaLoss(text);
    }

    /// <summary>Whether it is meant as a name. A formula has letters that stand alone, as in y-t, or numbers, or other signs.</summary>
    private static bool IsName(string text) => text.Split('-').All(part => part.Length > 1 && part.IndexOfAny([.. " .,+*/^()0123456789"]) < 0);

    /// <summary>What it is of predictions and targets, in the indices of a network's outputs.</summary>
    internal abstract Expression Equation(Variable prediction, Variable target, Items<Binding> over);

    /// <summary>Whether it compares probabilities that it makes of the outputs, and not the outputs themselves.</summary>
    public virtual bool HasProbabilities => false;

    /// <summary>The probability that it makes of the output at these indices; null where it compares the outputs themselves.</summary>
    internal virtual Expression? Probabilities(Variable output, Items<Binding> over) => null;

    /// <summary>A variable at these indices.</summary>
    private protected static Element At(Variable variable, Items<Binding> over) =>
        new(variable, [.. over.Select(binding => (AffineIndex)binding.Name)]);

    /// <summary>
    /// Each example's loss, and its derivative by each output into <paramref name="delta"/>. All three arrays hold
    /// <paramref name="count"/> lanes, one an output; <paramref name="delta"/> may be <paramref name="output"/> itself.
    /// </summary>
    internal abstract unsafe TLane Evaluate<TLane, T>(TLane* output, TLane* target, TLane* delta, int count)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;

    /// <summary>
    /// Turns a network's outputs for one example into a share of 1 for each class, in place. Unless a loss says
    /// otherwise, a class's share is its output's part of the sum, negative outputs counted as 0; where no output is
    /// positive, all classes share alike. NaN where an output is NaN.
    /// </summary>
    public virtual void ToProbabilities(Span<float> outputs)
    {
        var sum = 0d;
        foreach (ref var output in outputs)
        {
            output = Math.Max(output, 0);
            sum += output;
        }
        foreach (ref var output in outputs)
        {
            output = sum == 0 ? 1f / outputs.Length : (float)(output / sum);
        }
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
