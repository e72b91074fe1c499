namespace Chainrule.Derivations.Checking;

/// <summary>A sheet of answers, checked.</summary>
/// <param name="Verdicts">What each answer is worth, in the order in which the quantities are computed.</param>
/// <param name="Diagnoses">What was done wrong, first things first.</param>
public sealed record CheckedAnswers(IReadOnlyList<Verdict> Verdicts, IReadOnlyList<Diagnosis> Diagnoses)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsRight => Verdicts.All(verdict => verdict.Kind != VerdictKind.Wrong);
}
