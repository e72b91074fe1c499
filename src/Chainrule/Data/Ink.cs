namespace Chainrule.Data;

/// <summary>What is written in a picture, apart from the ground that it stands on.</summary>
internal static class Ink
{
    private const int Bins = 256;

    /// <summary>
    /// Otsu's threshold: the value that parts the values into two classes with the largest variance between them
    /// (N. Otsu, "A threshold selection method from gray-level histograms", 1979).
    /// </summary>
    /// <param name="values">Values of at least 0, not all 0.</param>
    public static float Threshold(ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }
        Span<long> counts = stackalloc long[Bins];
        counts.Clear();
        foreach (var value in values)
        {
            counts[Math.Min((int)(value / largest * Bins), Bins - 1)]++;
        }
        double total = values.Length, sum = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            sum += (double)bin * counts[bin];
        }
        double below = 0, sumBelow = 0, best = -1;
        var threshold = 0;
        for (var bin = 0; bin < Bins - 1; bin++)
        {
            below += counts[bin];
            sumBelow += (double)bin * counts[bin];
            if (below > 0 && below < total)
            {
                var distance = sumBelow / below - (sum - sumBelow) / (total - below);
                var between = below * (total - below) * distance * distance;
                if (between > best)
                {
                    (best, threshold) = (between, bin);
                }
            }
        }
        return (threshold + 1) * largest / Bins;
    }

    /// <summary>
    /// Clears specks: connected pieces (of pixels above <paramref name="faint"/>, diagonals included) with less than 3%
    /// of the largest piece's strong ink, that above <paramref name="strong"/>.
    /// </summary>
    public static void ClearSpecks(Span<float> ink, int rows, int columns, float faint, float strong)
    {
        var pieces = new int[ink.Length];
        var strengths = new List<double> { 0 };
        var open = new Stack<int>();
        for (var start = 0; start < ink.Length; start++)
        {
            if (ink[start] <= faint || pieces[start] != 0)
            {
                continue;
            }
            var piece = strengths.Count;
            double strength = 0;
            pieces[start] = piece;
            open.Push(start);
            while (open.TryPop(out var pixel))
            {
                strength += ink[pixel] > strong ? ink[pixel] : 0;
                var (row, column) = (pixel / columns, pixel % columns);
                for (var y = Math.Max(row - 1, 0); y <= Math.Min(row + 1, rows - 1); y++)
                {
                    for (var x = Math.Max(column - 1, 0); x <= Math.Min(column + 1, columns - 1); x++)
                    {
                        var neighbour = y * columns + x;
                        if (ink[neighbour] > faint && pieces[neighbour] == 0)
                        {
                            pieces[neighbour] = piece;
                            open.Push(neighbour);
                        }
                    }
                }
            }
            strengths.Add(strength);
        }
        var least = 0.03 * strengths.Max();
        for (var i = 0; i < ink.Length; i++)
        {
            if (pieces[i] != 0 && strengths[pieces[i]] < least)
            {
                ink[i] = 0;
            }
        }
    }
}
