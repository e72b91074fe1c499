using Chainrule.Derivations.Steps;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Tensors;
using Chainrule.Tests.Laws;
using CsCheck;

namespace Chainrule.Tests.Derivations.Steps;

/// <summary>A random network that learns a random example.</summary>
/// <param name="Text">The network.</param>
/// <param name="LossName">The loss.</param>
/// <param name="Seed">What its numbers hang on.</param>
public sealed record RandomTraining(string Text, string LossName, int Seed)
{
    internal const double Rate = 0.1;

    /// <summary>Networks of every layer, with every loss.</summary>
    internal static Gen<RandomTraining> Any { get; } = Gen.Select(
        RandomNetworks.Any, Gen.Int[1, 1_000_000], (network, seed) => new RandomTraining(network.Text, network.Loss, seed));

    /// <summary>Those whose steps hang on no chance.</summary>
    internal static Gen<RandomTraining> WithoutDropout { get; } = Any.Where(random => !random.HasDropout);

    internal bool HasDropout => Text.Contains("dropout", StringComparison.Ordinal);

    /// <summary>The training at its start: always the same.</summary>
    internal WorkedTraining Begin()
    {
        var (network, loss) = (Network.Parse(Text), Loss.Parse(LossName));
        network.Initialize(Initialization.PyTorch, Seed);
        var random = new RandomSource(Seed, 1);
        var input = Draw(network.Input.Count, -1);
        var target = Draw(network.Output.Count, 0);
        return new(network, loss, input, loss.HasProbabilities ? [.. target.Select(share => share / target.Sum())] : target, Rate, Seed);

        double[] Draw(int count, double least) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble(least, 1))];
    }

    /// <summary>The bits of every parameter as it stands.</summary>
    internal static List<long[]> Bits(WorkedTraining training) =>
        [.. training.Derivation.Network.Parameters.Select(parameter => training.Values(parameter).Select(BitConverter.DoubleToInt64Bits).ToArray())];
}
