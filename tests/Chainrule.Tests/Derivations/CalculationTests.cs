using Chainrule.Derivations;
using Chainrule.Kernels;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Symbolics;
using Chainrule.Tensors;
using Chainrule.Tests.Laws;
using CsCheck;

namespace Chainrule.Tests.Derivations;

/// <summary>
/// The third leg of the law of gradients: what is derived from the layers' equations, with numbers put in, is what Backward
/// computes. Backward knows each layer's derivative by heart; the derivation knows none.
/// </summary>
public class CalculationTests
{
    [Fact]
    public void What_is_derived_is_what_backward_computes() => Gen.Select(RandomNetworks.Any, Gen.Int[1, 1_000_000])
        .Check(200, (network, seed) => Check(network.Text, network.Loss, seed));

    [Theory]
    [InlineData("lenet", "cross-entropy")]
    [InlineData("ffn", "mse")]
    public void It_holds_for_networks_of_full_size(string network, string loss) => Check(network, loss, 1);

    private static void Check(string text, string lossName, int seed)
    {
        var (network, loss) = (Network.Parse(text), Loss.Parse(lossName));
        network.Initialize(Initialization.PyTorch, seed);
        var random = new RandomSource(seed, 1);
        var input = Draw(network.Input.Count);
        var target = Draw(network.Output.Count);
        if (loss is CrossEntropy)
        {
            // Shares of 1.
            var sum = target.Sum(Math.Abs);
            target = [.. target.Select(value => Math.Abs(value) / sum)];
        }

        using var team = new Team(1);
        var plan = new Plan<LaneDouble, double>(network, new PlanOptions(1, loss, Training: true, null, team));
        var result = plan.Train(new FixedExamples<double>([input], [target]), [0], 0, RandomKey);

        var derivation = Derivation.Of(network, loss);
        var calculation = new Calculation(derivation);
        input.CopyTo(calculation[derivation.Symbols.Input], calculation[derivation.Symbols.Input].Length - input.Length);
        target.CopyTo(calculation[derivation.Symbols.Target.Variable], 0);
        foreach (var block in derivation.Blocks.Where(block => block.Factor is not null))
        {
            var layer = ((Layers.Dropout)block.Layer, network.Layers.ToList().IndexOf(block.Layer));
            var factors = calculation[block.Factor!];
            for (var cell = 0; cell < factors.Length; cell++)
            {
                factors[cell] = layer.Item1.Factor(RandomSource.Mix(RandomKey + (ulong)layer.Item2), 0, cell);
            }
        }
        foreach (var (parameter, places, variable) in Tensors(derivation, parameter => parameter.At.Variable))
        {
            for (var i = 0; i < places.Length; i++)
            {
                calculation[variable][places[i]] = parameter.Tensor.Values[i];
            }
        }
        calculation.Run();

        AssertClose(result.LossSum, calculation[derivation.Symbols.Loss.Variable][0], Math.Max(Math.Abs(result.LossSum), Floor), "the loss");
        foreach (var (parameter, places, variable) in Tensors(derivation, parameter => parameter.Gradient.Variable))
        {
            var backward = plan.Gradient(network.Parameters.ToList().IndexOf(parameter)).ToArray();
            var largest = Math.Max(backward.Max(Math.Abs), Floor);
            for (var i = 0; i < places.Length; i++)
            {
                AssertClose(backward[i], calculation[variable][places[i]], largest, $"{parameter.Name}[{i}]");
            }
        }

        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble(-1, 1))];
    }

    private const ulong RandomKey = 5;

    // Where everything cancels there is nothing to be relative to.
    private const double Floor = 1e-4;

    private static IEnumerable<(Parameter, int[], Variable)> Tensors(Derivation derivation, Func<BlockParameter, Variable> variable) =>
        derivation.Blocks.SelectMany(block => block.Parameters).SelectMany(parameter =>
            parameter.Tensors.Select(tensor => (tensor.Parameter, tensor.Places, variable(parameter))));

    private static void AssertClose(double expected, double actual, double scale, string what) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * scale, $"{what}: backward {expected:R}, derived {actual:R}");
}
