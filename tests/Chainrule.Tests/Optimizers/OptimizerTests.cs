using Chainrule.Kernels;
using Chainrule.Optimizers;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Optimizers;

public class OptimizerTests
{
    private const int Steps = 8;

    // A walk: an optimizer, where it starts, and a gradient for every step, none too near 0 for a float's division.
    private static readonly Gen<(Optimizer Optimizer, double[] Start, double[][] Gradients)> Walk = Gen.Int[1, 40].SelectMany(count =>
        Gen.Select(AnyOptimizer.OfAnyKind, Floats(-2, 2).Array[count], Gradient.Array[count].Array[Steps]));

    private static Gen<double> Gradient => Gen.Select(Floats(0.01f, 3), Gen.Bool).Select((size, up) => up ? size : -size);

    private static Gen<double> Floats(float low, float high) => Gen.Float[low, high].Select(x => (double)x);

    [Fact]
    public void The_double_lane_follows_the_formula() =>
        Walk.Check(300, (optimizer, start, gradients) =>
        {
            var path = OptimizerRun.Walk("double", optimizer, start, (_, step) => gradients[step - 1], Steps);
            for (var i = 0; i < start.Length; i++)
            {
                var (formula, expected) = (new OptimizerFormulas(optimizer), start[i]);
                for (var step = 1; step <= Steps; step++)
                {
                    expected = formula.Step(expected, gradients[step - 1][i], step);
                    Assert.Equal(expected, path[step - 1][i], 1e-12);
                }
            }
        });

    [Fact]
    public void Every_lane_agrees_with_double() =>
        Walk.Check(100, (optimizer, start, gradients) =>
        {
            var expected = OptimizerRun.Walk("double", optimizer, start, (_, step) => gradients[step - 1], Steps);
            foreach (var lane in OptimizerRun.FloatLanes)
            {
                var path = OptimizerRun.Walk(lane, optimizer, start, (_, step) => gradients[step - 1], Steps);
                for (var i = 0; i < start.Length; i++)
                {
                    Assert.Equal(expected[^1][i], path[^1][i], 1e-4);
                }
            }
        });

    [Fact]
    public void What_fills_up_a_lane_stays_zero() =>
        AnyOptimizer.OfAnyKind.Check(100, optimizer =>
        {
            foreach (var lane in OptimizerRun.FloatLanes)
            {
                var path = OptimizerRun.Walk(lane, optimizer, new double[20], (_, _) => new double[20], 3);
                Assert.All(path[^1], parameter => Assert.Equal(0, parameter));
            }
        });

    [Theory]
    [InlineData("sgd 0.1", 200)]
    [InlineData("sgd 0.1 momentum 0.5 nesterov", 200)]
    [InlineData("adam 0.1", 500)]
    [InlineData("adamw 0.1", 500)]
    [InlineData("rmsprop 0.001", 2000)]
    [InlineData("adadelta 1", 2000)]
    public void The_minimum_of_a_parabola_is_found(string text, int steps)
    {
        // f(x) = ½x², whose gradient is x.
        foreach (var lane in OptimizerRun.FloatLanes.Append("double"))
        {
            var path = OptimizerRun.Walk(lane, Optimizer.Parse(text), [1, -1, 0.3], (x, _) => x, steps);
            Assert.All(path[^1], x => Assert.InRange(x, -1e-3, 1e-3));
        }
    }

    [Fact]
    public unsafe void The_steps_rate_is_the_one_that_counts()
    {
        foreach (var optimizer in new Optimizer[] { new Sgd(9), new Adam(9), new AdamW(9), new RmsProp(9), new Adadelta(9) })
        {
            var memory = new AlignedMemory<LaneDouble>(4);
            memory.Span[..2].Fill(LaneDouble.Constant(1));
            var lanes = memory.Pointer;
            optimizer.Update<LaneDouble, double>(lanes, lanes + 1, lanes + 2, 1, 1, rate: 0, step: 1);
            Assert.Equal(1, LaneDouble.Sum(lanes[0]));
        }
    }

    [Theory]
    [InlineData("sgd 0.1", 0)]
    [InlineData("sgd 0.1 decay 0.01", 0)]
    [InlineData("sgd 0.1 momentum 0.9", 1)]
    [InlineData("adam", 2)]
    [InlineData("adamw", 2)]
    [InlineData("rmsprop", 1)]
    [InlineData("rmsprop momentum 0.9", 2)]
    [InlineData("adadelta", 2)]
    public void No_more_is_remembered_than_the_rule_needs(string text, int states) =>
        Assert.Equal(states, Optimizer.Parse(text).StateCount);

    [Theory]
    [InlineData("sgd")]
    [InlineData("sgd momentum 0.9 nesterov")]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("rmsprop momentum 0.9")]
    [InlineData("adadelta")]
    public unsafe void A_step_allocates_nothing(string text)
    {
        var optimizer = Optimizer.Parse(text);
        var memory = new AlignedMemory<Lane8>(16);
        Step(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Step(2);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Step(long step)
        {
            var lanes = memory.Pointer;
            optimizer.Update<Lane8, float>(lanes, lanes + 4, lanes + 8, 4, 4, 0.1, step);
        }
    }
}
