using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Networks;

public class NetworkTextErrorTests
{
    // Each text comes with the words that the message must point at; none where the text ends too early.
    [Theory]
    [InlineData("", "", "expected a preset (sheet, ffn, lenet, fast, pytorch-mnist)")]
    [InlineData("lenett", "lenett", "did you mean 'lenet'?")]
    [InlineData("resnet-152", "resnet-152", "expected a preset (sheet, ffn, lenet, fast, pytorch-mnist)")]
    [InlineData("imput 2 | dense 2", "imput", "did you mean 'input'?")]
    [InlineData("dense 2 | dense 2", "dense", "expected 'input' and a shape")]
    [InlineData("input", "", "expected a shape")]
    [InlineData("input 28x28 | dense 2", "28x28", "expected a shape")]
    [InlineData("input 1x0x28 | dense 2", "1x0x28", "expected a shape")]
    [InlineData("input -1 | dense 2", "-1", "expected a shape")]
    [InlineData("input 2", "", "expected '|' and a layer, found the end")]
    [InlineData("input 2 dense 2", "dense", "expected '|' and a layer")]
    [InlineData("input 2 |", "", "expected a layer (dense, conv,")]
    [InlineData("input 2 | | dense 2", "|", "expected a layer (dense, conv,")]
    [InlineData("input 2 | dens 2", "dens", "did you mean 'dense'?")]
    [InlineData("input 2 | dense", "", "expected a number of units")]
    [InlineData("input 2 | dense 0", "0", "expected a number of units, at least 1, found '0'")]
    [InlineData("input 2 | dense 1.5", "1.5", "expected a number of units")]
    [InlineData("input 2 | dense 2 rleu", "rleu", "expected an activation (sigmoid, tanh, relu, leaky-relu, gelu, softplus, or a formula such as \"max(x, 0)\"), '|' or the end, found 'rleu': did you mean 'relu'?")]
    [InlineData("input 2 | dense 2 relu relu", "relu", "expected '|' or the end, found 'relu'")]
    [InlineData("input 2 | dense 2 leaky-relu -1", "-1", "expected a slope above 0")]
    [InlineData("input 1x28x28 | conv 6 5x", "5x", "expected a kernel size such as 5x5, found '5x'")]
    [InlineData("input 1x28x28 | conv 6 5", "5", "expected a kernel size such as 5x5, found '5'")]
    [InlineData("input 1x28x28 | conv 6 5x5 smae", "smae", "did you mean 'same'?")]
    [InlineData("input 1x28x28 | conv 6 5x5 stride 0", "0", "expected a stride")]
    [InlineData("input 1x28x28 | conv 6 5x5 stride 2 stride 2", "stride", "can each be given once")]
    [InlineData("input 1x28x28 | conv 6 5x5 pad 1,2", "1,2", "expected a padding")]
    [InlineData("input 1x28x28 | conv 6 29x29", "conv 6 29x29", "29x29 cells does not fit into 1x28x28")]
    [InlineData("input 1x28x28 | conv 6 5x5 dilation 7 relu", "conv 6 5x5 dilation 7", "29x29 cells does not fit into 1x28x28")]
    [InlineData("input 28 | conv 6 5x5", "conv 6 5x5", "needs channels x rows x columns, but gets 28")]
    [InlineData("input 1x2x2 | flatten | maxpool 2 | dense 1", "maxpool 2", "needs channels x rows x columns, but gets 4")]
    [InlineData("input 1x2x2 | maxpool 3", "maxpool 3", "3x3 cells does not fit into 1x2x2")]
    [InlineData("input 1x4x4 | maxpool 2 relu", "relu", "expected stride, '|' or the end")]
    [InlineData("input 2 | dense 2 \"x", "\"x", "expected a second \" after this one")]
    [InlineData("input 2 | dense 2 'x\"", "'x\"", "expected a second ' after this one")]
    [InlineData("input 2 | dense 2 \"x | dense 2", "\"x | dense 2", "expected a second \"")]
    [InlineData("input 2 | dense 2 \"x+\"", "", "found the end")]
    [InlineData("input 2 | dense 2 \"\"", "", "found the end")]
    [InlineData("input 2 | dense 2 \"x + ]x\"", "]", "expected a number, a name or '('")]
    [InlineData("input 2 | dense 2 \"2 + 2\"", "2 + 2", "an activation needs an x")]
    [InlineData("input 2 | dense 2 \"x - x\"", "x - x", "the same value whatever x is")]
    [InlineData("input 2 | dense 2 \"x + y\"", "y", "unknown name 'y', choose one of x")]
    [InlineData("input 2 | dense 2 \"x\" \"tanh(x)\"", "\"tanh(x)\"", "expected '|' or the end")]
    [InlineData("input 2 | \"x\" relu", "relu", "expected '|' or the end")]
    [InlineData("input 2 | dropout 1", "1", "expected the share to drop, at least 0 and below 1")]
    [InlineData("input 2 | dropout NaN", "NaN", "expected the share to drop")]
    [InlineData("input 1x100000x100000 | conv 1000 3x3", "1x100000x100000", "this makes 10,000,000,000 values an example")]
    [InlineData("input 2 | dense 2000000000", "dense 2000000000", "this makes 2,000,000,002 values an example")]
    [InlineData("input 40000 | dense 20000", "dense 20000", "this makes 800,020,000 parameters")]
    [InlineData("input 1x3000x3000 | conv 6 3x3", "conv 6 3x3", "values an example")]
    [InlineData("input 9000x1x1 | conv 9000 3x3 same", "conv 9000 3x3 same", "parameters")]
    [InlineData("input 1x9x9 | conv 50000000 10000x10000 pad 9999 stride 10000 dilation 10000", "conv 50000000 10000x10000 pad 9999 stride 10000 dilation 10000", "does not fit")]
    public void A_mistake_is_pointed_at(string text, string words, string message)
    {
        var mistake = Assert.Throws<ChainruleException>(() => Network.Parse(text));
        Assert.StartsWith($"network, column {mistake.Start + 1}: ", mistake.Message, StringComparison.Ordinal);
        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
        Assert.Equal(text, mistake.Text);
        Assert.Equal(words, text.Substring(mistake.Start, mistake.Length));
    }

