namespace Chainrule.Notation;

/// <summary>How strongly a written formula holds together; within something stronger it needs parentheses.</summary>
internal enum Strength
{
    /// <summary>A chain of equations, or a list.</summary>
    Chain,

    /// <summary>A sum, or whatever begins with a minus.</summary>
    Sum,

    /// <summary>What may stand between plus signs, but not beside a dot.</summary>
    Term,

    /// <summary>A product.</summary>
    Product,

    /// <summary>What is never torn apart.</summary>
    Atom,

    /// <summary>What carries a superscript that is then of all of it.</summary>
    Base,
}
