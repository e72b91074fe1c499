using Chainrule.Documents;
using Chainrule.Notation;

namespace Chainrule.Derivations;

/// <summary>A line of a derivation: what follows, by which rule, and why.</summary>
/// <param name="Rule">The rule in a few words: <c>chain rule</c>, <c>update</c>.</param>
/// <param name="Why">Why it may be used here, in a sentence or two.</param>
/// <param name="Statement">What follows.</param>
public sealed record DerivationStep(string Rule, Prose Why, Equation Statement);

/// <summary>Part of a derivation: the definitions, or the way to one parameter's update.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Steps">Its lines in order.</param>
public sealed record DerivationSection(Prose Title, IReadOnlyList<DerivationStep> Steps);
