using Chainrule.Derivations.Steps;
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

    /// <summary>Backward against the differences of the forward pass, relative to the largest derivative of the parameter's tensor.</summary>
    /// <param name="tolerance">What is allowed.</param>
    /// <returns>How many derivatives there were, and how many of them the plain central difference alone would have failed.</returns>
    internal (int Checked, int Escaped) CheckDouble(double tolerance)
    {
        var (count, escaped) = (0, 0);
        var network = CreateNetwork();
        using var team = new Team(1);
        var plan = new Plan<LaneDouble, double>(network, new PlanOptions(Examples, Chainrule.Losses.Loss.Parse(Loss), Training: true, null, team));
        var examples = CreateExamples(network, value => value);
        plan.Train(examples, examples.Indices, 0, StepKey);
        var gradients = network.Parameters.Select((_, p) => plan.Gradient(p).ToArray()).ToArray();

        for (var p = 0; p < gradients.Length; p++)
        {
            var allowed = tolerance * Math.Max(gradients[p].Max(Math.Abs), 1e-4);
            for (var i = 0; i < gradients[p].Length; i++)
            {
                var differences = DifferenceQuotients.Of(change => MeanLoss(plan, examples, p, i, change));
                bool IsClose(double difference) => Math.Abs(difference - gradients[p][i]) <= allowed;
                count++;
                if (IsClose(differences.First()))
                {
                    continue;
                }
                escaped++;
                if (!differences.Any(IsClose))
                {
                    Assert.Fail($"{network.Parameters[p].Name}[{i}]: backward {gradients[p][i]}, but by differences any of {string.Join(", ", differences)}");
                }
            }
        }
        return (count, escaped);
    }

    /// <summary>Every float lane's gradients against the double lane's.</summary>
    internal void CheckFloat(double tolerance)
    {
        var network = CreateNetwork();
        using var team = new Team(2);
        var options = new PlanOptions(Examples, Chainrule.Losses.Loss.Parse(Loss), Training: true, null, team) { WorthMeeting = 0 };
        var exact = new Plan<LaneDouble, double>(network, options);
        var examples = CreateExamples(network, value => (double)(float)value);
        var loss = exact.Train(examples, examples.Indices, 0, StepKey).LossSum;
        foreach (var width in new[] { 16, 8, 4, 1 })
        {
            var plan = FloatPlan.Create(network, options, width);
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
                    if (!(Math.Abs(expected[i] - actual[i]) <= tolerance * scale))
                    {
                        Assert.Fail($"lane {width}, {network.Parameters[p].Name}[{i}]: double {expected[i]}, float {actual[i]}");
                    }
                }
            }
        }
    }

    /// <summary>Teams of several sizes against one thread, bit by bit: losses and gradients of every float lane, and outputs.</summary>
    internal void CheckThreads()
    {
        var network = CreateNetwork();
        var examples = CreateExamples(network, value => (float)value);
        foreach (var width in new[] { 16, 8, 4, 1 })
        {
            var alone = Run(1, width);
            foreach (var threads in new[] { 2, 3, 5, 16 })
            {
                Assert.Equal(alone, Run(threads, width));
            }
        }

        float[] Run(int threads, int width)
        {
            using var team = new Team(threads);
            var options = new PlanOptions(Examples, Chainrule.Losses.Loss.Parse(Loss), Training: true, null, team) { WorthMeeting = 0 };
            var training = FloatPlan.Create(network, options, width);
            var trained = training.Train(examples, examples.Indices, 0, StepKey);
            var answering = FloatPlan.Create(network, options with { Training = false }, width);
            var answered = answering.Evaluate(examples, examples.Indices);
            return
            [
                (float)trained.LossSum, (float)answered.LossSum,
                .. network.Parameters.SelectMany((_, p) => training.Gradient(p).ToArray()),
                .. examples.Indices.SelectMany(e => answering.Output(e).ToArray()),
            ];
        }
    }

    /// <summary>The batch's mean loss with one parameter changed.</summary>
    private double MeanLoss(Plan<LaneDouble, double> plan, FixedExamples<double> examples, int parameter, int index, double change)
    {
        var values = plan.Values(parameter);
        var value = values[index];
        values[index] = value + change;
        var loss = plan.Train(examples, examples.Indices, 0, StepKey).LossSum / Examples;
        values[index] = value;
        return loss;
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
