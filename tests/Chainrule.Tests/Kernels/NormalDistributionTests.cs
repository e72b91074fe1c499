using Chainrule.Kernels;

namespace Chainrule.Tests.Kernels;

public unsafe class NormalDistributionTests
{
    /// <summary>h, Φ(h) and φ(h) to 17 digits, by mpmath's ncdf and npdf with 40.</summary>
    private static readonly (double H, double Cumulative, double Density)[] Golden =
    [
        (-8, 6.2209605742717841e-16, 5.0522710835368923e-15),
        (-7.5, 3.1908916729108962e-14, 2.4343205330290098e-13),
        (-7, 1.279812543885835e-12, 9.1347204083645933e-12),
        (-6.5, 4.0160005838591178e-11, 2.6695566147628519e-10),
        (-6, 9.8658764503769814e-10, 6.0758828498232855e-9),
        (-5.5, 1.8989562465887719e-8, 1.0769760042543276e-7),
        (-5, 2.8665157187919391e-7, 1.4867195147342977e-6),
        (-4.5, 3.3976731247300604e-6, 1.5983741106905474e-5),
        (-4, 3.1671241833119921e-5, 0.00013383022576488535),
        (-3.5, 0.00023262907903552504, 0.00087268269504576007),
        (-3, 0.0013498980316300945, 0.0044318484119380072),
        (-2.5, 0.0062096653257761352, 0.017528300493568537),
        (-2, 0.022750131948179207, 0.053990966513188052),
        (-1.5, 0.066807201268858066, 0.12951759566589173),
        (-1, 0.15865525393145705, 0.24197072451914335),
        (-0.5, 0.3085375387259869, 0.35206532676429948),
        (0, 0.5, 0.39894228040143268),
        (0.5, 0.6914624612740131, 0.35206532676429948),
        (1, 0.84134474606854295, 0.24197072451914335),
        (1.5, 0.93319279873114193, 0.12951759566589173),
        (2, 0.97724986805182079, 0.053990966513188052),
        (2.5, 0.99379033467422386, 0.017528300493568537),
        (3, 0.99865010196836991, 0.0044318484119380072),
        (3.5, 0.99976737092096447, 0.00087268269504576007),
        (4, 0.99996832875816688, 0.00013383022576488535),
        (4.5, 0.99999660232687527, 1.5983741106905474e-5),
        (5, 0.99999971334842812, 1.4867195147342977e-6),
        (5.5, 0.99999998101043753, 1.0769760042543276e-7),
        (6, 0.99999999901341235, 6.0758828498232855e-9),
        (6.5, 0.99999999995983999, 2.6695566147628519e-10),
        (7, 0.99999999999872019, 9.1347204083645933e-12),
        (7.5, 0.99999999999996809, 2.4343205330290098e-13),
        (8, 0.99999999999999938, 5.0522710835368923e-15),
    ];

    [Fact]
    public void The_double_lane_has_the_golden_numbers() => Law<LaneDouble, double>(3e-13);

    [Fact]
    public void The_float_lanes_have_the_golden_numbers()
    {
        Law<Lane16, float>(1e-5);
        Law<Lane8, float>(1e-5);
        Law<Lane4, float>(1e-5);
    }

    private static void Law<TLane, T>(double tolerance)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var cells = (Golden.Length + TLane.Count - 1) / TLane.Count;
        foreach (var guardEnd in new[] { true, false })
        {
            using var input = new LaneBuffer<TLane, T>(cells, guardEnd);
            using var cumulative = new LaneBuffer<TLane, T>(cells, guardEnd);
            using var density = new LaneBuffer<TLane, T>(cells, guardEnd);
            // Every example of a lane has a number of its own; the spare ones keep NaN.
            for (var i = 0; i < Golden.Length; i++)
            {
                input.Scalars[i] = TLane.Scalar(Golden[i].H);
            }
            for (var cell = 0; cell < cells; cell++)
            {
                cumulative.Pointer[cell] = NormalDistribution.Cumulative<TLane, T>(input.Pointer[cell]);
                density.Pointer[cell] = NormalDistribution.Density<TLane, T>(input.Pointer[cell]);
            }
            for (var i = 0; i < Golden.Length; i++)
            {
                var (h, expected, slope) = Golden[i];
                AssertClose(h, expected, TLane.Double(cumulative.Scalars[i]), tolerance);
                AssertClose(h, slope, TLane.Double(density.Scalars[i]), tolerance);
            }
        }
    }

    private static void AssertClose(double h, double expected, double actual, double tolerance)
    {
        // Turned round, so that NaN fails.
        if (!(Math.Abs(actual - expected) <= tolerance * expected))
        {
            Assert.Fail($"at {h}: expected {expected}, was {actual}");
        }
    }
}
