namespace Chainrule.Documents;

/// <summary>Part of a document that begins on a line of its own. A new kind is a record here and a case in each writer.</summary>
public abstract record Block
{
    private protected Block() { }
}
