using System.Globalization;
using Chainrule.Layers;
using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Networks;

/// <summary>
/// How parameters get their first values. Fan-in n is the number of inputs that one output sums over, fan-out m the
/// number of outputs that one input reaches.
/// </summary>
public abstract class Initialization
{
    private protected Initialization() { }

    /// <summary>
    /// <c>pytorch</c>: weight and bias even in ±1/√n, as PyTorch documents for <c>nn.Linear</c> and <c>nn.Conv2d</c>.
    /// </summary>
    public static Initialization PyTorch { get; } =
        new RandomInitialization("pytorch", RandomInitialization.Uniform, parameter => 1 / Math.Sqrt(parameter.FanIn), biases: true);

    /// <summary><c>glorot-uniform</c>: weights even in ±√(6/(n+m)), biases zero (Glorot and Bengio, 2010, equation 16).</summary>
    public static Initialization GlorotUniform { get; } =
        new RandomInitialization("glorot-uniform", RandomInitialization.Uniform, parameter => Math.Sqrt(6.0 / ((double)parameter.FanIn + parameter.FanOut)));

    /// <summary><c>glorot-normal</c>: weights normal with variance 2/(n+m), biases zero (Glorot and Bengio, 2010, equation 12).</summary>
    public static Initialization GlorotNormal { get; } =
        new RandomInitialization("glorot-normal", RandomInitialization.Normal, parameter => Math.Sqrt(2.0 / ((double)parameter.FanIn + parameter.FanOut)));

    /// <summary><c>he-uniform</c>: weights even in ±√(6/n), whose variance is <see cref="HeNormal"/>'s, biases zero.</summary>
    public static Initialization HeUniform { get; } =
        new RandomInitialization("he-uniform", RandomInitialization.Uniform, parameter => Math.Sqrt(6.0 / parameter.FanIn));

    /// <summary><c>he-normal</c>: weights normal with variance 2/n, biases zero (He et al., 2015, equation 10).</summary>
    public static Initialization HeNormal { get; } =
        new RandomInitialization("he-normal", RandomInitialization.Normal, parameter => Math.Sqrt(2.0 / parameter.FanIn));

    /// <summary><c>normal D</c>: weights and biases normal with deviation D around 0; D = 1 is the first choice of Nielsen's book.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A deviation that is not above 0 and below 1e30.</exception>
    public static Initialization Normal(double deviation) => IsDeviation(deviation)
        ? new RandomInitialization(
            string.Create(CultureInfo.InvariantCulture, $"normal {deviation}"), RandomInitialization.Normal, _ => deviation, biases: true)
        : throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A deviation is above 0 and below 1e30.");

    /// <summary>The initialisations that are named by a single word.</summary>
    private static Initialization[] Named => [PyTorch, GlorotUniform, GlorotNormal, HeUniform, HeNormal];

    /// <summary>The initialisation of a text: <c>pytorch</c>, <c>he-normal</c>, <c>normal 0.1</c>…</summary>
    /// <exception cref="ChainruleException">A text that names none, with the place and what was expected there.</exception>
    public static Initialization Parse(string text)
    {
        var words = new Words("initialization", text);
        string[] names = [.. Named.Select(initialization => initialization.ToString()), "normal"];
        var name = words.TakeOneOf($"one of {string.Join(", ", names)} D", names);
        var result = name == "normal"
            ? Normal(words.TakeDouble("a deviation above 0 and below 1e30", IsDeviation))
            : Named.First(initialization => initialization.ToString() == name);
        words.End("the end");
        return result;
    }

    /// <summary>Fills one parameter.</summary>
    /// <param name="tensor">Where the values go; of the parameter's shape.</param>
    /// <param name="parameter">What the layer asked for.</param>
    /// <param name="random">Where chance comes from.</param>
    public abstract void Fill(Tensor<float> tensor, ParameterInfo parameter, ref RandomSource random);

    /// <summary>The text that parses back to it.</summary>
    public abstract override string ToString();

    /// <summary>Whether float32 can hold what is drawn with it.</summary>
    private static bool IsDeviation(double deviation) => deviation is > 0 and < 1e30;
}
