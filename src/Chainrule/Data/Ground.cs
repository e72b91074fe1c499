namespace Chainrule.Data;

/// <summary>What a picture's writing stands on: an evenly or slantwise lit plane of brightness, seen along the border.</summary>
internal static class Ground
{
    /// <summary>Residuals beyond so many deviations count as ink on the border and hardly move the plane.</summary>
    private const float Outlying = 2;

    private const int Rounds = 20;

    /// <summary>More border pixels than these would not make the fit better.</summary>
    private const int MostPixels = 4096;

    /// <summary>
    /// Subtracts from a picture the plane fitted to its border, and returns the standard deviation of the noise left
    /// there. The fit is Huber's, by his method of modified residuals (P. Huber, Robust Statistics, 1981): least squares
    /// over and over, with the residuals clipped in between; strokes that touch the border are clipped away. Level and
    /// slopes are fitted each on its own, as the border is symmetric about the centre (or nearly: rounds make up for it).
    /// </summary>
    public static float Flatten(Span<float> levels, int rows, int columns)
    {
        var border = Border(rows, columns);
        var residuals = new float[border.Length];
        for (var i = 0; i < border.Length; i++)
        {
            residuals[i] = levels[border[i]];
        }
        float level = Median(residuals), right = 0, down = 0, deviation = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            float sum = 0, sumX = 0, sumY = 0, sumXX = 0, sumYY = 0;
            for (var i = 0; i < border.Length; i++)
            {
                var (x, y) = Centred(border[i], rows, columns);
                residuals[i] = levels[border[i]] - (level + right * x + down * y);
            }
            deviation = Deviation(residuals);
            if (round == Rounds)
            {
                break;
            }
            for (var i = 0; i < border.Length; i++)
            {
                var (x, y) = Centred(border[i], rows, columns);
                var clipped = Math.Clamp(residuals[i], -Outlying * deviation, Outlying * deviation);
                (sum, sumX, sumY) = (sum + clipped, sumX + clipped * x, sumY + clipped * y);
                (sumXX, sumYY) = (sumXX + x * x, sumYY + y * y);
            }
            level += sum / border.Length;
            right += sumXX > 0 ? sumX / sumXX : 0;
            down += sumYY > 0 ? sumY / sumYY : 0;
        }
        for (var i = 0; i < levels.Length; i++)
        {
            var (x, y) = Centred(i, rows, columns);
            levels[i] -= level + right * x + down * y;
        }
        return deviation;
    }

    /// <summary>Indices from the outermost twentieth of the picture, one pixel wide at least; of many, evenly chosen ones.</summary>
    private static int[] Border(int rows, int columns)
    {
        var width = Math.Max(Math.Min(rows, columns) / 20, 1);
        var border = new List<int>();
        for (var i = 0; i < rows * columns; i++)
        {
            var (row, column) = (i / columns, i % columns);
            if (row < width || row >= rows - width || column < width || column >= columns - width)
            {
                border.Add(i);
            }
        }
        var step = (border.Count + MostPixels - 1) / MostPixels;
        return [.. border.Where((_, i) => i % step == 0)];
    }

    /// <summary>Where a pixel lies from the picture's centre, in its half widths: −1 to 1.</summary>
    private static (float X, float Y) Centred(int index, int rows, int columns) =>
        ((2f * (index % columns) - (columns - 1)) / columns, (2f * (index / columns) - (rows - 1)) / rows);

    /// <summary>The standard deviation by the median of the absolute residuals, which outliers cannot move far.</summary>
    private static float Deviation(float[] residuals) => 1.4826f * Median(Array.ConvertAll(residuals, Math.Abs));

    private static float Median(float[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
