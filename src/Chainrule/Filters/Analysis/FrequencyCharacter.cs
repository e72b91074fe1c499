namespace Chainrule.Filters.Analysis;

/// <summary>What a frequency response comes to in a word, and whether it prefers a direction.</summary>
/// <param name="Kind">Which waves pass.</param>
/// <param name="Directedness">
/// From 0 to 1: how much of the power (squared gains) lies about one axis, <c>|Σ P_θ e^(2iθ)| / Σ P_θ</c> over rays from the
/// middle at all angles θ; 0 where opposite quadrants pass alike.
/// </param>
/// <param name="Degrees">The direction, from 0° up to 180°, along which waves pass best.</param>
public sealed record FrequencyCharacter(FrequencyKind Kind, double Directedness, double Degrees)
{
    /// <summary>Whether one direction passes plainly better than the one across it.</summary>
    public bool IsDirected => Directedness > 0.1;

    /// <summary>Frequencies on a ray from the middle to ½.</summary>
    private const int Steps = 16;

    private const int Rays = 24;

    internal static FrequencyCharacter Of(FrequencyResponse response)
    {
        var (total, real, imaginary, rim) = (0.0, 0.0, 0.0, 0.0);
        for (var ray = 0; ray < Rays; ray++)
        {
            var (right, down) = KernelGrid.Direction(180.0 * ray / Rays);
            var (cosine, sine) = KernelGrid.Direction(360.0 * ray / Rays);
            for (var step = 1; step <= Steps; step++)
            {
                var gain = response.Between(0.5 * step / Steps * right, 0.5 * step / Steps * down);
                (total, real, imaginary) = (total + gain * gain, real + gain * gain * cosine, imaginary + gain * gain * sine);
                rim += step == Steps ? gain * gain / Rays : 0;
            }
        }
        var degrees = Math.Atan2(imaginary, real) * 90 / Math.PI;
        return new FrequencyCharacter(
            Judged(response, rim),
            total > 0 ? double.Hypot(real, imaginary) / total : 0,
            degrees < -1e-9 ? degrees + 180 : Math.Max(degrees, 0));
    }

    /// <param name="response">The gains.</param>
    /// <param name="rim">The mean power of waves of the frequency ½ in all directions.</param>
    private static FrequencyKind Judged(FrequencyResponse response, double rim)
    {
        // Power is halved at what engineers call −3 dB; a twentieth of a gain is as good as none.
        const double Half = 0.5, None = 0.05;
        var (most, constant) = (response.Peak.Gain, response.Constant);
        var fastest = Math.Max(response.Chessboard, Math.Max(response.FastestAlongRows, response.FastestAlongColumns));
        return most == 0 ? FrequencyKind.Nothing
            : response.Least > 0.999 * most ? FrequencyKind.AllPass
            : constant > 0.99 * most ? (rim < Half * constant * constant ? FrequencyKind.LowPass : FrequencyKind.Mixed)
            : constant <= None * most ? (fastest * fastest >= Half * most * most ? FrequencyKind.HighPass : FrequencyKind.BandPass)
            : response.Least >= 0.9 * constant && rim > constant * constant ? FrequencyKind.HighBoost
            : FrequencyKind.Mixed;
    }
}
