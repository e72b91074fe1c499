using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>An update rule as a student wrote it.</summary>
/// <param name="Field">The updated parameter.</param>
/// <param name="Text">The right side as it was written.</param>
/// <param name="Right">What it means, at the letters of the parameter's indices.</param>
internal sealed record RuleAnswer(AnswerField Field, string Text, Expression Right);
