namespace Chainrule.Derivations.Checking;

/// <summary>What is to be said of one answer.</summary>
/// <param name="Field">The quantity.</param>
/// <param name="Cell">Which of its numbers.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Kind">What it is worth.</param>
/// <param name="Expected">The right number.</param>
/// <param name="Carried">What follows from the answers before it.</param>
public sealed record Verdict(AnswerField Field, int Cell, GivenNumber Answer, VerdictKind Kind, double Expected, double Carried);
