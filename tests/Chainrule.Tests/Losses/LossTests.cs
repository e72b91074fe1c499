using Chainrule.Losses;
using CsCheck;

namespace Chainrule.Tests.Losses;

public class LossTests
{
    public static TheoryData<string> Names => [.. Loss.Catalogue.Select(loss => loss.Name), "log(1 + (y - t)^2)", "sqrt(1 + (y - t)^2) - 1"];

    private static Gen<(double[] Output, double[] Target)> Example(int count) =>
        Gen.Select(Floats(-5, 5).Array[count], Floats(-1, 2).Array[count]);

    // Numbers that a float holds exactly, so that every lane starts from the same ones.
    private static Gen<double> Floats(float low, float high) => Gen.Float[low, high].Select(x => (double)x);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_derivative_is_the_central_difference(string name)
    {
        var loss = Loss.Parse(name);
        Gen.Int[1, 20].SelectMany(Example).Check(200, (output, target) =>
        {
            const double H = 3e-5;
            var delta = LossRun.Double(loss, output, target).Delta;
            var scale = Math.Max(delta.Max(Math.Abs), 1e-3);
            for (var k = 0; k < output.Length; k++)
            {
                var difference = (At(k, H) - At(k, -H)) / (2 * H);
                Assert.InRange(Math.Abs(delta[k] - difference) / scale, 0, 1e-6);
            }

            double At(int k, double step)
            {
                var moved = (double[])output.Clone();
                moved[k] += step;
                return LossRun.Double(loss, moved, target).Loss;
            }
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_lane_agrees_with_double(string name)
    {
        var loss = Loss.Parse(name);
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20]).SelectMany((count, examples) => Example(count).Array[examples]).Check(100, examples =>
        {
            double[][] outputs = [.. examples.Select(example => example.Output)];
            double[][] targets = [.. examples.Select(example => example.Target)];
            foreach (var lane in LossRun.FloatLanes)
            {
                var results = LossRun.Evaluate(lane, loss, outputs, targets);
                for (var e = 0; e < examples.Length; e++)
                {
                    var expected = LossRun.Double(loss, outputs[e], targets[e]);
                    Assert.InRange(results[e].Loss - expected.Loss, -1e-4, 1e-4);
                    for (var k = 0; k < outputs[e].Length; k++)
                    {
                        Assert.InRange(results[e].Delta[k] - expected.Delta[k], -1e-5, 1e-5);
                    }
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_in_one_example_is_NaN_in_its_loss_and_in_no_other(string name)
    {
        double[][] outputs = [[1, 2, 3], [1, double.NaN, 3], [1, 2, 3]];
        double[][] targets = [[0, 1, 0], [0, 1, 0], [0, 1, 0]];
        foreach (var lane in LossRun.FloatLanes.Append("double"))
        {
            var results = LossRun.Evaluate(lane, Loss.Parse(name), outputs, targets);
            Assert.True(double.IsNaN(results[1].Loss), lane);
            Assert.True(double.IsNaN(results[1].Delta[1]), lane);
            Assert.True(double.IsFinite(results[0].Loss) && results[0].Delta.All(double.IsFinite), lane);
            Assert.Equal(results[0].Loss, results[2].Loss);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Probabilities_are_shares_of_one_in_the_order_of_the_outputs(string name)
    {
        var loss = Loss.Parse(name);
        Gen.Float[-50, 50].Array[1, 20].Check(200, outputs =>
        {
            var shares = (float[])outputs.Clone();
            loss.ToProbabilities(shares);
            Assert.All(shares, share => Assert.InRange(share, 0, 1));
            Assert.Equal(1, shares.Sum(share => (double)share), 1e-5);
            for (var k = 1; k < shares.Length; k++)
            {
                Assert.True(outputs[k] > outputs[k - 1] ? shares[k] >= shares[k - 1] : shares[k] <= shares[k - 1]);
            }
        });
    }

    [Theory]
    [InlineData("sse", typeof(SumOfSquares))]
    [InlineData(" mse ", typeof(MeanSquaredError))]
    [InlineData("cross-entropy", typeof(CrossEntropy))]
    [InlineData("abs(y - t)^1.5", typeof(FormulaLoss))]
    [InlineData("y-t", typeof(FormulaLoss))]
    [InlineData(" y ", typeof(FormulaLoss))]
    public void A_name_is_read(string text, Type type) => Assert.IsType(type, Loss.Parse(text));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_printed_is_read(string name) => Assert.Equal(name, Loss.Parse(name).ToString());

    [Theory]
    [InlineData("", 0, 0, "loss, column 1: expected one of sse, mse, cross-entropy, or a formula such as abs(y - t), found the end")]
    [InlineData("crossentropy", 0, 12, "loss, column 1: unknown loss 'crossentropy', choose one of sse, mse, cross-entropy: did you mean 'cross-entropy'?")]
    [InlineData("hinge", 0, 5, "loss, column 1: unknown loss 'hinge', choose one of sse, mse, cross-entropy")]
    [InlineData("sse mse", 4, 3, "loss, column 5: expected nothing after the loss, found 'mse'")]
    [InlineData("abs(y - x)", 8, 1, "loss, column 9: unknown name 'x', choose one of y, t")]
    [InlineData("t^2", 0, 3, "loss, column 1: this has the same value whatever the network puts out, and nothing would be learnt: a loss needs a y")]
    [InlineData("t + y - y", 0, 9, "loss, column 1: this has the same value whatever the network puts out, and nothing would be learnt: a loss needs a y")]
    public void A_mistake_is_pointed_at(string text, int start, int length, string message)
    {
        var error = Assert.Throws<ChainruleException>(() => Loss.Parse(text));
        Assert.Equal((message, start, length), (error.Message, error.Start, error.Length));
    }
}
