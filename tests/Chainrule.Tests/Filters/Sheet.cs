using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>The image and the first filter of exercise 4-2.</summary>
internal static class Sheet
{
    public static Tensor<double> Image { get; } = new(new Shape(1, 5, 5),
    [
        5, 5, 2, 5, 5,
        5, 5, 2, 5, 5,
        7, 7, 5, 7, 7,
        5, 5, 2, 5, 5,
        5, 5, 2, 5, 5,
    ]);

    public static Kernel SobelX { get; } = new(new double[,] { { 1, 0, -1 }, { 2, 0, -2 }, { 1, 0, -1 } });
}
