namespace Chainrule.Documents;

/// <summary>Sentences.</summary>
public sealed record Paragraph(Prose Text) : Block;
