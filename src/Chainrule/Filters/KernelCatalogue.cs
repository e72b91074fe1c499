namespace Chainrule.Filters;

/// <summary>Every kernel that has a name. A new one is its matrix or its file, its test, and its line here.</summary>
public static class KernelCatalogue
{
    /// <summary>All of them, the simple ones first.</summary>
    public static IReadOnlyList<NamedKernel> All { get; } =
    [
        new("identity", "leaves every cell as it is", NamedKernels.Identity),
        new("difference-x", "a cell less its right neighbour", NamedKernels.DifferenceX),
        new("difference-y", "a cell less the one below it", NamedKernels.DifferenceY),
        new("central-x", "the left neighbour less the right one", NamedKernels.CentralX),
        new("central-y", "the upper neighbour less the lower one", NamedKernels.CentralY),
        new("second-x", "the second difference along the row", NamedKernels.SecondX),
        new("second-y", "the second difference along the column", NamedKernels.SecondY),
        new("sobel-x", "slope along the row, left less right, smoothed along the column by 1 2 1", NamedKernels.SobelX),
        new("sobel-y", "slope along the column, top less bottom, smoothed along the row by 1 2 1", NamedKernels.SobelY),
        new("scharr-x", "as sobel-x, smoothed by 3 10 3: the direction of slopes errs least", NamedKernels.ScharrX),
        new("scharr-y", "as sobel-y, smoothed by 3 10 3: the direction of slopes errs least", NamedKernels.ScharrY),
        new("prewitt-x", "as sobel-x, smoothed by 1 1 1", NamedKernels.PrewittX),
        new("prewitt-y", "as sobel-y, smoothed by 1 1 1", NamedKernels.PrewittY),
        new("roberts-x", "diagonal slope, upper left less lower right", NamedKernels.RobertsX),
        new("roberts-y", "diagonal slope, upper right less lower left", NamedKernels.RobertsY),
        new("laplace", "sum of both second differences, on four neighbours", NamedKernels.Laplace),
        new("laplace-8", "sum of the second differences in four directions, on eight neighbours", NamedKernels.Laplace8),
        new("sharpen", "the picture less its laplace", NamedKernels.Sharpen),
        new("sharpen-8", "the picture less its laplace-8", NamedKernels.Sharpen8),
        new("emboss", "a relief lit from the upper left", NamedKernels.Emboss),
        new(
            "box", "mean of the cells in a box",
            values => BoxKernel.Create((int)values[0]!, (int?)values[1]),
            BoxKernel.RowsParameter, BoxKernel.ColumnsParameter),
        new(
            "binomial", "Pascal's triangle: smooths as a Gaussian does, in whole numbers over a power of two",
            values => BinomialKernel.Create((int)values[0]!, (int?)values[1]),
            BinomialKernel.RowsParameter, BinomialKernel.ColumnsParameter),
        new(
            "gaussian", "smooths by Gauss's bell",
            values => GaussianKernel.Create((double)values[0]!, (int?)values[1]),
            GaussianKernel.SigmaParameter, GaussianKernel.SizeParameter),
        new(
            "laplacian-of-gaussian", "laplace after a Gaussian: blobs and edges of one scale",
            values => LaplacianOfGaussianKernel.Create((double)values[0]!, (int?)values[1]),
            LaplacianOfGaussianKernel.SigmaParameter, LaplacianOfGaussianKernel.SizeParameter),
        new(
            "unsharp", "sharpens by what a Gaussian takes away",
            values => UnsharpKernel.Create(values[0] ?? UnsharpKernel.DefaultSigma, values[1] ?? UnsharpKernel.DefaultAmount),
            UnsharpKernel.SigmaParameter, UnsharpKernel.AmountParameter),
        new(
            "motion-blur", "mean along a line",
            values => MotionBlurKernel.Create((double)values[0]!, values[1] ?? 0),
            MotionBlurKernel.LengthParameter, MotionBlurKernel.AngleParameter),
        new(
            "gabor", "stripes of one width and direction, under a Gaussian",
            values => GaborKernel.Create(
                (double)values[0]!, values[1] ?? GaborKernel.DefaultLambda, values[2], values[3] ?? 0,
                values[4] ?? GaborKernel.DefaultGamma),
            GaborKernel.ThetaParameter, GaborKernel.LambdaParameter, GaborKernel.SigmaParameter, GaborKernel.PsiParameter,
            GaborKernel.GammaParameter),
    ];

    /// <summary>The entry of a name, in upper or lower case; null if there is none.</summary>
    public static NamedKernel? Find(string name) =>
        All.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
