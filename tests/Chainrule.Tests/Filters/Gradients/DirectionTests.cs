using System.Numerics;
using Chainrule.Filters.Gradients;
using CsCheck;

namespace Chainrule.Tests.Filters.Gradients;

public class DirectionTests
{
    private static readonly Gen<(double Angle, double Decimals, double Length)> vectors =
        Gen.Select(Gen.Double[-180, 180].Where(angle => Math.Abs(angle) > 1e-3), Gen.Double[-12, 0], Gen.Double[-30, 30]);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 45)]
    [InlineData(7, 0, 90)]
    [InlineData(7, -7, 135)]
    [InlineData(0, -7, 180)]
    [InlineData(-7, -7, -135)]
    [InlineData(-7, 0, -90)]
    [InlineData(-7, 7, -45)]
    [InlineData(3, double.PositiveInfinity, 0)]
    [InlineData(double.NegativeInfinity, 3, -90)]
    [InlineData(double.NaN, 3, double.NaN)]
    [InlineData(0, double.NaN, double.NaN)]
    public void The_eight_winds_are_exact(double y, double x, double degrees)
    {
        Assert.Equal(degrees, Degrees([y], [x])[0]);
        Assert.Equal((float)degrees, Degrees([(float)y], [(float)x])[0]);
    }

    [Fact]
    public void The_sign_of_nothing_does_not_count()
    {
        Assert.Equal([180, 0, 0], Degrees([-0.0, -0.0, -0.0], [-7, -0.0, 7]));
        Assert.Equal([90, -90], Degrees<float>([7, -7], [-0.0f, -0.0f]));
    }

    [Fact]
    public void It_is_the_arc_tangent_to_the_last_places() =>
        vectors.Array[1, 40].Check(200, vectors =>
        {
            var (x, y) = (new double[vectors.Length], new double[vectors.Length]);
            for (var i = 0; i < vectors.Length; i++)
            {
                // Angles of every size, small ones too, and vectors of every length.
                var (angle, decimals, length) = vectors[i];
                var (sine, cosine) = Math.SinCos(double.DegreesToRadians(angle) * (i % 2 == 0 ? 1 : Math.Pow(10, decimals)));
                (x[i], y[i]) = (cosine * Math.Exp(length), sine * Math.Exp(length));
            }
            AssertArctangent(y, x);
            AssertArctangent<float>([.. y.Select(value => (float)value)], [.. x.Select(value => (float)value)]);
        });

    private static void AssertArctangent<T>(T[] y, T[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var degrees = Degrees(y, x);
        var tolerance = 4 * double.CreateChecked(T.BitIncrement(T.One) - T.One);
        for (var i = 0; i < degrees.Length; i++)
        {
            var expected = double.RadiansToDegrees(Math.Atan2(double.CreateChecked(y[i]), double.CreateChecked(x[i])));
            Assert.Equal(expected, double.CreateChecked(degrees[i]), tolerance * Math.Abs(expected));
        }
    }

    private static T[] Degrees<T>(T[] y, T[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var degrees = new T[y.Length];
        Direction.Degrees<T>(y, x, degrees);
        return degrees;
    }
}
