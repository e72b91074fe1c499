using System.Numerics;

namespace Chainrule.Filters.Gradients;

/// <summary>
/// The arc tangent of numbers up to tan 22.5° = √2 − 1, in degrees, by its series t − t³/3 + t⁵/5 − …, which alternates:
/// the error is below the first term left out.
/// </summary>
internal static class Arctangent<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Vector<T>[] coefficients = Coefficients();

    /// <summary>tan 22.5°.</summary>
    public static readonly Vector<T> Reach = Constant(double.Sqrt(2) - 1);

    public static readonly Vector<T> Diagonal = Constant(45);

    public static readonly Vector<T> Right = Constant(90);

    public static readonly Vector<T> Straight = Constant(180);

    public static Vector<T> Degrees(Vector<T> tangent)
    {
        var square = tangent * tangent;
        var sum = coefficients[^1];
        for (var k = coefficients.Length - 2; k >= 0; k--)
        {
            sum = sum * square + coefficients[k];
        }
        return sum * tangent;
    }

    /// <summary>±1/(2k + 1) radians in degrees, for as many k as T can tell from nothing.</summary>
    private static Vector<T>[] Coefficients()
    {
        var square = Math.Pow(double.Sqrt(2) - 1, 2);
        var precision = double.CreateChecked(T.BitIncrement(T.One) - T.One) / 4;
        var list = new List<Vector<T>>();
        for (var k = 0; Math.Pow(square, k) / (2 * k + 1) > precision; k++)
        {
            list.Add(Constant(double.RadiansToDegrees(1) / (k % 2 == 0 ? 2 * k + 1 : -(2 * k + 1))));
        }
        return [.. list];
    }

    private static Vector<T> Constant(double value) => new(T.CreateChecked(value));
}
