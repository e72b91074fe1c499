using System.Globalization;

namespace Chainrule.Filters.Analysis;

/// <summary>Finds the parameters with which a family comes nearest to a kernel.</summary>
internal static class FamilyMatches
{
    /// <summary>The largest kernel that parameters are fitted to: more weights take too long.</summary>
    public const int MostWeights = 20_000;

    /// <summary>Any three rings of weights are a Laplacian of Gaussian of some width: only more say something.</summary>
    private const int LeastRosette = 5;

    /// <summary>A shorter line is hardly one.</summary>
    private const int ShortestLine = 3;

    /// <summary>By so many degrees the spread of a short line's weights may miss its direction.</summary>
    private const int Astray = 6;

    /// <summary>The families whose parameters are their size.</summary>
    public static IEnumerable<KernelMatch?> OfSize(KernelCore core)
    {
        var (rows, columns) = (core.Kernel.Rows, core.Kernel.Columns);
        double[] size = rows == columns ? [rows] : [rows, columns];
        if (BoxKernel.RowsParameter.Accepts(Math.Max(rows, columns)))
        {
            yield return KernelMatch.Of(core, Text("box", size), BoxKernel.Create(rows, columns));
        }
        if (BinomialKernel.RowsParameter.Accepts(Math.Max(rows, columns)))
        {
            yield return KernelMatch.Of(core, Text("binomial", size), BinomialKernel.Create(rows, columns));
        }
    }

    /// <summary>The families with parameters that are no whole numbers.</summary>
    public static IEnumerable<KernelMatch> Fitted(Kernel kernel, KernelCore core, KernelMoments moments, FrequencyResponse response)
    {
        if (kernel.Weights.Length > MostWeights)
        {
            return [];
        }
        var isSquare = kernel.Rows == kernel.Columns;
        return new[]
        {
            isSquare && kernel.Rows > 1 ? Gaussian(kernel) : null,
            isSquare && kernel.Rows >= LeastRosette ? LaplacianOfGaussian(kernel) : null,
            isSquare && kernel.Rows % 2 == 1 && kernel.Rows > 1 ? Unsharp(kernel) : null,
            MotionBlur(core, moments),
            GaborFit.Of(kernel, response),
        }.OfType<KernelMatch>();
    }

    private static KernelMatch? Gaussian(Kernel kernel)
    {
        var size = kernel.Rows;
        return SigmaFit.Of(kernel, 0.2, size, Create, sigma => size == GaussianKernel.DefaultSize(sigma)
            ? Text("gaussian", sigma)
            : Text("gaussian", sigma, size));

        Kernel Create(double sigma) => GaussianKernel.Create(sigma, size);
    }

    private static KernelMatch? LaplacianOfGaussian(Kernel kernel)
    {
        var size = kernel.Rows;
        return SigmaFit.Of(kernel, 0.3, size / 2.0, Create, sigma => size == LaplacianOfGaussianKernel.DefaultSize(sigma)
            ? Text("laplacian-of-gaussian", sigma)
            : Text("laplacian-of-gaussian", sigma, size));

        Kernel Create(double sigma) => LaplacianOfGaussianKernel.Create(sigma, size);
    }

    /// <summary>An unsharp mask's size says its deviation to a third of a cell; the amount is the one that fits best.</summary>
    private static KernelMatch? Unsharp(Kernel kernel)
    {
        var half = kernel.Rows / 2;
        var least = Math.Max((half - 1) / 3.0 + 1e-6, UnsharpKernel.SigmaParameter.Least);
        return SigmaFit.Of(kernel, least, half / 3.0, Create, sigma => Text("unsharp", sigma, Amount(sigma)));

        Kernel Create(double sigma) => UnsharpKernel.Create(sigma, Amount(sigma));

        // K = a·identity + b·gaussian with the least sum of squares; the mask is then a + b times one of the amount −b / (a + b).
        double Amount(double sigma)
        {
            var blur = GaussianKernel.Create(sigma);
            var (peak, middle) = (blur[half, half], kernel[half, half]);
            var (aa, ab, bb, ak, bk) = (1.0, peak, 0.0, middle, 0.0);
            for (var i = 0; i < blur.Weights.Length; i++)
            {
                bb += blur.Weights[i] * blur.Weights[i];
                bk += blur.Weights[i] * kernel.Weights[i];
            }
            var determinant = aa * bb - ab * ab;
            var (a, b) = ((ak * bb - bk * ab) / determinant, (bk * aa - ak * ab) / determinant);
            var amount = Math.Round(-b / (a + b), 9);
            return UnsharpKernel.AmountParameter.Accepts(amount) ? amount : 0;
        }
    }

    /// <summary>Lines of whole length and whole degrees, near the direction in which the weights spread most.</summary>
    private static KernelMatch? MotionBlur(KernelCore core, KernelMoments moments)
    {
        // A factor below 0 turns the signs of the moments.
        var sign = Math.Sign(moments[0, 0]);
        var (xx, xy, yy) = (sign * moments[2, 0], sign * moments[1, 1], sign * moments[0, 2]);
        var direction = (int)Math.Round(Math.Atan2(2 * xy, xx - yy) * 90 / Math.PI);
        var side = Math.Max(core.Kernel.Rows, core.Kernel.Columns);
        var matches =
            from angle in Enumerable.Range(direction - Astray, 2 * Astray + 1).Select(degrees => (degrees + 180) % 180)
            from length in Enumerable.Range(Math.Max(side - 2, ShortestLine), side / 2 + 4)
            where MotionBlurKernel.LengthParameter.Accepts(length) && Fits(MotionBlurKernel.Size(length, angle))
            let line = KernelCore.Of(MotionBlurKernel.Create(length, angle)).Kernel
            let match = KernelMatch.Of(core, angle == 0 ? Text("motion-blur", length) : Text("motion-blur", length, angle), line)
            where match is not null
            select match;
        return matches.MinBy(match => match.Difference);

        // The outermost rows and columns of a slanting line may be zeros, which a core has not.
        bool Fits((int Rows, int Columns) size) =>
            size.Rows - core.Kernel.Rows is 0 or 2 && size.Columns - core.Kernel.Columns is 0 or 2;
    }

    /// <summary>A name and its parameters.</summary>
    public static string Text(string name, params IEnumerable<double> values) =>
        string.Join(' ', values.Select(value => value.ToString("0.#########", CultureInfo.InvariantCulture)).Prepend(name));
}
