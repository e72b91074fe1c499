namespace Chainrule.Notation;

/// <summary>What the parts of a displayed line are.</summary>
internal enum LineStart
{
    /// <summary>Sides of an equation, each after an equals sign.</summary>
    Sides,

    /// <summary>Sides of an equation, the first after an arrow from the right.</summary>
    Assignment,

    /// <summary>Further terms of the sum above.</summary>
    Terms,

    /// <summary>Further terms of a sum in parentheses that are open still.</summary>
    InnerTerms,

    /// <summary>Further arguments of a function whose parentheses are open still.</summary>
    Arguments,

    /// <summary>One part: a product of further factors of the product above.</summary>
    Factors,

    /// <summary>The same of a term in parentheses that are open still.</summary>
    InnerFactors,
}
