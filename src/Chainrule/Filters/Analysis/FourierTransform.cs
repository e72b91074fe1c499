using System.Numerics;

namespace Chainrule.Filters.Analysis;

/// <summary>The discrete Fourier transform of a kernel, as a plain sum along the rows and then along the columns.</summary>
internal static class FourierTransform
{
    /// <summary>The magnitudes at v = −½ … ½, row by row, and u = −½ … ½, in so many steps.</summary>
    public static double[,] Magnitudes(Kernel kernel, int steps)
    {
        var half = steps / 2;
        // A real kernel has the same magnitude at (−u, −v): the right half is enough.
        var alongRows = new Complex[kernel.Rows, half + 1];
        for (var column = 0; column <= half; column++)
        {
            var wave = Wave(kernel.Columns, (double)column / steps);
            for (var m = 0; m < kernel.Rows; m++)
            {
                var sum = Complex.Zero;
                for (var n = 0; n < wave.Length; n++)
                {
                    sum += kernel[m, n] * wave[n];
                }
                alongRows[m, column] = sum;
            }
        }
        var magnitudes = new double[steps + 1, steps + 1];
        for (var row = 0; row <= steps; row++)
        {
            var wave = Wave(kernel.Rows, (double)row / steps - 0.5);
            for (var column = 0; column <= half; column++)
            {
                var sum = Complex.Zero;
                for (var m = 0; m < wave.Length; m++)
                {
                    sum += alongRows[m, column] * wave[m];
                }
                magnitudes[row, half + column] = magnitudes[steps - row, half - column] = sum.Magnitude;
            }
        }
        return magnitudes;
    }

    /// <summary>The magnitude at u and v.</summary>
    public static double Magnitude(Kernel kernel, double u, double v)
    {
        var (alongRow, alongColumn) = (Wave(kernel.Columns, u), Wave(kernel.Rows, v));
        var sum = Complex.Zero;
        for (var m = 0; m < kernel.Rows; m++)
        {
            var rowSum = Complex.Zero;
            for (var n = 0; n < kernel.Columns; n++)
            {
                rowSum += kernel[m, n] * alongRow[n];
            }
            sum += rowSum * alongColumn[m];
        }
        return sum.Magnitude;
    }

    /// <summary><c>e^(−2πi·frequency·k)</c> for the cells k of an axis, exact where the frequency is a quarter or a half.</summary>
    private static Complex[] Wave(int cells, double frequency)
    {
        var wave = new Complex[cells];
        for (var k = 0; k < cells; k++)
        {
            var turns = frequency * k;
            wave[k] = new Complex(double.CosPi(2 * turns), -double.SinPi(2 * turns));
        }
        return wave;
    }
}
