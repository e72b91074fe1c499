using Chainrule.Derivations;
using Chainrule.Derivations.Steps;
using Chainrule.Losses;
using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Derivations.Steps;

public class GradientCheckTests
{
    [Fact]
    public void Right_gradients_pass_in_every_network()
    {
        var (networks, dropouts) = (0, 0);
        RandomTraining.Any.Check(100, random =>
        {
            var check = random.Begin().Step().Check;
            Assert.True(check.IsPassed, $"{check.MaxRelativeError}");
            Assert.All(check.Tensors, tensor => Assert.Equal(tensor.Derived.Count, tensor.Differentiated));
            networks++;
            dropouts += random.HasDropout ? 1 : 0;
        });
        Assert.InRange(dropouts, networks / 10, networks);
    }

    [Fact]
    public void A_wrong_number_fails_and_its_place_is_named() => Gen.Select(RandomTraining.WithoutDropout, Gen.Int[0, 999], Gen.Bool).Check(40, (random, draw, isLarge) =>
    {
        var (derivation, calculation) = Calculated(random);
        var parameters = derivation.Blocks.SelectMany(block => block.Parameters).ToList();
        var own = parameters[draw % parameters.Count];
        var (tensor, places) = own.Tensors[draw % own.Tensors.Count];
        var place = draw % places.Length;
        var gradient = calculation[own.Gradient.Variable];
        gradient[places[place]] += isLarge ? 0.5 : 1e-5 * Math.Max(1, gradient.Max(Math.Abs));

        var check = GradientCheck.Of(derivation, calculation, 0, null, TestContext.Current.CancellationToken);
        Assert.False(check.IsPassed);
        var worst = check.Tensors.MaxBy(one => one.MaxRelativeError)!;
        Assert.Equal((tensor, place), (worst.Parameter, worst.Worst));
    });

    [Fact]
    public void Its_progress_grows_from_0_and_never_beyond_1()
    {
        var shares = new Reports();
        new RandomTraining("input 20 | dense 30 relu | dense 10", "cross-entropy", 1).Begin().Step(shares, TestContext.Current.CancellationToken);
        Assert.Equal(0, shares[0]);
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[^1], 0.95, 1);
    }

    /// <summary>Both disagree with the rules alone, and with each other not at all.</summary>
    [Fact]
    public void The_other_two_ways_do_not_ask_the_rules()
    {
        var (derivation, calculation) = Calculated(new("sheet", "sse", 1));
        foreach (var parameter in derivation.Blocks.SelectMany(block => block.Parameters))
        {
            Array.Clear(calculation[parameter.Gradient.Variable]);
        }
        var check = GradientCheck.Of(derivation, calculation, 0, null, TestContext.Current.CancellationToken);
        Assert.False(check.IsPassed);
        Assert.All(check.Tensors, tensor => Assert.Equal(1, tensor.MaxRelativeError, 1e-6));
        Assert.All(check.Tensors, tensor => Assert.All(
            tensor.Backward.Zip(tensor.Differences), pair => Assert.Equal(pair.First, pair.Second, 1e-8)));
    }

    /// <summary>2·max(w, 0) + 5·max(−w, 0) has at 0 no derivative at all, and from neither side the 0 that the rules take.</summary>
    [Fact]
    public void Where_there_is_no_derivative_there_is_nothing_to_disagree_with()
    {
        var training = new WorkedTraining(Network.Parse("input 1x1x2 | conv 1 1x1 relu | dense 1"), new SumOfSquares(), [1, -1], [1], 0.1);
        training.Set("conv1.weight", [0]);
        training.Set("conv1.bias", [0]);
        training.Set("dense1.weight", [2, 5]);
        var check = training.Step(cancellation: TestContext.Current.CancellationToken).Check;
        Assert.True(check.IsPassed);
        Assert.Equal([(0, Kink.Corner)], check.Tensors[0].Kinks.Select(kink => (kink.Key, kink.Value)));
        Assert.Equal(1, check.Tensors[0].Differentiated);
    }

    /// <summary>Corners and jumps of every height, beside slopes of every kind; and functions that are merely steep or curved.</summary>
    [Fact]
    public void Kinks_are_told_from_steep_slopes() => Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[0.01, 3]).Check(100, (slope, bend, size) =>
    {
        double Smooth(double x) => Math.Exp(slope * x) + bend * x * x;
        const double Tolerance = 1e-6;
        Assert.Equal(Kink.Corner, DifferenceQuotients.KinkOf(x => Smooth(x) + size * Math.Abs(x), Tolerance));
        Assert.Equal(Kink.Corner, DifferenceQuotients.KinkOf(x => Smooth(x) - size * Math.Max(x, 0), Tolerance));
        Assert.Equal(Kink.Jump, DifferenceQuotients.KinkOf(x => Smooth(x) + size * Math.Sign(x), Tolerance));
        Assert.Equal(Kink.Jump, DifferenceQuotients.KinkOf(x => Smooth(x) + (x == 0 ? size : 0), Tolerance));
        Assert.Null(DifferenceQuotients.KinkOf(Smooth, Tolerance));
        Assert.Null(DifferenceQuotients.KinkOf(x => Smooth(x) + size * Math.Tanh(1e5 * x), Tolerance));
        Assert.Null(DifferenceQuotients.KinkOf(x => Smooth(x) + size * Math.Sqrt(Math.Abs(x)), Tolerance));
        // A corner beside the place.
        Assert.Null(DifferenceQuotients.KinkOf(x => Smooth(x) + size * Math.Abs(x - 3e-6), Tolerance));
    });

    [Fact]
    public void Outputs_far_apart_have_a_finite_loss()
    {
        var training = new WorkedTraining(Network.Parse("input 1 | dense 2"), new CrossEntropy(), [10000], [1, 0], 1e-9);
        training.Set("dense1.weight", [-1, 1]);
        var step = training.Step(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(20000, step.Loss, 1e-9);
        Assert.True(step.Check.IsPassed);
        Assert.Contains("too small for a double", StepDocument.Of([step]).ToText());
    }

    [Theory]
    [InlineData(1, 1, 1, 0)]
    [InlineData(1, 1, double.NaN, 0)]
    [InlineData(1, 1.5, double.NaN, 0.25)]
    [InlineData(1, 2, 4, 1.5)]
    [InlineData(double.NaN, 1, 1, double.PositiveInfinity)]
    [InlineData(1, double.PositiveInfinity, 1, double.PositiveInfinity)]
    public void The_largest_disagreement_counts(double derived, double backward, double difference, double error)
    {
        var scale = double.IsFinite(backward) ? 2 : backward;
        var tensor = new TensorCheck(Network.Parse("sheet").Parameters[0], [0, derived], [0, backward], [0, difference]) { Scale = scale };
        Assert.Equal(error, tensor.MaxRelativeError);
        Assert.Equal(error == 0 ? 0 : 1, tensor.Worst);
        Assert.Equal(double.IsNaN(difference) ? 1 : 2, tensor.Differentiated);
    }

    /// <summary>The derivation of a training, with its first step's numbers.</summary>
    private static (Derivation, Calculation) Calculated(RandomTraining random)
    {
        var training = random.Begin();
        var step = training.Step();
        var calculation = new Calculation(training.Derivation);
        foreach (var (variable, numbers) in step.Values)
        {
            numbers.CopyTo(calculation[variable], 0);
        }
        return (training.Derivation, calculation);
    }

    private sealed class Reports : List<double>, IProgress<double>
    {
        public void Report(double value) => Add(value);
    }
}
