using Chainrule.Filters;
using Chainrule.Filters.Gradients;

namespace Chainrule.Tests.Filters.Gradients;

public class GradientOperatorTests
{
    [Fact]
    public void Sobels_kernels_are_the_sheets()
    {
        Assert.Equal(new Kernel(new double[,] { { 1, 0, -1 }, { 2, 0, -2 }, { 1, 0, -1 } }), GradientOperator.Sobel.KernelX);
        Assert.Equal(new Kernel(new double[,] { { 1, 2, 1 }, { 0, 0, 0 }, { -1, -2, -1 } }), GradientOperator.Sobel.KernelY);
    }

    [Fact]
    public void The_kernels_are_those_with_their_names()
    {
        Assert.Equal(NamedKernels.SobelX, GradientOperator.Sobel.KernelX);
        Assert.Equal(NamedKernels.SobelY, GradientOperator.Sobel.KernelY);
        Assert.Equal(NamedKernels.ScharrX, GradientOperator.Scharr.KernelX);
        Assert.Equal(NamedKernels.ScharrY, GradientOperator.Scharr.KernelY);
        Assert.Equal(NamedKernels.PrewittX, GradientOperator.Prewitt.KernelX);
        Assert.Equal(NamedKernels.PrewittY, GradientOperator.Prewitt.KernelY);
    }

    [Theory]
    [InlineData("sobel", 8)]
    [InlineData("scharr", 32)]
    [InlineData("prewitt", 6)]
    [InlineData("central", 2)]
    public void The_gain_is_known(string name, double gain) =>
        Assert.Equal(gain, GradientOperator.Catalogue.Single(op => op.Name == name).Gain);
}
