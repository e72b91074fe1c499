using Chainrule.Optimizers;

namespace Chainrule.Tests.Optimizers;

/// <summary>
/// The update rules for one parameter, written down from PyTorch's documentation line by line
/// (docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html and its neighbours): slow, plain, and kept for ever.
/// </summary>
internal sealed class OptimizerFormulas(Optimizer optimizer)
{
    private double first, second;

    /// <summary>The parameter after step t, from 1, with gradient g.</summary>
    public double Step(double p, double g, int t) => optimizer switch
    {
        Sgd o => Sgd(o, p, g),
        Adam o => Adam(p, g + o.WeightDecay * p, t, o.Rate, o.Beta1, o.Beta2, o.Epsilon),
        AdamW o => Adam(p - o.Rate * o.WeightDecay * p, g, t, o.Rate, o.Beta1, o.Beta2, o.Epsilon),
        RmsProp o => RmsProp(o, p, g),
        Adadelta o => Adadelta(o, p, g),
        _ => throw new NotSupportedException($"no formula for {optimizer}"),
    };

    private double Sgd(Sgd o, double p, double g)
    {
        g += o.WeightDecay * p;
        if (o.Momentum != 0)
        {
            first = o.Momentum * first + g;
            g = o.Nesterov ? g + o.Momentum * first : first;
        }
        return p - o.Rate * g;
    }

    private double Adam(double p, double g, int t, double rate, double beta1, double beta2, double epsilon)
    {
        first = beta1 * first + (1 - beta1) * g;
        second = beta2 * second + (1 - beta2) * g * g;
        var mean = first / (1 - Math.Pow(beta1, t));
        var square = second / (1 - Math.Pow(beta2, t));
        return p - rate * mean / (Math.Sqrt(square) + epsilon);
    }

    private double RmsProp(RmsProp o, double p, double g)
    {
        g += o.WeightDecay * p;
        first = o.Alpha * first + (1 - o.Alpha) * g * g;
        var move = g / (Math.Sqrt(first) + o.Epsilon);
        if (o.Momentum > 0)
        {
            second = o.Momentum * second + move;
            move = second;
        }
        return p - o.Rate * move;
    }

    private double Adadelta(Adadelta o, double p, double g)
    {
        g += o.WeightDecay * p;
        first = o.Rho * first + (1 - o.Rho) * g * g;
        var move = Math.Sqrt(second + o.Epsilon) / Math.Sqrt(first + o.Epsilon) * g;
        second = o.Rho * second + (1 - o.Rho) * move * move;
        return p - o.Rate * move;
    }
}
