using Chainrule.Data;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Data;

public class ResamplingTests
{
    private static readonly Gen<(int Rows, int Columns, float[] Values)> Matrices =
        from rows in Gen.Int[1, 12]
        from columns in Gen.Int[1, 12]
        from values in Gen.Float[0, 255].Array[rows * columns]
        select (rows, columns, values);

    private static void Near(IEnumerable<float> expected, IEnumerable<float> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 0.01f, pair.First + 0.01f));

    [Fact]
    public void The_same_size_is_the_same_picture() =>
        Matrices.Check(200, (rows, columns, values) => Near(values, Resampling.Scale(values, rows, columns, rows, columns)));

    [Fact]
    public void Shrinking_keeps_the_mean() =>
        Gen.Select(Matrices, Gen.Int[1, 12], Gen.Int[1, 12]).Check(300, (matrix, toRows, toColumns) =>
        {
            var (r, c) = (Math.Min(toRows, matrix.Rows), Math.Min(toColumns, matrix.Columns));
            var scaled = Resampling.Scale(matrix.Values, matrix.Rows, matrix.Columns, r, c);
            Assert.Equal(r * c, scaled.Length);
            Near([matrix.Values.Average()], [scaled.Average()]);
        });

    [Fact]
    public void Shrinking_is_what_repeating_every_cell_and_averaging_blocks_gives() =>
        Gen.Select(Matrices, Gen.Int[1, 12], Gen.Int[1, 12]).Check(100, (matrix, toRows, toColumns) =>
        {
            var (r, c) = (Math.Min(toRows, matrix.Rows), Math.Min(toColumns, matrix.Columns));
            IEnumerable<float> expected =
                from row in Enumerable.Range(0, r)
                from column in Enumerable.Range(0, c)
                select (
                    from y in Enumerable.Range(row * matrix.Rows, matrix.Rows)
                    from x in Enumerable.Range(column * matrix.Columns, matrix.Columns)
                    select matrix.Values[y / r * matrix.Columns + x / c]).Average();
            Near(expected, Resampling.Scale(matrix.Values, matrix.Rows, matrix.Columns, r, c));
        });

    [Fact]
    public void Enlarging_stays_between_the_extremes_and_follows_a_slope() =>
        Gen.Select(Matrices, Gen.Int[0, 20], Gen.Int[0, 20]).Check(300, (matrix, moreRows, moreColumns) =>
        {
            var (rows, columns, values) = matrix;
            var scaled = Resampling.Scale(values, rows, columns, rows + moreRows, columns + moreColumns);
            Assert.All(scaled, value => Assert.InRange(value, values.Min() - 0.01f, values.Max() + 0.01f));

            float[] slope = [.. Enumerable.Range(0, columns).Select(x => (float)x)];
            var to = columns + moreColumns;
            var expected = Enumerable.Range(0, to).Select(x => (float)Math.Clamp((x + 0.5) * columns / to - 0.5, 0, columns - 1));
            Near(expected, Resampling.Scale(slope, 1, columns, 1, to));
        });

    [Fact]
    public void A_fitted_picture_has_the_shape_asked_for()
    {
        var grey = new Picture(new Shape(1, 2, 2), [0, 100, 200, 50]);
        Assert.Equal(grey.Pixels, PictureFit.Fit(grey, grey.Shape).Pixels);
        Assert.Equal([0, 100, 200, 50, 0, 100, 200, 50, 0, 100, 200, 50], PictureFit.Fit(grey, new Shape(3, 2, 2)).Pixels);
        Assert.Equal([88], PictureFit.Fit(grey, new Shape(1, 1, 1)).Pixels);
        var colour = new Picture(new Shape(3, 1, 2), [255, 0, 0, 255, 0, 0]);
        Assert.Equal([54, 182], PictureFit.Fit(colour, new Shape(1, 1, 2)).Pixels);
        Assert.Equal([128, 128, 0], PictureFit.Fit(colour, new Shape(3, 1, 1)).Pixels);
        UserErrors.In(() => PictureFit.Fit(grey, new Shape(784)), "784");
        UserErrors.In(() => PictureFit.Fit(grey, new Shape(2, 5, 5)), "2x5x5");
    }

    [Fact]
    public void A_picture_is_grey_or_colour_and_full()
    {
        Assert.Throws<ArgumentException>(() => new Picture(new Shape(2, 2, 2), new byte[8]));
        Assert.Throws<ArgumentException>(() => new Picture(new Shape(4), new byte[4]));
        Assert.Throws<ArgumentException>(() => new Picture(new Shape(1, 2, 2), new byte[5]));
    }
}
