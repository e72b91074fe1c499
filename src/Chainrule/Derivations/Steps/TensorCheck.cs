using Chainrule.Networks;

namespace Chainrule.Derivations.Steps;

/// <summary>The gradient of a parameter, found in three ways.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Derived">By the derived rule, with numbers put in.</param>
/// <param name="Backward">By the backward pass that training uses, in double precision.</param>
/// <param name="Differences">
/// By difference quotients of the forward pass, central ones but beside a kink; NaN for a number that was left out to save time, or at a kink.
/// </param>
public sealed record TensorCheck(
    Parameter Parameter, IReadOnlyList<double> Derived, IReadOnlyList<double> Backward, IReadOnlyList<double> Differences)
{
    /// <summary>What a disagreement is measured by: the tensor's largest gradient, or so much where all are next to nothing.</summary>
    public required double Scale { get; init; }

    /// <summary>
    /// The numbers by which the loss has no derivative, counted through the tensor's values: the rules and the backward pass
    /// take one all the same, and there is no difference to compare it with.
    /// </summary>
    public IReadOnlyDictionary<int, Kink> Kinks { get; init; } = new Dictionary<int, Kink>();

    /// <summary>How many numbers' differences have been asked for; where there is a kink, that was found.</summary>
    public int Differentiated => Differences.Count(value => !double.IsNaN(value)) + Kinks.Count;

    /// <summary>The largest disagreement of the three about one number, relative to <see cref="Scale"/>.</summary>
    public double MaxRelativeError => Enumerable.Range(0, Derived.Count).Max(RelativeError);

    /// <summary>Where that is, counted through the tensor's values.</summary>
    public int Worst => Enumerable.Range(0, Derived.Count).MaxBy(RelativeError);

    /// <summary>The disagreement about one number, relative to <see cref="Scale"/>.</summary>
    internal double RelativeError(int i)
    {
        var error = Math.Abs(Derived[i] - Backward[i]);
        if (!double.IsNaN(Differences[i]))
        {
            error = Math.Max(error, Math.Max(Math.Abs(Derived[i] - Differences[i]), Math.Abs(Backward[i] - Differences[i])));
        }
        // What cannot be compared does not agree.
        return error / Scale is var relative && double.IsNaN(relative) ? double.PositiveInfinity : relative;
    }
}
