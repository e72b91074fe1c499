namespace Chainrule.Documents;

/// <summary>What the blocks below it are about.</summary>
public sealed record Heading(Prose Text) : Block;
