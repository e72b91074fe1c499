using Chainrule.Derivations.Mistakes;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>That a student has made a certain mistake: its rules made ready, to be held against one sheet of answers after the other.</summary>
internal sealed class Hypothesis(Derivation derivation, Slip slip)
{
    private readonly Spread exact = new(() => new Calculation(derivation, slip.Rules), 0);
    private readonly Lazy<Spread> loose = new(() => new Spread(() => new Calculation(derivation, slip.Rules), Spread.Enough));

    /// <summary>The mistake.</summary>
    public Slip Slip => slip;

    /// <summary>Carries its rules out.</summary>
    public Calculation Run(Exercise exercise)
    {
        exercise.Load(exact.Middle);
        exact.Middle.Run();
        return exact.Middle;
    }

    /// <summary>Whether it explains what is wrong in a quantity.</summary>
    /// <param name="exercise">The numbers.</param>
    /// <param name="grading">What the answers are worth.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="isLoose">Whether what was rounded may have been computed with further.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>null where it does not, or where an answer before it is right and would not be.</returns>
    public Fit? Explain(Exercise exercise, Grading grading, Quantity quantity, bool isLoose, CancellationToken cancellation)
    {
        var spread = isLoose ? loose.Value : exact;
        var (isWhole, isShown, agreed, explained) = (true, false, 0, new HashSet<Variable>());
        foreach (var rule in spread.Steps(exercise, cancellation))
        {
            var variable = rule.Left.Variable;
            if (grading.Sheet[variable] is not { } answers)
            {
                continue;
            }
            var (numbers, allAgree) = (spread.Middle[variable], true);
            for (var place = 0; place < answers.Count; place++)
            {
                if (answers[place] is not { } answer)
                {
                    continue;
                }
                var kind = grading.Kind(variable, place);
                if (answer.Agrees(numbers[place], spread.Slack(variable, place)))
                {
                    agreed++;
                    isShown |= variable == quantity.Variable && kind == quantity.Worst;
                    spread.Take(variable, place, numbers[place], answer.HalfUnit);
                    continue;
                }
                // With too few digits it speaks neither for a mistake nor against it.
                if (kind == VerdictKind.TooFewDigits || answer.IsTooShortFor(numbers[place]))
                {
                    continue;
                }
                if (variable == quantity.Variable)
                {
                    if (kind == quantity.Worst)
                    {
                        return null;
                    }
                    isWhole = false;
                }
                else if (kind != VerdictKind.Wrong && quantity.Comes(after: variable))
                {
                    return null;
                }
                allAgree &= kind != VerdictKind.Wrong;
                spread.Take(variable, place, grading.Taken[variable][place], answer.HalfUnit);
            }
            if (allAgree)
            {
                explained.Add(variable);
            }
        }
        // A quantity that the rewritten rules do not compute cannot be explained by them.
        return isShown && explained.Contains(quantity.Variable)
            ? new Fit(slip, isWhole, agreed, explained, spread.Middle.Values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()))
            : null;
    }
}

/// <summary>A mistake that explains a quantity.</summary>
/// <param name="Slip">The mistake.</param>
/// <param name="IsWhole">Whether the quantity's right answers follow from it too.</param>
/// <param name="Agreed">How many answers follow from it.</param>
/// <param name="Explained">The variables of which every wrong answer does.</param>
/// <param name="Numbers">Every number that the mistake gives.</param>
internal sealed record Fit(
    Slip Slip, bool IsWhole, int Agreed, IReadOnlySet<Variable> Explained, IReadOnlyDictionary<Variable, double[]> Numbers);
