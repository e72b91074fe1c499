using Chainrule.Kernels;
using Chainrule.Losses;

namespace Chainrule.Tests.Losses;

public class CrossEntropyTests
{
    private static readonly CrossEntropy Loss = new();

    public static TheoryData<string> Lanes => [.. LossRun.FloatLanes, "double"];

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Equal_outputs_cost_the_logarithm_of_the_classes_however_large(string lane)
    {
        foreach (var output in new[] { 0, 80, -80, 1e4, -1e4 })
        {
            var (loss, delta) = LossRun.Evaluate(lane, Loss, [[output, output, output, output]], [[0, 1, 0, 0]])[0];
            Assert.Equal(Math.Log(4), loss, 1e-6);
            Assert.Equal([0.25, -0.75, 0.25, 0.25], delta);
        }
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void A_sure_and_right_answer_costs_nothing(string lane)
    {
        foreach (var size in new[] { 80, 1e4 })
        {
            var (loss, delta) = LossRun.Evaluate(lane, Loss, [[size, -size, 0]], [[1, 0, 0]])[0];
            // The vectors' exp(0) is one unit in the last place too large.
            Assert.InRange(loss, 0, 1.2e-7);
            Assert.All(delta, d => Assert.Equal(0, d, 1e-7));
        }
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void A_sure_and_wrong_answer_costs_the_distance(string lane)
    {
        foreach (var size in new[] { 80, 1e4 })
        {
            var (loss, delta) = LossRun.Evaluate(lane, Loss, [[size, -size, 0]], [[0, 1, 0]])[0];
            Assert.Equal(2 * size, loss);
            Assert.Equal([1, -1], delta[..2]);
            Assert.Equal(0, delta[2], 1e-30);
        }
    }

    [Fact]
    public void Shared_targets_cost_their_part_each()
    {
        // p = (1/4, 3/4) against y = (1/2, 1/2).
        var (loss, delta) = LossRun.Double(Loss, [0, Math.Log(3)], [0.5, 0.5]);
        Assert.Equal(-0.5 * Math.Log(0.25) - 0.5 * Math.Log(0.75), loss, 1e-12);
        Assert.Equal(-0.25, delta[0], 1e-12);
        Assert.Equal(0.25, delta[1], 1e-12);
    }

    [Fact]
    public void The_derivative_may_take_the_place_of_the_outputs()
    {
        double[] output = [1, -2, 0.5], target = [0, 0, 1];
        var expected = LossRun.Double(Loss, output, target);
        unsafe
        {
            fixed (double* o = output, t = target)
            {
                Loss.Evaluate<LaneDouble, double>((LaneDouble*)o, (LaneDouble*)t, (LaneDouble*)o, 3);
            }
        }
        Assert.Equal(expected.Delta, output);
    }

    [Fact]
    public void Probabilities_are_the_softmax_however_large_the_outputs()
    {
        float[] outputs = [1e4f, 1e4f + MathF.Log(3), -1e4f];
        Loss.ToProbabilities(outputs);
        Assert.Equal(0.25f, outputs[0], 1e-3f);
        Assert.Equal(0.75f, outputs[1], 1e-3f);
        Assert.Equal(0, outputs[2]);
    }

    [Fact]
    public void Probabilities_of_NaN_are_NaN()
    {
        float[] outputs = [1, float.NaN];
        Loss.ToProbabilities(outputs);
        Assert.All(outputs, share => Assert.True(float.IsNaN(share)));
    }
}
