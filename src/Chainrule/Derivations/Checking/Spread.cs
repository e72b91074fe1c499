using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// A calculation with answers put into it, and others beside it in which these are moved about as far as rounding may have moved
/// them. How far they come apart says how much of a number depends on how the answers before it were rounded.
/// </summary>
/// <param name="create">Makes one of the calculations.</param>
/// <param name="moved">How many are moved; 0 asks for exact numbers.</param>
internal sealed class Spread(Func<Calculation> create, int moved)
{
    /// <summary>Enough to come near the largest deviation.</summary>
    public const int Enough = 8;

    /// <summary>What follows may be off by so many times the largest deviation that moving the answers made.</summary>
    private const double Safety = 2;

    private readonly Calculation[] others = [.. Enumerable.Range(0, moved).Select(_ => create())];
    private RandomSource random;

    /// <summary>The calculation itself.</summary>
    public Calculation Middle { get; } = create();

    /// <summary>Carries all out side by side, one rule at a time.</summary>
    public IEnumerable<Rule> Steps(Exercise exercise, CancellationToken cancellation)
    {
        random = new RandomSource(Enough);
        Calculation[] all = [Middle, .. others];
        foreach (var calculation in all)
        {
            exercise.Load(calculation);
        }
        var steps = all.Select(calculation => calculation.Steps(cancellation).GetEnumerator()).ToArray();
        while (steps.All(step => step.MoveNext()))
        {
            yield return steps[0].Current;
        }
    }

    /// <summary>By how much a number depends on how the answers were rounded.</summary>
    public double Slack(Variable variable, int place)
    {
        var middle = Middle[variable][place];
        return others.Length == 0 ? 0 : Safety * others.Max(other => Math.Abs(other[variable][place] - middle));
    }

    /// <summary>Goes on with a number that was answered.</summary>
    /// <param name="variable">Whose it is.</param>
    /// <param name="place">Where in it.</param>
    /// <param name="number">The number.</param>
    /// <param name="halfUnit">How far rounding may have moved it.</param>
    public void Take(Variable variable, int place, double number, double halfUnit)
    {
        Middle[variable][place] = number;
        foreach (var other in others)
        {
            other[variable][place] = number + random.NextDouble(-1, 1) * halfUnit;
        }
    }
}
