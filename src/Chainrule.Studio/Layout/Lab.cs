namespace Chainrule.Studio.Layout;

/// <summary>One of the studio's rooms.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Summary">What is done there.</param>
internal sealed record Lab(string Name, string Address, string Summary)
{
    /// <summary>All of them, in the order of the exercise sheet.</summary>
    public static IReadOnlyList<Lab> All { get; } =
    [
        new("Backpropagation", "/backpropagation", "Run a network forward and back, one number at a time, and ask each weight how it reaches the loss."),
        new("Convolution", "/convolution", "Slide a kernel over a picture, see the products and the sum of every cell, and learn what a kernel does."),
        new("Digits", "/digits", "Train two networks on handwritten digits side by side, then draw one and watch both answer."),
    ];
}
