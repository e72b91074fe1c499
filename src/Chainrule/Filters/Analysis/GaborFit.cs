namespace Chainrule.Filters.Analysis;

/// <summary>Finds the parameters with which a Gabor kernel comes nearest to another, whatever the factor.</summary>
internal static class GaborFit
{
    /// <summary>Twice as many as finding a Gabor kernel takes.</summary>
    private const int MostSteps = 120;

    /// <summary>The first steps of the search: degrees, then shares of the wavelength, the deviation and gamma.</summary>
    private static readonly double[] firstSteps = [4, 0.05, 0.2, 0.2];

    /// <summary>The wave is the one with the largest gain, or near it; the search for the rest begins at the usual bell.</summary>
    public static KernelMatch? Of(Kernel kernel, FrequencyResponse response)
    {
        var frequency = double.Hypot(response.Peak.U, response.Peak.V);
        if (!GaborKernel.LambdaParameter.Accepts(1 / frequency))
        {
            return null;
        }
        var angle = Math.Atan2(response.Peak.V, response.Peak.U) * 180 / Math.PI;
        double[] found = Searched(
            [angle, 1 / frequency, GaborKernel.DefaultSigmaShare / frequency, GaborKernel.DefaultGamma],
            parameters => Wave(kernel, parameters).Misfit);
        var phase = Wave(kernel, found).Phase;
        var whole = new KernelCore(kernel, 0, 0);
        // The fewest digits that are enough; three, where none are.
        KernelMatch?[] rounded = [.. Enumerable.Range(0, 7).Select(digits => Rounded(whole, found, phase, digits))];
        return Array.Find(rounded, match => match is { IsExact: true }) ?? rounded[3];
    }

    private static KernelMatch? Rounded(KernelCore kernel, double[] parameters, double phase, int digits)
    {
        // Opposite angles and phases are the same wave, and half a turn of the phase is a factor of −1.
        var angle = Math.Round(parameters[0], digits);
        var isTurned = angle is < 0 or >= 180;
        double[] values =
        [
            isTurned ? angle + (angle < 0 ? 180 : -180) : angle,
            Math.Round(parameters[1], digits), Math.Round(parameters[2], digits),
            Math.Round(isTurned ? -phase : phase, digits) + 0.0, Math.Round(parameters[3], digits),
        ];
        var gabor = KernelCatalogue.Find("gabor")!;
        if (gabor.Parameters.Zip(values).Any(pair => !pair.First.Accepts(pair.Second)))
        {
            return null;
        }
        var named = gabor.Create(values);
        // What is left out at the end has its default.
        var given = Enumerable.Range(1, values.Length).First(count => gabor.Create(values.AsSpan(0, count)).Equals(named));
        return KernelMatch.Of(kernel, FamilyMatches.Text(gabor.Name, values[..given]), named);
    }

    /// <summary>The best factor and phase of a bell and a wavelength: of the cosine and the sine under the bell, by least squares.</summary>
    private static (double Misfit, double Phase) Wave(Kernel kernel, double[] parameters)
    {
        var (right, down) = KernelGrid.Direction(parameters[0]);
        var (waves, sigma, gamma) = (2 * Math.PI / parameters[1], parameters[2], parameters[3]);
        var (cc, cs, ss, kc, ks, kk) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < kernel.Weights.Length; i++)
        {
            var (x, y) = (i % kernel.Columns - (kernel.Columns - 1) / 2.0, i / kernel.Columns - (kernel.Rows - 1) / 2.0);
            var (across, along) = (x * right + y * down, (y * right - x * down) * gamma);
            var bell = Math.Exp(-(across * across + along * along) / (2 * sigma * sigma));
            var (sine, cosine) = Math.SinCos(waves * across);
            var (c, s, k) = (bell * cosine, bell * sine, kernel.Weights[i]);
            (cc, cs, ss) = (cc + c * c, cs + c * s, ss + s * s);
            (kc, ks, kk) = (kc + k * c, ks + k * s, kk + k * k);
        }
        var determinant = cc * ss - cs * cs;
        // On a grid, the sine of the fastest wave is 0 in all cells.
        var (a, b) = determinant > 1e-12 * cc * cc
            ? ((kc * ss - ks * cs) / determinant, (ks * cc - kc * cs) / determinant)
            : (kc / cc, 0);
        // cos(w + ψ) = cos ψ cos w − sin ψ sin w; the phase lies within a quarter turn of 0, and the factor has the sign.
        return (1 - (a * kc + b * ks) / kk, a == 0 ? 90 : Math.Atan(-b / a) * 180 / Math.PI);
    }

    /// <summary>
    /// The parameters of the least misfit near others, by steps along each that are halved where none leads further down. What
    /// is no Gabor kernel may lead down for ever: after so many steps the search stands where it is.
    /// </summary>
    private static double[] Searched(double[] parameters, Func<double[], double> misfit)
    {
        var (least, share) = (misfit(parameters), 1.0);
        for (var step = 0; step < MostSteps && share > 1e-8; step++)
        {
            var before = least;
            for (var i = 0; i < 2 * parameters.Length; i++)
            {
                var (which, way) = (i / 2, (i % 2 == 0 ? 1 : -1) * share * firstSteps[i / 2]);
                double[] next = [.. parameters];
                next[which] = which == 0 ? next[which] + way : next[which] * Math.Exp(way);
                if (misfit(next) is var there && there < least)
                {
                    (parameters, least) = (next, there);
                }
            }
            share = least < before ? share : share / 2;
        }
        return parameters;
    }
}
