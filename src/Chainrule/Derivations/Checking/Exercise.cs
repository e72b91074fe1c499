using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>A training step to be computed by hand: a derivation, and the numbers that it starts from.</summary>
/// <param name="Derivation">The derivation.</param>
/// <param name="Given">The numbers of the parameters, the input, the target and the learning rate.</param>
internal sealed record Exercise(Derivation Derivation, IReadOnlyDictionary<Variable, double[]> Given)
{
    /// <summary>Puts the given numbers into a calculation, as far as it needs them.</summary>
    public void Load(Calculation calculation)
    {
        foreach (var (variable, numbers) in Given)
        {
            if (calculation.Values.TryGetValue(variable, out var place))
            {
                // The constant 1 before the input stays.
                numbers.CopyTo(place, place.Length - numbers.Length);
            }
        }
    }
}
