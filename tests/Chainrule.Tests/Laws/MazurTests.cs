using Chainrule.Kernels;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;

namespace Chainrule.Tests.Laws;

/// <summary>
/// Matt Mazur's worked example of backpropagation ("A Step by Step Backpropagation Example", 2015): numbers that
/// thousands have checked by hand.
/// </summary>
public class MazurTests
{
    private static readonly double[] Input = [.05, .10], Target = [.01, .99];

    private static Plan<LaneDouble, double> CreatePlan(Network network, bool training, Team team)
    {
        var optimizer = training ? new Sgd(0.5) : null;
        var plan = new Plan<LaneDouble, double>(network, new PlanOptions(1, new SumOfSquares(), training, optimizer, team));
        double[][] values = [[.15, .20, .25, .30], [.35, .35], [.40, .45, .50, .55], [.60, .60]];
        for (var p = 0; p < values.Length; p++)
        {
            values[p].CopyTo(plan.Values(p));
        }
        return plan;
    }

    [Fact]
    public void Forward_gives_the_published_outputs_and_loss()
    {
        using var team = new Team(1);
        var plan = CreatePlan(Network.Parse("sheet"), training: false, team);
        var result = plan.Evaluate(new FixedExamples<double>([Input], [Target]), [0]);
        Assert.Equal(.298371109, result.LossSum, 9);
        Assert.Equal(.751365070, plan.Output(0)[0], 9);
        Assert.Equal(.772928465, plan.Output(0)[1], 9);

        var hidden = new Plan<LaneDouble, double>(
            Network.Parse("input 2 | dense 2 sigmoid"), new PlanOptions(1, new SumOfSquares(), Training: false, null, team));
        double[] weights = [.15, .20, .25, .30], bias = [.35, .35];
        weights.CopyTo(hidden.Values(0));
        bias.CopyTo(hidden.Values(1));
        hidden.Evaluate(new FixedExamples<double>([Input], [Target]), [0]);
        Assert.Equal(.593269992, hidden.Output(0)[0], 9);
        Assert.Equal(.596884378, hidden.Output(0)[1], 9);
    }

    [Fact]
    public void One_step_gives_the_published_weights()
    {
        using var team = new Team(1);
        var plan = CreatePlan(Network.Parse("sheet"), training: true, team);
        plan.Train(new FixedExamples<double>([Input], [Target]), [0], rate: 0.5, randomKey: 0);
        double[] v = [.149780716, .199561432, .249751144, .299502287];
        double[] w = [.358916480, .408666186, .511301270, .561370121];
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(v[i], plan.Values(0)[i], 9);
            Assert.Equal(w[i], plan.Values(2)[i], 9);
        }
    }
}
