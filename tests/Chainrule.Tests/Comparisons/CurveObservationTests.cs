using Chainrule.Comparisons;

namespace Chainrule.Tests.Comparisons;

public class CurveObservationTests
{
    private static Curve[] Shifts(double start, double one, double six) =>
    [
        Measured.Curve("shift-x", (-6, six - 0.1), (-1, one - 0.01), (0, start), (1, one + 0.01), (6, six + 0.1)),
        Measured.Curve("shift-y", (-6, six), (-1, one), (0, start), (1, one), (6, six)),
    ];

    [Fact]
    public void Shift_is_told_as_the_mean_of_all_directions_and_never_as_invariance()
    {
        var ffn = new Measured("ffn", 200) { Curves = Shifts(0.98, 0.941, 0.152) };
        var lenet = new Measured("lenet", 100) { Curves = Shifts(0.99, 0.982, 0.251) };
        Assert.Equal(
            [
                "Shifted by 1 and 6 pixels (mean of 4 directions), ffn answers 94.1% and 15.2% right; lenet 98.2% and 25.1%.",
                "Of the accuracy on unchanged pictures, lenet keeps more at 1 and 6 pixels.",
                "At 6 pixels the accuracy falls by 82.8 points for ffn and by 73.9 points for lenet: ffn and lenet are not shift-invariant.",
            ],
            RobustnessObservation.OfShift(Measured.Compare(ffn, lenet)));
    }

    [Fact]
    public void Who_keeps_more_turns_round_with_the_numbers_and_may_differ_by_distance()
    {
        var ffn = new Measured("ffn", 200) { Curves = Shifts(0.98, 0.97, 0.25) };
        var lenet = new Measured("lenet", 100) { Curves = Shifts(0.99, 0.94, 0.252) };
        Assert.Equal(
            "Of the accuracy on unchanged pictures, ffn keeps more at 1 pixel; at 6 pixels no difference is shown.",
            RobustnessObservation.OfShift(Measured.Compare(ffn, lenet)).ElementAt(1));
    }

    [Fact]
    public void A_network_that_only_starts_higher_keeps_no_more()
    {
        // 0.9 of what each has unshifted.
        var ffn = new Measured("ffn", 200) { Curves = Shifts(0.80, 0.72, 0.4) };
        var lenet = new Measured("lenet", 100) { Curves = Shifts(0.99, 0.891, 0.495) };
        Assert.Equal(
            "Of the accuracy on unchanged pictures, at 1 and 6 pixels no difference is shown.",
            RobustnessObservation.OfShift(Measured.Compare(ffn, lenet)).ElementAt(1));
    }

    [Fact]
    public void What_is_kept_is_as_unsure_as_both_accuracies_together()
    {
        var falling = new Falling("n", [new Curve("noise", "", [new(0, new(0.5, 0.4, 0.6)), new(0.2, new(0.25, 0.22, 0.28))])]);
        // Half the accuracy; relative half widths of 0.12 and 0.2.
        var half = 0.5 * Math.Sqrt(0.12 * 0.12 + 0.2 * 0.2);
        var (mean, low, high) = falling.Kept(0.2);
        Assert.Equal(0.5, mean, 1e-12);
        Assert.Equal(0.5 - half, low, 1e-12);
        Assert.Equal(0.5 + half, high, 1e-12);
    }

    [Fact]
    public void A_network_that_does_not_fall_is_not_called_invariant()
    {
        var steady = new Measured("steady", 200) { Curves = Shifts(0.5, 0.5, 0.5) };
        var falling = new Measured("falling", 200) { Curves = Shifts(0.5, 0.5, 0.3) };
        Assert.Equal("At 6 pixels no loss of accuracy is shown for steady.", RobustnessObservation.OfShift(Measured.Compare(steady)).Last());
        Assert.Equal(
            "At 6 pixels the accuracy falls by 20.0 points for falling: falling is not shift-invariant; no loss is shown for steady.",
            RobustnessObservation.OfShift(Measured.Compare(steady, falling)).Last());
    }

    [Fact]
    public void Of_three_networks_one_keeps_the_most()
    {
        Measured Net(string name, double one) => new(name, 100) { Curves = Shifts(0.99, one, 0.2) };
        Assert.StartsWith(
            "Of the accuracy on unchanged pictures, b keeps the most at 1 pixel;",
            RobustnessObservation.OfShift(Measured.Compare(Net("a", 0.8), Net("b", 0.95), Net("c", 0.9))).ElementAt(1), StringComparison.Ordinal);
    }

    [Fact]
    public void Rotation_and_noise_have_their_units()
    {
        var network = new Measured("n", 100)
        {
            Curves =
            [
                Measured.Curve("rotation", (-45, 0.4), (-15, 0.9), (0, 0.98), (15, 0.92), (45, 0.5)),
                Measured.Curve("noise", (0, 0.98), (0.2, 0.95), (0.6, 0.5)),
            ],
        };
        var result = Measured.Compare(network);
        Assert.Equal(
            [
                "Rotated by 15 and 45 degrees (mean of 2 directions), n answers 91.0% and 45.0% right.",
                "At 45 degrees the accuracy falls by 53.0 points for n: n is not rotation-invariant.",
            ],
            RobustnessObservation.OfRotation(result));
        Assert.Equal(
            [
                "Under noise of deviation 0.2 and 0.6, n answers 95.0% and 50.0% right.",
                "At deviation 0.6 the accuracy falls by 48.0 points for n: n is not immune to noise.",
            ],
            RobustnessObservation.OfNoise(result));
    }

    [Fact]
    public void Curves_that_were_not_measured_for_all_say_nothing()
    {
        var with = new Measured("a", 100) { Curves = [.. Shifts(0.9, 0.8, 0.5), Measured.Curve("examples", (600, 0.8), (60_000, 0.9))] };
        var without = new Measured("b", 100);
        Assert.Empty(RobustnessObservation.OfShift(Measured.Compare(with, without)));
        Assert.Empty(RobustnessObservation.OfNoise(Measured.Compare(with)));
        Assert.Empty(ExamplesObservation.Of(Measured.Compare(with, without)));
        Assert.Empty(RobustnessObservation.OfShift(Measured.Compare(new Measured("a", 1) { Curves = [Measured.Curve("shift-x", (1, 0.5))] })));
    }

    [Theory]
    [InlineData(0.87, 0.92, "ffn answers 87.0% and lenet 92.0% of the test examples right: lenet makes the most of so few.")]
    [InlineData(0.92, 0.87, "ffn answers 92.0% and lenet 87.0% of the test examples right: ffn makes the most of so few.")]
    [InlineData(0.90, 0.901, "ffn answers 90.0% and lenet 90.1% of the test examples right: no difference is shown.")]
    public void Few_examples_are_judged_by_their_intervals(double ffn, double lenet, string end) =>
        Assert.Equal(
            ["Trained on 600 examples (1% of them), " + end],
            ExamplesObservation.Of(Measured.Compare(
                new Measured("ffn", 200) { Curves = [Measured.Curve("examples", (600, ffn), (60_000, 0.98))] },
                new Measured("lenet", 100) { Curves = [Measured.Curve("examples", (600, lenet), (60_000, 0.99))] })));
}
