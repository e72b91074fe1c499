namespace Chainrule.Filters.Analysis;

/// <summary>What a kernel answers, wherever it lies, to an edge of height 1, from 0 to 1, that brightens in one direction.</summary>
/// <param name="Degrees">The direction in which it brightens, clockwise from the right; the edge runs across it.</param>
/// <param name="Low">The smallest answer; the dark side's 0 is among them, so at most 0.</param>
/// <param name="High">The largest answer, at least 0.</param>
public readonly record struct EdgeAnswer(int Degrees, double Low, double High)
{
    /// <summary>The largest answer, its sign aside.</summary>
    public double Largest => Math.Max(-Low, High);
}
