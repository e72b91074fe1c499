using BenchmarkDotNet.Attributes;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Bench;

/// <summary>The three loops of a convolution and of a dense layer, on one thread and sixteen examples a lane.</summary>
public unsafe class KernelBenchmarks
{
    private const int Channels = 6, Side = 14, Outputs = 16, Kernel = 5, OutputSide = Side - Kernel + 1;
    private const int Inputs = 784, Units = 128, Groups = 4;

    private readonly AlignedMemory<Lane16> input = new(Channels * Side * Side);
    private readonly AlignedMemory<Lane16> output = new(Outputs * OutputSide * OutputSide);
    private readonly AlignedMemory<float> weights = new(Outputs * Channels * Kernel * Kernel);
    private readonly AlignedMemory<Lane16> wide = new(Inputs * Groups), narrow = new(Units * Groups);
    private readonly AlignedMemory<float> matrix = new(Inputs * Units);

    [Benchmark]
    public void Convolution_forward() => Convolution.Forward(
        input.Pointer, Channels, Side, Side, weights.Pointer, null, Window.Square(Kernel), output.Pointer, Outputs, OutputSide, OutputSide);

    [Benchmark]
    public void Convolution_by_weights() => Convolution.ByWeights<Lane16, float>(
        input.Pointer, Channels, Side, Side, Window.Square(Kernel), output.Pointer, Outputs, OutputSide, OutputSide, weights.Pointer);

    [Benchmark]
    public void Dense_forward() => Product.Forward(wide.Pointer, Inputs, matrix.Pointer, null, narrow.Pointer, Units, 0, Units, Groups);

    [Benchmark]
    public void Dense_by_input() => Product.ByInput(narrow.Pointer, Units, matrix.Pointer, wide.Pointer, Inputs, 0, Inputs, Groups);

    [Benchmark]
    public void Dense_by_weights() => Product.ByWeights<Lane16, float>(
        (float*)wide.Pointer, Inputs, Inputs, (float*)narrow.Pointer, Groups * 16, 0, Units, matrix.Pointer);
}
