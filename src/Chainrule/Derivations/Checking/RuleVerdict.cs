using Chainrule.Notation;

namespace Chainrule.Derivations.Checking;

/// <summary>What is to be said of an update rule that was given as a formula.</summary>
/// <param name="Field">The updated parameter.</param>
/// <param name="Text">The rule as it was written.</param>
/// <param name="IsRight">Whether it gives the right number for every cell, at the exercise's numbers and at random ones.</param>
/// <param name="Expected">The right rule.</param>
/// <param name="Suspicions">The mistakes that give the same numbers everywhere.</param>
/// <param name="Difference">Where it first differs at the exercise's numbers; null where it is right there.</param>
public sealed record RuleVerdict(
    AnswerField Field, string Text, bool IsRight, Equation Expected, IReadOnlyList<Suspicion> Suspicions, RuleDifference? Difference);

/// <summary>A number that a rule gives and should not.</summary>
/// <param name="Cell">Which of the parameter's numbers.</param>
/// <param name="Given">What the rule gives.</param>
/// <param name="Expected">The right number.</param>
public sealed record RuleDifference(int Cell, double Given, double Expected);
