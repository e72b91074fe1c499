using Chainrule.Kernels;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Kernels;

public sealed class Lane16KernelTests : KernelTests
{
    private protected override KernelLaws Laws { get; } = new KernelLaws<Lane16, float>(1e-5);
}

public sealed class Lane8KernelTests : KernelTests
{
    private protected override KernelLaws Laws { get; } = new KernelLaws<Lane8, float>(1e-5);
}

public sealed class Lane4KernelTests : KernelTests
{
    private protected override KernelLaws Laws { get; } = new KernelLaws<Lane4, float>(1e-5);
}

public sealed class Lane1KernelTests : KernelTests
{
    private protected override KernelLaws Laws { get; } = new KernelLaws<Lane1, float>(1e-5);
}

public sealed class LaneDoubleKernelTests : KernelTests
{
    private protected override KernelLaws Laws { get; } = new KernelLaws<LaneDouble, double>(1e-13);
}

/// <summary>
/// Every kernel equals its naive loop, on every lane, over random shapes, in memory that faults where a kernel reads or
/// writes too far (at the end in one half of the cases, at the start in the other). One class a lane runs them all.
/// </summary>
public abstract class KernelTests
{
    private protected abstract KernelLaws Laws { get; }

    private static readonly Gen<ConvolutionCase> Convolutions =
        from channels in Gen.Int[1, 5]
        from outputs in Gen.Int[1, 9]
        from kernel in Gen.Int[1, 8].Array[2]
        from stride in Gen.Int[1, 3].Array[2]
        from dilation in Gen.Int[1, 2].Array[2]
        from padding in Gen.Int[0, 3].Array[4]
        from extra in Gen.Int[0, 8].Array[2]
        from seed in Gen.Int
        let rows = new WindowAxis(kernel[0], stride[0], padding[0], padding[1], dilation[0])
        let columns = new WindowAxis(kernel[1], stride[1], padding[2], padding[3], dilation[1])
        select new ConvolutionCase(new Shape(channels, Fitting(rows, extra[0]), Fitting(columns, extra[1])), outputs, new Window(rows, columns), seed);

    private static readonly Gen<DenseCase> Products = Gen.Select(
        Gen.OneOf(Gen.Int[1, 40], Gen.Int[300, 900]), Gen.Int[1, 20], Gen.Int[1, 8], Gen.Int,
        (inputs, units, groups, seed) => new DenseCase(inputs, units, groups, seed));

    private static int Fitting(WindowAxis axis, int extra) => Math.Max(axis.Extent - axis.Before - axis.After, 1) + extra;

    private static ConvolutionCase Unpadded(ConvolutionCase c)
    {
        var window = new Window(c.Window.Rows with { Before = 0, After = 0 }, c.Window.Columns with { Before = 0, After = 0 });
        return c with
        {
            Window = window,
            Shape = new Shape(c.Shape.Channels, Math.Max(c.Shape.Rows, window.Rows.Extent), Math.Max(c.Shape.Columns, window.Columns.Extent)),
        };
    }

    [Fact]
    public void A_convolution_equals_its_naive_loop() =>
        Convolutions.Select(Unpadded).Check(200, Laws.Convolution);

    [Fact]
    public void A_convolution_by_weights_equals_its_naive_loop() =>
        Convolutions.Select(Unpadded).Check(200, Laws.ConvolutionByWeights);

    [Fact]
    public void A_convolution_over_spread_deltas_with_flipped_weights_is_the_way_back() =>
        Convolutions.Check(200, Laws.ConvolutionByInput);

    [Fact]
    public void A_product_equals_its_naive_loop() => Products.Check(150, Laws.Product);

    [Fact]
    public void A_product_by_weights_equals_its_naive_loop() => Products.Check(150, Laws.ProductByWeights);

    [Fact]
    public void Pooling_equals_its_naive_loop() => Convolutions.Select(Unpadded).Check(200, Laws.Pooling);

    [Fact]
    public void Examples_turn_into_lanes_and_back() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int).Check(100, Laws.Transposition);

    [Fact]
    public void The_chains_of_the_peak_equal_their_naive_loop() => Laws.MultiplyAddPeak();

    [Fact]
    public void Functions_of_a_lane_equal_those_of_a_number() => Laws.Functions();
}

public sealed record ConvolutionCase(Shape Shape, int Outputs, Window Window, int Seed);

public sealed record DenseCase(int Inputs, int Units, int Groups, int Seed);

/// <summary>What must hold for the kernels on one lane.</summary>
internal abstract class KernelLaws
{
    public abstract void Convolution(ConvolutionCase c);

    public abstract void ConvolutionByWeights(ConvolutionCase c);

    public abstract void ConvolutionByInput(ConvolutionCase c);

    public abstract void Product(DenseCase c);

    public abstract void ProductByWeights(DenseCase c);

    public abstract void Pooling(ConvolutionCase c);

    public abstract void Transposition(int cells, int seed);

    public abstract void MultiplyAddPeak();

    public abstract void Functions();
}
