using Chainrule.Symbolics;

namespace Chainrule.Derivations.Steps;

/// <summary>The loss of one example as two of the parameters change and all else stays: L(u, v), on a grid.</summary>
public sealed class LossSurface
{
    private LossSurface(IReadOnlyList<double> across, IReadOnlyList<double> down, double[,] losses)
    {
        (Across, Down, Losses) = (across, down, losses);
        var finite = losses.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
        (Least, Most) = (finite.Min(), finite.Max());
    }

    /// <summary>The values of the first number, a column each.</summary>
    public IReadOnlyList<double> Across { get; }

    /// <summary>The values of the second number, a row each.</summary>
    public IReadOnlyList<double> Down { get; }

    /// <summary>The losses, [row, column]; one that is not finite stays so.</summary>
    public double[,] Losses { get; }

    /// <summary>The smallest finite loss; NaN if there is none.</summary>
    public double Least { get; }

    /// <summary>The largest finite loss; NaN if there is none.</summary>
    public double Most { get; }

    /// <summary>Computes it on a square with the step's own parameters in the middle.</summary>
    /// <param name="step">The step whose parameters, input and target all else is taken from.</param>
    /// <param name="across">A parameter of the rules and a place in it: what changes from column to column.</param>
    /// <param name="down">What changes from row to row.</param>
    /// <param name="reach">How far the square reaches to each side of the middle.</param>
    /// <param name="cells">Values along each side, at least 2.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LossSurface Around(
        WorkedStep step, (Variable Variable, int Place) across, (Variable Variable, int Place) down, double reach, int cells,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 2);
        double[] Range(double middle) => [.. Enumerable.Range(0, cells).Select(i => middle + reach * (2.0 * i / (cells - 1) - 1))];
        return Of(
            step, across, Range(step.Values[across.Variable][across.Place]), down, Range(step.Values[down.Variable][down.Place]), cancellation);
    }

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
