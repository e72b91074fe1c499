namespace Chainrule.Studio.Digits;

/// <summary>A question with choices, and its answer from what was measured.</summary>
/// <param name="Text">The question.</param>
/// <param name="Choices">What can be said.</param>
/// <param name="Right">The choice that the measurements bear out.</param>
/// <param name="Explanation">The measurements, in sentences.</param>
public sealed record Question(string Text, IReadOnlyList<string> Choices, int Right, string Explanation)
{
    /// <summary>What the student says; null before.</summary>
    public int? Chosen { get; set; }

    /// <summary>Whether the student is right.</summary>
    public bool IsRight => Chosen == Right;
}
