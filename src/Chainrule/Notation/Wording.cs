namespace Chainrule.Notation;

/// <summary>Words within a formula, set upright.</summary>
public sealed record Wording(string Text) : Formula
{
    /// <summary>The words on one line, without control characters.</summary>
    public string Text { get; } = Clean.Line(Text);
}
