using Chainrule.Documents;

namespace Chainrule.Derivations;

/// <summary>The derivation as a document: every line with its rule and its reason.</summary>
public static class DerivationDocument
{
    /// <summary>The document.</summary>
    public static Document Of(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        List<Documents.Block> blocks = [new Paragraph($"The network {derivation.Network.ToString()}, trained on the loss {derivation.Loss.Name}.")];
        var number = 0;
        foreach (var section in DerivationText.Of(derivation))
        {
            blocks.Add(new Heading(section.Title));
            foreach (var step in section.Steps)
            {
                number++;
                blocks.Add(new Paragraph($"({number}) {step.Why}"));
                blocks.Add(new Display(step.Statement));
            }
        }
        return new("Backpropagation, derived", blocks);
    }
}
