using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>Part of prose: a formula or, where that is null, words.</summary>
public readonly record struct ProsePart(string Text, Formula? Formula);
