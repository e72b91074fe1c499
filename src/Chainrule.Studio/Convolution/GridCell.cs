namespace Chainrule.Studio.Convolution;

/// <summary>What a cell of a grid shows.</summary>
/// <param name="Text">Its number.</param>
/// <param name="CssClass">How it is marked.</param>
/// <param name="Note">What stands small beside the number; null for nothing.</param>
public readonly record struct GridCell(string Text, string CssClass = "", string? Note = null);
