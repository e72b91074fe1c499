using Chainrule.Studio.Backpropagation;
using CsCheck;

namespace Chainrule.Studio.Tests.Backpropagation;

public class LabAddressTests
{
    private static readonly Gen<string> text = Gen.OneOf([.. new[] { "", "sheet", "sse", "0.5, -1", "input 2 | dense 2", "a&b=c#d?e+f%20 ü", "0.1" }.Select(Gen.Const)]);

    private static readonly Gen<ExerciseText> exercise = Gen.OneOf(
        Gen.Const(ExerciseText.Sheet),
        Gen.Select(text, text, text, text, text, text, Gen.Long, (network, loss, input, target, rate, weights, seed) =>
            new ExerciseText(network, loss, input, target, rate, weights, seed)),
        text.Select(rate => ExerciseText.Sheet with { Rate = rate }));

    private static readonly Gen<PointsPlan> points = Gen.Select(Gen.Enum<PointSet>(), text, text, Gen.Int[1, PointsPlan.MostEpochs], Gen.Bool, (set, network, optimizer, epochs, isOwn) =>
        new PointsPlan { Set = set, Network = network, Optimizer = optimizer, Epochs = epochs, Own = isOwn ? "c1,2_s3,4" : "" });

    private static readonly Gen<LabAddress> any = Gen.Select(
        exercise, Gen.Int[0, 9999], Gen.Int[0, 99].Nullable(), Gen.Bool, Gen.Int[0, 7], Gen.Select(Gen.Int[0, 9].Nullable(), Gen.Int[0, 9].Nullable(), Gen.Int[1, 80]), points,
        (exercise, at, weight, isAsking, open, surface, points) => new LabAddress
        {
            Exercise = exercise,
            At = at,
            Changed = isAsking ? "3,0.5_12,-1e-05" : "",
            Weight = weight,
            IsAsking = isAsking,
            Open = (LabPanels)open,
            Surface = new(surface.Item1, surface.Item2, surface.Item3 / 10.0),
            Points = points,
        });

    [Fact]
    public void An_address_shows_the_same_again() => any.Sample(address => Assert.Equal(address, LabAddress.Parse($"http://localhost/backpropagation{address}")));

    [Fact]
    public void What_is_as_usual_needs_no_words() => Assert.Equal("", $"{new LabAddress()}");

    [Fact]
    public void The_sheets_network_alone_has_random_weights() =>
        Assert.Equal(ExerciseText.Sheet with { Weights = "" }, LabAddress.Parse("/backpropagation?network=sheet").Exercise);

    [Theory]
    [InlineData("at=-1", "at is a whole number from 0")]
    [InlineData("at=99999999999", "at is a whole number from 0 to")]
    [InlineData("weight=v", "weight='v'")]
    [InlineData("reach=9", "reach is a number from 0.1 to 8")]
    [InlineData("reach=NaN", "reach='NaN'")]
    [InlineData("open=all", "open is one of none, derivation, surface, points")]
    [InlineData("points=2", "points is one of xor")]
    [InlineData("points=circle,spiral", "points is one of xor")]
    [InlineData("own=c1", "'c1' is no point")]
    [InlineData("epochs=0", "epochs is a whole number from 1 to 20000")]
    public void A_value_that_cannot_be_is_refused_in_a_sentence(string query, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ChainruleException>(() => LabAddress.Parse($"/backpropagation?{query}")).Message, StringComparison.Ordinal);
}
