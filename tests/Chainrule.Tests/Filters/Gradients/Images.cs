using System.Numerics;
using Chainrule.Filters;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Gradients;

/// <summary>Small images for the tests of gradients, and what is done with them.</summary>
internal static class Images
{
    /// <summary>Images of whole numbers, whose gradients a float holds exactly; some longer than a vector, some of one pixel.</summary>
    public static Gen<Tensor<float>> Whole { get; } = OfSize(9, 40);

    public static Gen<GradientOperator> Operator { get; } = Gen.Int[0, 3].Select(index => GradientOperator.Catalogue[index]);

    public static Gen<Boundary> Boundary { get; } = Gen.Enum<Boundary>();

    /// <summary>Standard deviations of a Gaussian; none, less and more than a pixel.</summary>
    public static Gen<double> Sigma { get; } = Gen.Int[0, 2].Select(index => new[] { 0, 0.3, 1.4 }[index]);

    /// <summary>Images of whole numbers, of so many rows and columns at most.</summary>
    public static Gen<Tensor<float>> OfSize(int rows, int columns) => Gen.Select(Gen.Int[1, rows], Gen.Int[1, columns]).SelectMany(
        (rows, columns) => Gen.Int[-255, 255].Array[rows * columns].Select(values => new Tensor<float>(
            new Shape(1, rows, columns), [.. values.Select(value => (float)value)])));

    /// <summary>An image from its rows.</summary>
    public static Tensor<float> Of(float[,] values) =>
        Filled<float>(values.GetLength(0), values.GetLength(1), (row, column) => values[row, column]);

    /// <summary>An image whose levels follow from row and column.</summary>
    public static Tensor<T> Filled<T>(int rows, int columns, Func<int, int, T> level) where T : unmanaged
    {
        var image = new Tensor<T>(new Shape(1, rows, columns));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                image[0, row, column] = level(row, column);
            }
        }
        return image;
    }

    /// <summary>Every level changed in the same way.</summary>
    public static Tensor<TResult> Map<T, TResult>(this Tensor<T> image, Func<T, TResult> change)
        where T : unmanaged
        where TResult : unmanaged =>
        new(image.Shape, [.. image.Values.ToArray().Select(change)]);

    /// <summary>Rows and columns exchanged.</summary>
    public static Tensor<T> Transposed<T>(this Tensor<T> image) where T : unmanaged =>
        Filled(image.Shape.Columns, image.Shape.Rows, (row, column) => image[0, column, row]);

    /// <summary>Turned by a quarter, clockwise as one sees it: what was left comes up, what was right goes down.</summary>
    public static Tensor<T> Turned<T>(this Tensor<T> image) where T : unmanaged =>
        Filled(image.Shape.Columns, image.Shape.Rows, (row, column) => image[0, image.Shape.Rows - 1 - column, row]);

    /// <summary>Levels 40 and 200 that meet in a straight line through the middle; the gradient has this direction.</summary>
    public static Tensor<float> Step(int size, double degrees)
    {
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(degrees));
        var middle = size / 2 + 0.3;
        return Filled(size, size, (row, column) => (column - middle) * cosine + (row - middle) * sine > -1e-9 ? 200f : 40f);
    }

    public static void AssertEqual<T>(Tensor<T> expected, Tensor<T> actual) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
    }

    /// <summary>Equal but for a share of the largest number.</summary>
    public static void AssertClose<T>(Tensor<T> expected, Tensor<T> actual, double share)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Shape, actual.Shape);
        var largest = expected.Values.ToArray().Max(value => double.CreateChecked(T.Abs(value)));
        Assert.All(
            expected.Values.ToArray().Zip(actual.Values.ToArray()),
            pair => Assert.Equal(double.CreateChecked(pair.First), double.CreateChecked(pair.Second), share * largest));
    }
}
