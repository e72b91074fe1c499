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

    /// <summary>Rings of equal frequency about the middle, the last at ½.</summary>
    private const int Rings = 16;

    private const int Rays = 24;

    internal static FrequencyCharacter Of(FrequencyResponse response)
    {
        var power = new double[Rings + 1];
        var (total, real, imaginary) = (0.0, 0.0, 0.0);
        for (var ray = 0; ray < Rays; ray++)
        {
            var (right, down) = MotionBlurKernel.Direction(180.0 * ray / Rays);
            var (cosine, sine) = MotionBlurKernel.Direction(360.0 * ray / Rays);
            for (var ring = 1; ring <= Rings; ring++)
            {
                var gain = response.Between(0.5 * ring / Rings * right, 0.5 * ring / Rings * down);
                power[ring] += gain * gain / Rays;
                (total, real, imaginary) = (total + gain * gain, real + gain * gain * cosine, imaginary + gain * gain * sine);
            }
        }
        power[0] = response.Constant * response.Constant;
        var degrees = Math.Atan2(imaginary, real) * 90 / Math.PI;
        return new FrequencyCharacter(
            Judged(response, power),
            total > 0 ? double.Hypot(real, imaginary) / total : 0,
            degrees < -1e-9 ? degrees + 180 : Math.Max(degrees, 0));
    }

    /// <param name="response">The gains.</param>
    /// <param name="power">The mean power on each ring, from the middle outwards.</param>
    private static FrequencyKind Judged(FrequencyResponse response, double[] power)
    {
        // Power is halved at what engineers call −3 dB; a twentieth of a gain is as good as none.
        const double Half = 0.5, None = 0.05;
        var most = response.Peak.Gain;
        var fastest = Math.Max(response.Chessboard, Math.Max(response.FastestAlongRows, response.FastestAlongColumns));
        return most == 0 ? FrequencyKind.Nothing
            : response.Least > 0.999 * most ? FrequencyKind.AllPass
            : response.Constant > 0.99 * most ? (power[Rings] < Half * power[0] ? FrequencyKind.LowPass : FrequencyKind.Mixed)
            : response.Constant <= None * most ? (fastest * fastest >= Half * most * most ? FrequencyKind.HighPass : FrequencyKind.BandPass)
            : response.Least >= 0.9 * response.Constant && power[Rings] > power[0] ? FrequencyKind.HighBoost
            : FrequencyKind.Mixed;
    }
}
