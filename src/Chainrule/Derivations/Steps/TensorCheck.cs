using Chainrule.Networks;

namespace Chainrule.Derivations.Steps;

/// <summary>The gradient of a parameter, found in three ways.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Derived">By the derived rule, with numbers put in.</param>
/// <param name="Backward">By the backward pass that training uses, in double precision.</param>
/// <param name="Differences">By central differences of the forward pass; NaN for a number that was left out to save time.</param>
public sealed record TensorCheck(
    Parameter Parameter, IReadOnlyList<double> Derived, IReadOnlyList<double> Backward, IReadOnlyList<double> Differences)
{
    /// <summary>What a disagreement is measured by: the tensor's largest gradient, or so much where all are next to nothing.</summary>
    public required double Scale { get; init; }

    /// <summary>How many numbers have been compared with a central difference.</summary>
    public int Differentiated => Differences.Count(value => !double.IsNaN(value));

    /// <summary>The largest disagreement of the three about one number, relative to the tensor's largest gradient.</summary>
    public double MaxRelativeError => Enumerable.Range(0, Derived.Count).Max(RelativeError);

    /// <summary>Where that is, counted through the tensor's values.</summary>
    public int Worst => Enumerable.Range(0, Derived.Count).MaxBy(RelativeError);

    private double RelativeError(int i)
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
