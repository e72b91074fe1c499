using Chainrule.Symbolics;

namespace Chainrule.Derivations.Steps;

/// <summary>The loss of one example as two of the parameters change and all else stays: L(u, v), on a grid.</summary>
public sealed class LossSurface
{
    private LossSurface(IReadOnlyList<double> across, IReadOnlyList<double> down, double[,] losses) =>
        (Across, Down, Losses) = (across, down, losses);

    /// <summary>The values of the first number, a column each.</summary>
    public IReadOnlyList<double> Across { get; }

    /// <summary>The values of the second number, a row each.</summary>
    public IReadOnlyList<double> Down { get; }

    /// <summary>The losses, [row, column]; one that is not finite stays so.</summary>
    public double[,] Losses { get; }

    /// <summary>Computes it.</summary>
    /// <param name="step">The step whose parameters, input and target all else is taken from.</param>
    /// <param name="across">A parameter of the rules and a place in it: what changes from column to column.</param>
    /// <param name="acrossValues">Its values.</param>
    /// <param name="down">What changes from row to row.</param>
    /// <param name="downValues">Its values.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LossSurface Of(
        WorkedStep step, (Variable Variable, int Place) across, IReadOnlyList<double> acrossValues,
        (Variable Variable, int Place) down, IReadOnlyList<double> downValues, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(acrossValues);
        ArgumentNullException.ThrowIfNull(downValues);
        var calculation = new Calculation(step.Derivation);
        calculation.Load(step.Values);
        var losses = new double[downValues.Count, acrossValues.Count];
        for (var row = 0; row < downValues.Count; row++)
        {
            calculation[down.Variable][down.Place] = downValues[row];
            for (var column = 0; column < acrossValues.Count; column++)
            {
                calculation[across.Variable][across.Place] = acrossValues[column];
                losses[row, column] = calculation.RunToLoss(step.Derivation.Symbols.Loss.Variable, cancellation);
            }
        }
        return new(acrossValues, downValues, losses);
    }
}