    [Fact]
    public void A_repeated_word_is_pointed_at_where_it_is_wrong()
    {
        var mistake = Assert.Throws<ChainruleException>(() => Network.Parse("input 2 | dense 2 relu relu"));
        Assert.Equal(23, mistake.Start);
    }

    [Fact]
    public void A_huge_text_is_refused()
    {
        var mistake = Assert.Throws<ChainruleException>(
            () => Network.Parse("input 2 " + string.Concat(Enumerable.Repeat("| relu ", 100_000))));
        Assert.Contains("too long", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutated_text_parses_or_is_refused_with_a_place_in_it()
    {
        const string Letters = "0123456789x|,.- \t\n\0\uD800ü";
        string[] words = ["input", "dense", "conv", "pad", "same", "stride", "dilation", "2147483648", "99999", "10000x10000", "NaN", "1e400", "-0", "|"];
        var mutation = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 999], Gen.Int[0, 20], Gen.Int[0, 99]);
        Gen.Select(RandomNetworks.Any, mutation.Array[1, 5]).Check(5000, (network, mutations) =>
        {
            var text = network.ToString();
            foreach (var (kind, at, length, pick) in mutations)
            {
                var start = at % (text.Length + 1);
                var end = Math.Min(start + length, text.Length);
                text = kind switch
                {
                    0 => text.Remove(start, end - start),
                    1 => text.Insert(start, text[start..end]),
                    2 => text.Insert(start, Letters[pick % Letters.Length].ToString()),
                    3 => text.Insert(start, $" {words[pick % words.Length]} "),
                    _ => text[..start] + Letters[pick % Letters.Length] + text[Math.Min(start + 1, text.Length)..],
                };
            }
            try
            {
                // Without memory for parameters, of which a mutation may ask for a gigabyte.
                NetworkText.ParseLayers(text);
            }
            catch (ChainruleException mistake)
            {
                Assert.Equal(text, mistake.Text);
                Assert.InRange(mistake.Start, 0, text.Length);
                Assert.InRange(mistake.Start + mistake.Length, mistake.Start, text.Length);
                Assert.DoesNotContain(mistake.Message, char.IsControl);
            }
        });
    }
}
