using Chainrule.Layers;
using Chainrule.Networks;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Networks;

public class InitializationTests
{
    private const int Draws = 20_000;

    // The variance that each source gives for fan-in n and fan-out m; an even draw from ±b has the variance b²/3.
    private static readonly Dictionary<string, (Func<double, double, double> Variance, bool Even, bool Biases)> Sources = new()
    {
        ["pytorch"] = ((n, _) => 1 / (3 * n), true, true),
        ["glorot-uniform"] = ((n, m) => 2 / (n + m), true, false),
        ["glorot-normal"] = ((n, m) => 2 / (n + m), false, false),
        ["he-uniform"] = ((n, _) => 2 / n, true, false),
        ["he-normal"] = ((n, _) => 2 / n, false, false),
        ["normal 1"] = ((_, _) => 1, false, true),
        ["normal 0.25"] = ((_, _) => 0.0625, false, true),
    };

    public static TheoryData<string> Names => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_have_the_distribution_of_the_source(string name)
    {
        var (source, even, biases) = Sources[name];
        Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 1000], Gen.Long, Gen.Bool).Check(8, (fanIn, fanOut, seed, isBias) =>
        {
            var tensor = new Tensor<float>(new Shape(Draws));
            tensor.Values.Fill(float.NaN);
            var random = new RandomSource(seed);
            Initialization.Parse(name).Fill(tensor, new ParameterInfo(isBias ? "bias" : "weight", tensor.Shape, fanIn, fanOut), ref random);

            var values = tensor.Values.ToArray().Select(value => (double)value).ToArray();
            if (isBias && !biases)
            {
                Assert.All(values, value => Assert.Equal(0, value));
                return;
            }
            var deviation = Math.Sqrt(source(fanIn, fanOut));
            // Six standard errors of mean and variance; the fourth moment is 9/5 σ⁴ for even draws, 3 σ⁴ for normal ones.
            Assert.InRange(values.Average() / deviation, -6 / Math.Sqrt(Draws), 6 / Math.Sqrt(Draws));
            var spread = 6 * Math.Sqrt((even ? 0.8 : 2) / Draws);
            Assert.InRange(values.Average(value => value * value) / (deviation * deviation), 1 - spread, 1 + spread);
            var largest = values.Max(Math.Abs) / deviation;
            if (even)
            {
                Assert.InRange(largest, 0.998 * Math.Sqrt(3), Math.Sqrt(3) * (1 + 1e-6));
            }
            else
            {
                Assert.InRange(largest, 3, 7);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_parses_and_prints_the_same(string name) => Assert.Equal(name, Initialization.Parse($"  {name} ").ToString());

    [Fact]
    public void The_named_ones_are_the_static_ones()
    {
        Assert.Same(Initialization.PyTorch, Initialization.Parse("pytorch"));
        Assert.Same(Initialization.GlorotUniform, Initialization.Parse("glorot-uniform"));
        Assert.Same(Initialization.GlorotNormal, Initialization.Parse("glorot-normal"));
        Assert.Same(Initialization.HeUniform, Initialization.Parse("he-uniform"));
        Assert.Same(Initialization.HeNormal, Initialization.Parse("he-normal"));
    }

    [Theory]
    [InlineData("", "expected one of pytorch, glorot-uniform, glorot-normal, he-uniform, he-normal, normal D, found the end")]
    [InlineData("he-norml", "did you mean 'he-normal'?")]
    [InlineData("normal", "expected a deviation above 0 and below 1e30, found the end")]
    [InlineData("normal 0", "expected a deviation above 0 and below 1e30, found '0'")]
    [InlineData("pytorch 2", "expected the end, found '2'")]
    public void A_mistake_says_what_was_expected(string text, string message) => Assert.Contains(
        message, Assert.Throws<ChainruleException>(() => Initialization.Parse(text)).Message, StringComparison.Ordinal);
}
