using Chainrule.Kernels;
using Chainrule.Networks;
using Chainrule.Tensors;

namespace Chainrule.Tests.Laws;

/// <summary>A network with random parameters, a loss and a random batch: what the law of gradients is held against.</summary>
/// <param name="Text">The network.</param>
/// <param name="Loss">The loss's name.</param>
/// <param name="Examples">Examples of the batch.</param>
/// <param name="Seed">What the random numbers hang on.</param>
public sealed record GradientCase(string Text, string Loss, int Examples, int Seed)
{
    private const ulong StepKey = 99;

    /// <summary>Two step sizes: a kink (of a relu, of a maximum) that lies within the larger step rarely lies within the smaller too.</summary>
    private static readonly double[] Steps = [1e-5, 1e-6];

    /// <summary>The largest disagreement of any parameter tensor, relative to its largest derivative.</summary>
    /// <param name="tolerance">What is allowed.</param>
    internal void CheckDouble(double tolerance)
    {
        var network = CreateNetwork();
        using var team = new Team(1);
        var plan = new Plan<LaneDouble, double>(network, new PlanOptions(Examples, Chainrule.Losses.Loss.Parse(Loss), Training: true, null, team));
        var examples = CreateExamples(network, value => value);
        plan.Train(examples, examples.Indices, 0, StepKey);
        var gradients = network.Parameters.Select((_, p) => plan.Gradient(p).ToArray()).ToArray();

        for (var p = 0; p < gradients.Length; p++)
        {
            var difference = Steps.Select(step => Difference(plan, examples, p, step)).ToArray();
            var scale = gradients[p].Concat(difference[0]).Max(Math.Abs);
            for (var i = 0; i < gradients[p].Length; i++)
            {
                var error = difference.Min(d => Math.Abs(d[i] - gradients[p][i])) / Math.Max(scale, 1e-4);
                Assert.True(
                    error <= tolerance,
                    $"{network.Parameters[p].Name}[{i}]: backward {gradients[p][i]}, difference {difference[0][i]} or {difference[1][i]}, relative {error}");
            }
        }
    }

    /// <summary>Every float lane's gradients against the double lane's.</summary>
    internal void CheckFloat(double tolerance)
    {
        var network = CreateNetwork();
        using var team = new Team(2);
        var options = new PlanOptions(Examples, Chainrule.Losses.Loss.Parse(Loss), Training: true, null, team);
        var exact = new Plan<LaneDouble, double>(network, options);
        var examples = CreateExamples(network, value => (double)(float)value);
        var loss = exact.Train(examples, examples.Indices, 0, StepKey).LossSum;
        foreach (var width in new[] { 16, 8, 4 })
        {
            var plan = Lanes.CreatePlan(network, options, width);
            var floats = CreateExamples(network, value => (float)value);
            var floatLoss = plan.Train(floats, floats.Indices, 0, StepKey).LossSum;
            Assert.InRange(floatLoss, loss - tolerance * Math.Abs(loss) - 1e-5, loss + tolerance * Math.Abs(loss) + 1e-5);
            for (var p = 0; p < network.Parameters.Count; p++)
            {
                var expected = exact.Gradient(p);
                var actual = plan.Gradient(p);
                double scale = 1e-4;
                foreach (var value in expected)
                {
                    scale = Math.Max(scale, Math.Abs(value));
                }
                for (var i = 0; i < expected.Length; i++)
                {
                    Assert.True(
                        Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                        $"lane {width}, {network.Parameters[p].Name}[{i}]: double {expected[i]}, float {actual[i]}");
                }
            }
        }
    }

    private double[] Difference(Plan<LaneDouble, double> plan, FixedExamples<double> examples, int parameter, double step)
    {
        var values = plan.Values(parameter);
        var difference = new double[values.Length];
        for (var i = 0; i < difference.Length; i++)
        {
            var value = values[i];
            values[i] = value + step;
            var above = plan.Train(examples, examples.Indices, 0, StepKey).LossSum;
            values[i] = value - step;
            var below = plan.Train(examples, examples.Indices, 0, StepKey).LossSum;
            values[i] = value;
            difference[i] = (above - below) / (2 * step) / Examples;
        }
        return difference;
    }

    private Network CreateNetwork()
    {
        var network = Network.Parse(Text);
        network.Initialize(Initialization.PyTorch, Seed);
        return network;
    }

    private FixedExamples<T> CreateExamples<T>(Network network, Func<double, T> convert) where T : unmanaged
    {
        var random = new RandomSource(Seed, 1);
        var inputs = new T[Examples][];
        var targets = new T[Examples][];
        for (var e = 0; e < Examples; e++)
        {
            inputs[e] = new T[network.Input.Count];
            for (var i = 0; i < inputs[e].Length; i++)
            {
                inputs[e][i] = convert(random.NextDouble(-1, 1));
            }
            targets[e] = new T[network.Output.Count];
            if (Loss == "cross-entropy")
            {
                targets[e][random.NextInt(targets[e].Length)] = convert(1);
            }
            else
            {
                for (var k = 0; k < targets[e].Length; k++)
                {
                    targets[e][k] = convert(random.NextDouble());
                }
            }
        }
        return new FixedExamples<T>(inputs, targets);
    }
}
