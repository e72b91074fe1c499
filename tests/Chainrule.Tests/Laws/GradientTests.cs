using Chainrule.Tests.Symbolics;
using CsCheck;

namespace Chainrule.Tests.Laws;

/// <summary>
/// The law of gradients, for every layer, activation and loss over random shapes: Backward equals the central difference
/// of the forward pass in double precision, and the float lanes equal the double one.
/// </summary>
public class GradientTests
{
    private static readonly Gen<GradientCase> Cases = Gen.Select(
        RandomNetworks.Any, Gen.Int[1, 5], Gen.Int[1, 1_000_000],
        (network, examples, seed) => new GradientCase(network.Text, network.Loss, examples, seed));

    [Fact]
    public void Backward_is_the_central_difference_of_forward()
    {
        long all = 0, escaped = 0;
        Cases.Check(100, c =>
        {
            var counts = c.CheckDouble(1e-6);
            all += counts.Checked;
            escaped += counts.Escaped;
        });
        // The other differences are there for kinks. Were they needed often, they could hide a defect.
        Assert.True(all > 5000, $"only {all} derivatives were checked");
        Assert.True(escaped <= all / 100, $"{escaped} of {all} derivatives are not the plain central difference");
    }

    [Fact]
    public void Every_float_lane_has_the_gradients_of_the_double_lane() => Cases.Check(100, c => (c with { Examples = c.Examples * 7 }).CheckFloat(1e-3));

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits() =>
        Gen.Select(Cases, Gen.Int[1, 70]).Check(40, (c, examples) => (c with { Examples = examples }).CheckThreads());

    [Fact]
    public void Formulas_of_every_kind_obey() =>
        Gen.Select(RandomFormulaTexts.Of("x", "x", 3).Where(activation => activation.Varies(x => x)), RandomFormulaTexts.Of("y", "t", 3).Where(loss => loss.Varies(_ => 0.6)))
            .Check(100, (activation, loss) =>
            {
                var text = $"input 3 | dense 4 \"{activation}\" | dense 2";
                new GradientCase(text, loss.Text, 2, 1).CheckDouble(1e-6);
                new GradientCase(text, loss.Text, 14, 1).CheckFloat(1e-3);
            });

    [Theory]
    [InlineData("input 2 | dense 2 sigmoid | dense 2 sigmoid", "sse")]
    [InlineData("input 5 | tanh | dense 3 | gelu | dense 2", "sse")]
    [InlineData("input 1x9x9 | conv 3 3x3 same tanh | maxpool 2 | conv 4 2x2 softplus | avgpool 2 | dense 5 gelu | dense 3", "cross-entropy")]
    [InlineData("input 2x8x7 | conv 3 3x2 stride 2 pad 1,2,0,3 dilation 2 sigmoid | dropout 0.5 | flatten | dense 4 leaky-relu | dense 2", "mse")]
    public void Networks_with_every_kind_of_layer_obey(string text, string loss)
    {
        new GradientCase(text, loss, 3, 1).CheckDouble(1e-6);
        new GradientCase(text, loss, 33, 1).CheckFloat(1e-3);
    }
}
