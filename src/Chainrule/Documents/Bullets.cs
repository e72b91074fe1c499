namespace Chainrule.Documents;

/// <summary>A list of which each item has its bullet.</summary>
public sealed record Bullets(params IReadOnlyList<Prose> Items) : Block;
