using static Chainrule.Filters.Analysis.Figures;

namespace Chainrule.Filters.Analysis;

/// <summary>Which waves pass.</summary>
internal static class FrequencyObservation
{
    public static IEnumerable<string> Of(KernelAnalysis analysis)
    {
        var (response, character) = (analysis.Frequencies, analysis.Character);
        var gains = $"The gain is {Gain(response.Constant)} for a constant, {Gain(response.FastestAlongRows)} for the fastest waves along "
            + $"the rows, {Gain(response.FastestAlongColumns)} along the columns and {Gain(response.Chessboard)} for a chessboard";
        var peak = $"{gains}; it is largest, {Number(response.Peak.Gain)}, for {Wave(response.Peak.U, response.Peak.V)}.";
        yield return character.Kind switch
        {
            FrequencyKind.AllPass => $"All-pass: waves of every frequency have the gain {Number(response.Peak.Gain)}.",
            FrequencyKind.LowPass => $"Low-pass: slow waves stay, fast ones go. {gains}.",
            FrequencyKind.HighPass => $"High-pass: fast waves stay, slow ones go. {peak}",
            FrequencyKind.BandPass => $"Band-pass: waves in between stay, slow and fast ones go. {peak}",
            FrequencyKind.HighBoost => $"High-boost: all waves pass, fast ones are strengthened. {peak}",
            _ => $"Neither a low-pass nor a high-pass nor a band-pass. {peak}",
        };
        if (character.IsDirected)
        {
            yield return $"Waves along {Direction(Math.Round(character.Degrees))} pass best and those across it least: the directedness "
                + $"is {Number(Math.Round(character.Directedness, 2))}, where 0 is none and 1 is one direction alone.";
        }

        string Gain(double gain) => Number(response.Cleaned(gain));
    }

    private static string Wave(double u, double v)
    {
        // Beside a flat top the last digits of a place are chance.
        var (right, down) = (Math.Round(u, 5), Math.Round(v, 5));
        return (right, Math.Abs(down)) switch
        {
            (0, 0) => "a constant",
            (0.5, 0.5) => "the chessboard",
            _ => $"waves along {Direction((Math.Round(Math.Atan2(down, right) * 180 / Math.PI, 1) + 180) % 180)} with a period of "
                + $"{Number(Math.Round(1 / double.Hypot(right, down), 3))} cells",
        };
    }
}
