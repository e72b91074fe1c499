namespace Chainrule.Filters.Analysis;

/// <summary>
/// The singular value decomposition of a matrix, <c>A = Σ_k σ_k u_k v_kᵀ</c>, by one-sided Jacobi rotations (M. Hestenes,
/// "Inversion of matrices by biorthogonalization and related results", 1958): pairs of columns are turned until all stand
/// at right angles; their lengths are then the singular values.
/// </summary>
internal sealed class SingularValues
{
    private const int MostSweeps = 60;

    /// <summary>The cosine between two columns below which they stand at right angles.</summary>
    private const double RightAngle = 1e-15;

    private readonly double[][] columns;
    private readonly double[][] turns;
    private readonly double negligible;

    /// <param name="weights">The matrix row by row.</param>
    /// <param name="rows">Its rows.</param>
    public SingularValues(ReadOnlySpan<double> weights, int rows)
    {
        var isWide = weights.Length / rows > rows;
        columns = isWide ? Rows(weights, rows) : Columns(weights, rows);
        turns = Identity(columns.Length);
        // Shorter columns are what rounding leaves of none: they have no direction to turn.
        negligible = RightAngle * RightAngle * columns.Sum(column => Dot(column, column));
        for (var sweep = 0; sweep < MostSweeps && Sweep(); sweep++)
        {
        }
        var lengths = columns.Select(column => Math.Sqrt(Dot(column, column))).ToArray();
        var order = Enumerable.Range(0, lengths.Length).OrderByDescending(k => lengths[k]).ToArray();
        Values = [.. order.Select(k => lengths[k])];
        double[][] turned = [.. order.Select(k => turns[k])];
        double[][] unit = [.. order.Select(k => Unit(columns[k], lengths[k]))];
        (Left, Right) = isWide ? (turned, unit) : (unit, turned);
    }

    /// <summary>The singular values, as many as the shorter side is long, falling.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The vectors u_k, each as long as a column; of length 1 where the singular value is not 0.</summary>
    public IReadOnlyList<double[]> Left { get; }

    /// <summary>The vectors v_k, each as long as a row.</summary>
    public IReadOnlyList<double[]> Right { get; }

    /// <summary>Turns each pair of columns to a right angle; whether any had to be turned.</summary>
    private bool Sweep()
    {
        var turned = false;
        for (var p = 0; p < columns.Length; p++)
        {
            for (var q = p + 1; q < columns.Length; q++)
            {
                var (pp, qq, pq) = (Dot(columns[p], columns[p]), Dot(columns[q], columns[q]), Dot(columns[p], columns[q]));
                if (Math.Min(pp, qq) <= negligible || Math.Abs(pq) <= RightAngle * Math.Sqrt(pp * qq))
                {
                    continue;
                }
                turned = true;
                var zeta = (qq - pp) / (2 * pq);
                var tangent = (zeta < 0 ? -1 : 1) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
                var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
                Turn(columns[p], columns[q], cosine, cosine * tangent);
                Turn(turns[p], turns[q], cosine, cosine * tangent);
            }
        }
        return turned;
    }

    private static void Turn(double[] p, double[] q, double cosine, double sine)
    {
        for (var i = 0; i < p.Length; i++)
        {
            (p[i], q[i]) = (cosine * p[i] - sine * q[i], sine * p[i] + cosine * q[i]);
        }
    }

    private static double Dot(double[] a, double[] b) => System.Numerics.Tensors.TensorPrimitives.Dot<double>(a, b);

    private static double[] Unit(double[] column, double length) => length == 0 ? column : [.. column.Select(value => value / length)];

    private static double[][] Identity(int size) =>
        [.. Enumerable.Range(0, size).Select(k => Enumerable.Range(0, size).Select(i => i == k ? 1.0 : 0).ToArray())];

    private static double[][] Rows(ReadOnlySpan<double> weights, int rows)
    {
        var all = weights.ToArray();
        return [.. all.Chunk(all.Length / rows)];
    }

    private static double[][] Columns(ReadOnlySpan<double> weights, int rows)
    {
        var all = Rows(weights, rows);
        return [.. Enumerable.Range(0, all[0].Length).Select(n => all.Select(row => row[n]).ToArray())];
    }
}
