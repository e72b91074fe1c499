namespace Chainrule.Networks;

/// <summary>A name for a network's text.</summary>
/// <param name="Name">What to call it, such as <c>lenet</c>.</param>
/// <param name="Text">The network's text.</param>
/// <param name="Description">What it is, in a line.</param>
/// <param name="Loss">The name of the loss that it is trained on unless told otherwise.</param>
public sealed record NetworkPreset(string Name, string Text, string Description, string Loss);
