using Chainrule.Notation;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>A rule at one place, with letters and then with numbers: h_1 = Σ_i w_i1 x_i = 0.35 · 1 + 0.15 · 0.05 + 0.2 · 0.1 = 0.3775.</summary>
internal static class WorkedRule
{
    /// <summary>Significant digits of the numbers.</summary>
    internal const int Digits = 9;

    /// <summary>The rule for an answer; the numbers are the right ones, and the student's where those were wrong.</summary>
    public static Equation Of(Rule rule, Verdict verdict, Grading grading)
    {
        if (rule.Left.At.Any(at => at.Name is null))
        {
            return new(rule.Left.Write(), rule.Right.Write(), new Number(verdict.Carried, Digits));
        }
        var place = rule.Left.Variable.Place(verdict.Field.Places[verdict.Cell]);
        Formula At(Expression expression) => rule.At(expression, place).Simplify().Write();
        return new(At(rule.Left), At(rule.Right), rule.Right.WithNumbers(grading.Taken, rule.Values(place), Digits), new Number(verdict.Carried, Digits));
    }
}
