using static Chainrule.Filters.Analysis.Figures;

namespace Chainrule.Filters.Analysis;

/// <summary>What a kernel makes of smooth pictures, by its moments: a mean, a slope, a curvature.</summary>
internal static class SmoothObservation
{
    /// <summary>Directions in which a mean smooths that differ by less than this share are the same.</summary>
    private const double Alike = 0.01;

    public static IEnumerable<string> Of(KernelAnalysis analysis)
    {
        var moments = analysis.Moments;
        yield return moments.LeadingOrder switch
        {
            0 when analysis.Levels.Negative == 0 || analysis.Levels.Positive == 0 => Mean(analysis),
            0 => $"On a smooth picture f it gives {Terms(moments, 0, 1, 2)} and higher derivatives (x to the right, y downwards).",
            1 => Slope(moments),
            2 => Curvature(moments),
            { } order => $"On a smooth picture f it gives {Terms(moments, order)} (x to the right, y downwards) and nothing of the lower "
                + "derivatives.",
            null => "A picture that is a polynomial of up to the fourth degree gives 0.",
        };
    }

    private static string Mean(KernelAnalysis analysis)
    {
        var moments = analysis.Moments;
        var (right, down) = (moments[1, 0] / moments[0, 0], moments[0, 1] / moments[0, 0]);
        var place = right == 0 && down == 0 ? "the middle"
            : $"a place off the middle by {Number(double.Hypot(right, down))} towards {Direction(Angle(right, down))}";
        if (analysis.Kernel.Weights.Length - analysis.Kernel.Weights.Count(0.0) == 1)
        {
            return place == "the middle"
                ? "It has a single weight, in the middle: it changes nothing but the brightness."
                : $"It has a single weight, at {place}: it moves the picture.";
        }
        // The variances along the two directions in which they are largest and smallest.
        var (xx, yy) = (moments[2, 0] / moments[0, 0] - right * right, moments[0, 2] / moments[0, 0] - down * down);
        var xy = moments[1, 1] / moments[0, 0] - right * down;
        var (middle, half) = ((xx + yy) / 2, double.Hypot((xx - yy) / 2, xy));
        var (most, least) = (Math.Sqrt(middle + half), Math.Sqrt(Math.Max(middle - half, 0)));
        var sentence = $"All weights have one sign: it is a mean about {place}, as wide as a Gaussian of σ = {Number(most)} cells";
        return most - least <= Alike * most
            ? $"{sentence} in every direction."
            : $"{sentence} along {Direction((Angle(xx - yy, 2 * xy) / 2 + 180) % 180)} and of {Number(least)} across.";
    }

    private static string Slope(KernelMoments moments)
    {
        var (right, down) = (moments[1, 0], moments[0, 1]);
        return $"On a smooth picture f it gives {Terms(moments, 1)} (x to the right, y downwards): "
            + $"{Factor(double.Hypot(right, down))} times the slope towards {Direction(Angle(right, down))}. A true convolution gives "
            + "it the other sign.";
    }

    private static string Curvature(KernelMoments moments)
    {
        var (xx, yy) = (moments.Coefficient(2, 0), moments.Coefficient(0, 2));
        var sentence = $"On a smooth picture f it gives {Terms(moments, 2)} (x to the right, y downwards)";
        if (moments[1, 1] != 0 || Math.Abs(xx - yy) > 1e-9 * Math.Abs(xx))
        {
            return $"{sentence}: second derivatives, more of one direction than of another.";
        }
        var factor = Factor(xx);
        return $"{sentence}, {(factor == "1" ? "the" : $"{factor} times the")} Laplacian: it adds the second derivatives in two directions "
            + "at right angles, whichever two they are, and so prefers no direction where pictures are smooth.";
    }

    /// <summary>The angle of a direction, in degrees from the right downwards, to a tenth.</summary>
    private static double Angle(double right, double down) => Math.Round(Math.Atan2(down, right) * 180 / Math.PI, 1);

    /// <summary>Taylor's terms of some orders.</summary>
    private static string Terms(KernelMoments moments, params int[] orders) => Sum(
        from order in orders
        from powers in KernelMoments.OfOrder(order)
        select (moments.Coefficient(powers.P, powers.Q), Derivative(powers.P, powers.Q)));

    private static string Derivative(int p, int q)
    {
        string[] powers = ["", "", "²", "³", "⁴"];
        return p + q == 0 ? "f" : $"∂{powers[p + q]}f/{(p > 0 ? $"∂x{powers[p]}" : "")}{(q > 0 ? $"∂y{powers[q]}" : "")}";
    }
}
