using System.Numerics;
using Chainrule.Filters;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters;

/// <summary>
/// A random filter and an input that it fits. Of whole numbers (cells from −100 to 100, weights from −5 to 5) every sum is
/// exact even in floats, in any order, so that laws hold to the bit; real numbers lie between −1 and 1.
/// </summary>
internal sealed record FilterCase(long Seed, bool Whole, Shape Shape, Filter Filter)
{
    /// <summary>Cases of whole numbers.</summary>
    public static Gen<FilterCase> OfWholeNumbers { get; } = Gen.Long.Select(seed => Draw(seed, whole: true));

    /// <summary>Cases of real numbers.</summary>
    public static Gen<FilterCase> OfRealNumbers { get; } = Gen.Long.Select(seed => Draw(seed, whole: false));

    /// <summary>The input, the same for each type; another key gives another input of this shape.</summary>
    public Tensor<T> Input<T>(long key = 0) where T : unmanaged, INumber<T> => Numbers<T>(Shape, key);

    /// <summary>A tensor of this case's kind of numbers.</summary>
    public Tensor<T> Numbers<T>(Shape shape, long key) where T : unmanaged, INumber<T>
    {
        var random = new RandomSource(Seed, 1, key);
        var tensor = new Tensor<T>(shape);
        foreach (ref var cell in tensor.Values)
        {
            // By way of a float, so that the input is the same number in both types.
            cell = T.CreateChecked((float)Number(Whole, 100, ref random));
        }
        return tensor;
    }

    private static FilterCase Draw(long seed, bool whole)
    {
        var random = new RandomSource(seed);
        var shape = new Shape(1 + random.NextInt(3), 1 + random.NextInt(16), 1 + random.NextInt(70));
        // Half of them step by one cell, which is what most filters do.
        var (stride, dilation) = random.NextInt(2) == 0 ? (1, 1) : (4, 3);
        var filter = new Filter(DrawKernel(random.NextInt(3) == 0 ? shape.Channels : 1, whole, ref random))
        {
            Mode = (FilterMode)random.NextInt(2),
            Boundary = (Boundary)random.NextInt(5),
            RowStride = 1 + random.NextInt(stride),
            ColumnStride = 1 + random.NextInt(stride),
            RowDilation = 1 + random.NextInt(dilation),
            ColumnDilation = 1 + random.NextInt(dilation),
            Padding = DrawPadding(ref random),
        };
        var window = filter.WindowOver(shape);
        var fits = window.Rows.OutputSize(shape.Rows) > 0 && window.Columns.OutputSize(shape.Columns) > 0;
        return new FilterCase(seed, whole, shape, fits ? filter : filter with { Padding = Padding.Full });
    }

    private static Kernel DrawKernel(int channels, bool whole, ref RandomSource random)
    {
        var (rows, columns) = (DrawSize(ref random), DrawSize(ref random));
        var kind = random.NextInt(3);
        var weights = new List<double>();
        for (var c = 0; c < channels; c++)
        {
            double[] column = Line(rows, ref random), row = Line(columns, ref random);
            foreach (var outer in Weights.Outer(column, row).Weights)
            {
                weights.Add(kind switch
                {
                    0 => outer,
                    1 => random.NextInt(4) == 0 ? Number(whole, 5, ref random) : 0,
                    _ => Number(whole, 5, ref random),
                });
            }
        }
        return new Kernel(new Shape(channels, rows, columns), [.. weights]);

        double[] Line(int size, ref RandomSource random)
        {
            var line = new double[size];
            foreach (ref var weight in line.AsSpan())
            {
                weight = Number(whole, 2, ref random);
            }
            return line;
        }
    }

    /// <summary>Mostly the sizes that kernels have, at times one with many taps.</summary>
    private static int DrawSize(ref RandomSource random) => random.NextInt(16) == 0 ? 15 + random.NextInt(19) : 1 + random.NextInt(9);

    private static Padding DrawPadding(ref RandomSource random) => random.NextInt(7) switch
    {
        0 => Padding.Valid,
        1 => Padding.Same,
        2 => Padding.SameLower,
        3 => Padding.Full,
        4 => Padding.Cells(random.NextInt(40), random.NextInt(40), random.NextInt(90), random.NextInt(90)),
        _ => Padding.Cells(random.NextInt(4), random.NextInt(4), random.NextInt(4), random.NextInt(4)),
    };

    private static double Number(bool whole, int most, ref RandomSource random) =>
        whole ? random.NextInt(2 * most + 1) - most : random.NextDouble(-1, 1);
}
