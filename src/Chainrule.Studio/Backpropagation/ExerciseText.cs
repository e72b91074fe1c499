using System.Globalization;
using Chainrule.Derivations.Steps;
using Chainrule.Networks;
using Chainrule.Texts;

namespace Chainrule.Studio.Backpropagation;

/// <summary>An exercise as its reader types it and as the lab's address holds it.</summary>
/// <param name="Network">The network's text, or a preset's name.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Input">The example's numbers, commas between.</param>
/// <param name="Target">The target's numbers.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Weights">The parameters before the first step, in the library's order; empty for random ones.</param>
/// <param name="Seed">What random parameters hang on.</param>
public sealed record ExerciseText(string Network, string Loss, string Input, string Target, string Rate, string Weights, long Seed)
{
    /// <summary>Numbers of a step that the lab goes through one by one.</summary>
    public const int MostNumbers = 2000;

    /// <summary>The sheet's network, with the numbers of Matt Mazur's example (mattmazur.com, 2015).</summary>
    public static ExerciseText Sheet { get; } = new(
        "sheet", "sse", "0.05, 0.1", "0.01, 0.99", "0.5", "0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6", 1);

    /// <summary>Exercises to begin with.</summary>
    public static IReadOnlyList<(string Name, ExerciseText Exercise)> Examples { get; } =
    [
        ("The sheet's network", Sheet),
        ("Three layers", new("input 2 | dense 3 tanh | dense 3 tanh | dense 1", "sse", "1, -1", "0.5", "0.1", "", 1)),
        ("Softmax and cross-entropy", new("input 3 | dense 4 relu | dense 3", "cross-entropy", "0.5, -0.3, 0.8", "0, 1, 0", "0.1", "", 2)),
        ("One neuron", new("input 2 | dense 1 sigmoid", "sse", "1, 0.5", "1", "1", "0.2, -0.4, 0.1", 1)),
    ];

    /// <summary>Makes the training of it, before its first step.</summary>
    /// <exception cref="ChainruleException">What cannot be read, or is too large to go through number by number.</exception>
    public WorkedTraining Begin()
    {
        var network = Networks.Network.Parse(NetworkPresets.Find(Network.Trim())?.Text ?? Network);
        var (rate, input, target) = (Read("the learning rate", Rate), Read("the input", Input), Read("the target", Target));
        if (rate.Length != 1)
        {
            throw new ChainruleException("the learning rate is one number");
        }
        var numbers = 2 * network.ParameterCount + 2 * network.Layers.Sum(layer => (long)layer.Output.Count);
        if (numbers > MostNumbers)
        {
            throw new ChainruleException(
                $"a step of this network has {numbers.ToString("N0", CultureInfo.InvariantCulture)} numbers, too many to go through one by one; choose a smaller one, or use chainrule step");
        }
        network.Initialize(Initialization.PyTorch, Seed);
        var training = new WorkedTraining(network, Losses.Loss.Parse(Loss), input, target, rate[0], Seed);
        if (Weights.Length > 0)
        {
            Set(training, Read("the weights", Weights));
        }
        return training;
    }

    /// <summary>The same exercise with the parameters of a training now.</summary>
    public ExerciseText With(WorkedTraining training) => this with
    {
        Weights = Join(training.Derivation.Network.Parameters.SelectMany(training.Values)),
    };

    /// <summary>Numbers as they are typed.</summary>
    public static string Join(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(Number.Print));

    /// <summary>Finite numbers between commas or blanks.</summary>
    /// <exception cref="ChainruleException">A word that is none.</exception>
    public static double[] Read(string what, string text) =>
        [.. text.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw new ChainruleException($"{what}: {Words.Quote(word)} is no finite number"))];

    private static void Set(WorkedTraining training, double[] weights)
    {
        var network = training.Derivation.Network;
        if (weights.Length != network.ParameterCount)
        {
            throw new ChainruleException($"the weights: {network} has {network.ParameterCount} of them, not {weights.Length}; leave them empty for random ones");
        }
        var start = 0;
        foreach (var parameter in network.Parameters)
        {
            var count = parameter.Tensor.Shape.Count;
            training.Set(parameter.Name, weights[start..(start + count)]);
            start += count;
        }
    }
}
