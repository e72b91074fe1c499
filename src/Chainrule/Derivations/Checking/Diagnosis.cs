using Chainrule.Derivations.Mistakes;
using Chainrule.Documents;
using Chainrule.Notation;

namespace Chainrule.Derivations.Checking;

/// <summary>What was done wrong at one quantity.</summary>
/// <param name="First">The first of its answers that is not right.</param>
/// <param name="Formula">How that answer comes about: the rule, the numbers put in, and what they lead to.</param>
/// <param name="Suspicions">The mistakes whose numbers are the student's; none where no mistake with a name gives them.</param>
/// <param name="Question">What to ask next where there are several; null where one is named, or nothing tells them apart.</param>
public sealed record Diagnosis(Verdict First, Equation Formula, IReadOnlyList<Suspicion> Suspicions, Question? Question);

/// <summary>A mistake that gives the student's numbers.</summary>
/// <param name="Mistake">The mistake.</param>
/// <param name="Explanation">What was done wrong here, with the formula.</param>
public sealed record Suspicion(Mistake Mistake, Prose Explanation);
