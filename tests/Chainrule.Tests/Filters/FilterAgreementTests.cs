using System.Numerics;
using Chainrule.Filters;
using Chainrule.Filters.Passes;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>The filter equals its naive loop, in each type, at every size, in any memory and on any number of threads.</summary>
public class FilterAgreementTests
{
    /// <summary>
    /// Larger than a thread's part or a cache: many columns, many rows, a picture, and one that is written past the caches.
    /// </summary>
    public static TheoryData<int, int, int> LargeShapes => new() { { 1, 5, 4099 }, { 1, 2051, 9 }, { 3, 211, 311 }, { 1, 1031, 1056 } };

    [Fact]
    public void Filters_equal_the_naive_loop_but_for_rounding() => FilterCase.OfRealNumbers.Check(400, @case =>
    {
        var input = @case.Input<double>();
        var naive = NaiveFilter.Apply(@case.Filter, input);
        Agreement.WithinRounding(naive, @case.Filter.Apply(input));
        Agreement.WithinRounding(naive, @case.Filter.Apply(@case.Input<float>()));
    });

    [Fact]
    public void Whole_numbers_are_exact() => FilterCase.OfWholeNumbers.Check(400, AssertExact);

    [Fact]
    public void Every_width_agrees_with_every_kernel_stride_and_dilation()
    {
        foreach (var (width, columns, stride, dilation) in
            from width in Enumerable.Range(1, 70)
            from columns in Enumerable.Range(1, 9)
            from stride in Enumerable.Range(1, 4)
            from dilation in Enumerable.Range(1, 3)
            select (width, columns, stride, dilation))
        {
            var kernel = new Shape(1, 1 + width % 3, columns);
            AssertExact(new FilterCase(width, Whole: true, new Shape(1, 1 + columns % 3, width), new Filter(
                new Kernel(kernel, [.. Enumerable.Range(0, kernel.Count).Select(i => i * 2 % 5 - 2.0)]))
            {
                Padding = Padding.Same,
                Boundary = (Boundary)(width % 5),
                ColumnStride = stride,
                ColumnDilation = dilation,
            }));
        }
    }

    [Fact]
    public void The_float_output_is_the_double_one_but_for_rounding() => FilterCase.OfRealNumbers.Check(200, @case =>
    {
        var input = @case.Input<double>();
        var naive = NaiveFilter.Apply(@case.Filter, input);
        Agreement.WithinRounding(naive with { Output = @case.Filter.Apply(input) }, @case.Filter.Apply(@case.Input<float>()));
    });

    [Fact]
    public void Every_lane_gives_the_same_bits() => FilterCase.OfRealNumbers.Check(200, @case =>
    {
        var input = @case.Input<float>();
        var expected = @case.Filter.Apply(input);
        foreach (var lane in new[] { 4, 8, 16 })
        {
            var output = new Tensor<float>(expected.Shape);
            FilterRun.Run(@case.Filter, input, output, threads: 1, CancellationToken.None, lane);
            Agreement.SameBits(expected, output);
        }
    });

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits() => FilterCase.OfRealNumbers.Check(200, @case =>
    {
        AssertThreadsAgree(@case.Filter, @case.Input<double>());
        AssertThreadsAgree(@case.Filter, @case.Input<float>());
    });

    [Theory]
    [MemberData(nameof(LargeShapes))]
    public void Large_pictures_agree_too(int channels, int rows, int columns)
    {
        var random = new RandomSource(rows, columns);
        var input = new Tensor<double>(new Shape(channels, rows, columns));
        foreach (ref var cell in input.Values)
        {
            cell = random.NextInt(256);
        }
        var floats = Agreement.Converted<double, float>(input);
        foreach (var kernel in new[] { Weights.SobelDown, Weights.Laplace, Weights.Gaussian(1) })
        {
            var filter = new Filter(kernel) { Padding = Padding.Same, Boundary = Boundary.Reflect };
            var naive = NaiveFilter.Apply(filter, input);
            Agreement.WithinRounding(naive, filter.Apply(input, cancellation: TestContext.Current.CancellationToken));
            Agreement.WithinRounding(naive, filter.Apply(floats, cancellation: TestContext.Current.CancellationToken));
            AssertThreadsAgree(filter, floats);
        }
    }

    [Fact]
    public void The_memory_around_a_view_is_neither_used_nor_changed() => FilterCase.OfWholeNumbers.Check(200, @case =>
    {
        AssertViewsSuffice<float>(@case);
        AssertViewsSuffice<double>(@case);
    });

    private static void AssertExact(FilterCase @case)
    {
        var expected = NaiveFilter.Apply(@case.Filter, @case.Input<double>()).Output;
        Agreement.Equal(expected, @case.Filter.Apply(@case.Input<double>()));
        Agreement.Equal(expected, Agreement.Converted<float, double>(@case.Filter.Apply(@case.Input<float>())));
    }

    private static void AssertThreadsAgree<T>(Filter filter, Tensor<T> input) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var alone = filter.Apply(input, threads: 1);
        foreach (var threads in new[] { 2, 3, 8, 0 })
        {
            Agreement.SameBits(alone, filter.Apply(input, threads));
        }
    }

    /// <summary>Input and output lie amidst cells that are no numbers, at places that no vector is aligned to.</summary>
    private static void AssertViewsSuffice<T>(FilterCase @case) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var input = Amidst(@case.Shape, 3, out _);
        @case.Input<T>().Values.CopyTo(input.Values);
        var expected = @case.Filter.Apply(@case.Input<T>());
        var output = Amidst(expected.Shape, 5, out var memory);
        @case.Filter.Apply(input, output);
        Agreement.Equal(expected, output);
        Assert.Equal(memory.Count - output.Shape.Count, memory.Span.ToArray().Count(T.IsNaN));

        static Tensor<T> Amidst(Shape shape, int start, out AlignedMemory<T> memory)
        {
            memory = new AlignedMemory<T>(shape.Count + 70);
            memory.Span.Fill(T.NaN);
            return new Tensor<T>(shape, memory, start);
        }
    }
}
