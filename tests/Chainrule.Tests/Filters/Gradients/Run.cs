using System.Numerics;
using Chainrule.Filters;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters.Gradients;

/// <summary>Calls the steps of edge detection so that a test that is cancelled ends.</summary>
internal static class Run
{
    public static Tensor<T> Filter<T>(Filter filter, Tensor<T> image) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        filter.Apply(image, cancellation: TestContext.Current.CancellationToken);

    public static ImageGradient<T> Gradient<T>(
        Tensor<T> image, GradientOperator op, Boundary boundary = Boundary.Replicate, double sigma = 0, int threads = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ImageGradient.Of(image, op, boundary, sigma, threads, TestContext.Current.CancellationToken);

    public static Tensor<T> Thinning<T>(ImageGradient<T> gradient, int threads = 0) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        NonMaximumSuppression.Of(gradient, threads, TestContext.Current.CancellationToken);

    public static EdgeMap Hysteresis<T>(Tensor<T> magnitudes, EdgeThresholds thresholds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Chainrule.Filters.Gradients.Hysteresis.Apply(magnitudes, thresholds, TestContext.Current.CancellationToken);

    /// <summary>The edges by thresholds from the picture itself.</summary>
    public static EdgeMap Edges<T>(ImageGradient<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Hysteresis(Thinning(gradient), EdgeThresholds.Automatic(gradient));
}
