using Chainrule.Derivations.Steps;
using Chainrule.Losses;
using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Derivations.Steps;

public class WorkedTrainingTests
{
    /// <summary>Matt Mazur's worked example of backpropagation, whose numbers thousands have checked by hand.</summary>
    [Fact]
    public void Mazurs_example_has_its_published_numbers()
    {
        var training = Sheet(.05, .10);
        training.Set("dense1.weight", [.15, .20, .25, .30]);
        training.Set("dense1.bias", [.35, .35]);
        training.Set("dense2.weight", [.40, .45, .50, .55]);
        training.Set("dense2.bias", [.60, .60]);
        var step = training.Step(cancellation: TestContext.Current.CancellationToken);

        AssertEqual([.593269992, .596884378], step.Values[training.Derivation.Blocks[0].Output.Variable][1..]);
        AssertEqual([.751365070, .772928465], step.Output);
        Assert.Equal(.298371109, step.Loss, 9);
        Assert.Equal(.280471447, step.LossAfter, 9);
        AssertEqual([.149780716, .199561432, .249751144, .299502287], step[Parameter(training, "dense1.weight")].Updated);
        AssertEqual([.358916480, .408666186, .511301270, .561370121], step[Parameter(training, "dense2.weight")].Updated);
        Assert.Equal(step[Parameter(training, "dense2.weight")].Updated, training.Values(Parameter(training, "dense2.weight")));
        Assert.True(step.Check.IsPassed);
        AssertEqual([.593269992 * (1 - .593269992), .596884378 * (1 - .596884378)], step.Slopes(0)!);
    }

    [Fact]
    public void A_step_goes_against_the_gradient_to_the_next_ones_start() => RandomTraining.Any.Check(40, random =>
    {
        var training = random.Begin();
        var (first, second) = (training.Step(), training.Step());
        foreach (var parameter in training.Derivation.Network.Parameters)
        {
            var (value, gradient, updated) = first[parameter];
            Assert.Equal(value.Zip(gradient, (w, g) => w - RandomTraining.Rate * g), updated);
            Assert.Equal(updated, second[parameter].Value);
        }
        // Dropout drops other cells in another step, but the same ones before and after it.
        if (!random.HasDropout)
        {
            Assert.Equal(first.LossAfter, second.Loss);
        }
        Assert.Equal([first, second], training.Steps);
    });

    [Fact]
    public void Undone_steps_leave_every_bit_as_it_was() => Gen.Select(RandomTraining.Any, Gen.Int[1, 4]).Check(40, (random, count) =>
    {
        var training = random.Begin();
        var before = new Stack<List<long[]>>();
        for (var i = 0; i < count; i++)
        {
            before.Push(RandomTraining.Bits(training));
            training.Step();
        }
        var (after, losses) = (RandomTraining.Bits(training), training.Steps.Select(step => step.Loss).ToArray());
        while (before.Count > 0)
        {
            training.Undo();
            Assert.Equal(before.Pop(), RandomTraining.Bits(training));
        }
        Assert.Empty(training.Steps);
        // And done again they come to the same.
        for (var i = 0; i < count; i++)
        {
            training.Step();
        }
        Assert.Equal(after, RandomTraining.Bits(training));
        Assert.Equal(losses, training.Steps.Select(step => step.Loss));
    });

    [Fact]
    public void Several_steps_are_as_many_first_ones() => RandomTraining.WithoutDropout.Check(20, random =>
    {
        var (training, network) = (random.Begin(), Network.Parse(random.Text));
        for (var i = 0; i < 3; i++)
        {
            var single = random.Begin();
            foreach (var parameter in network.Parameters)
            {
                single.Set(parameter.Name, training.Values(Parameter(training, parameter.Name)));
            }
            single.Step();
            training.Step();
            Assert.Equal(RandomTraining.Bits(single), RandomTraining.Bits(training));
            Assert.Equal(single.Steps[0].LossAfter, training.Steps[i].LossAfter);
        }
    });

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_drops_others()
    {
        var random = new RandomTraining("input 20 | dropout 0.5 | dense 4 sigmoid | dropout 0.5 | dense 3", "cross-entropy", 7);
        var (one, same) = (random.Begin(), random.Begin());
        foreach (var training in new[] { one, same, one, same })
        {
            training.Step(cancellation: TestContext.Current.CancellationToken);
        }
        Assert.Equal(RandomTraining.Bits(one), RandomTraining.Bits(same));
        // The dropped inputs' weights have no gradient; in the second step they are others.
        var weight = Parameter(one, "dense1.weight");
        bool[][] dropped = [.. one.Steps.Select(step => step[weight].Gradient.Select(gradient => gradient == 0).ToArray())];
        Assert.Contains(true, dropped[0]);
        Assert.Contains(false, dropped[0]);
        Assert.NotEqual(dropped[0], dropped[1]);
    }

    [Fact]
    public void A_network_without_parameters_has_a_step_too()
    {
        var training = new WorkedTraining(Network.Parse("input 2 | relu"), new SumOfSquares(), [1, -1], [0, 0], 1);
        var step = training.Step(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((0.5, 0.5, 0), (step.Loss, step.LossAfter, step.Check.MaxRelativeError));
        Assert.True(step.Check.IsPassed);
    }

    [Fact]
    public void Without_a_step_there_is_nothing_to_undo()
    {
        var training = Sheet(1, 1);
        Assert.Throws<InvalidOperationException>(training.Undo);
        training.Step(cancellation: TestContext.Current.CancellationToken);
        training.Undo();
        Assert.Throws<InvalidOperationException>(training.Undo);
    }

    [Fact]
    public void A_cancelled_step_has_not_been_done()
    {
        var training = Sheet(1, 1);
        var before = RandomTraining.Bits(training);
        using var source = new CancellationTokenSource();
        // In the midst of the check.
        Assert.Throws<OperationCanceledException>(() => training.Step(new Cancelling(source), source.Token));
        Assert.Empty(training.Steps);
        Assert.Equal(before, RandomTraining.Bits(training));
    }

    [Fact]
    public void A_network_with_too_many_numbers_is_refused_before_they_are_made() => AssertRefused(
        "the most that are worked out", () => _ = new WorkedTraining(
            Network.Parse("input 1x1000x1000 | dense 100"), new SumOfSquares(), [], [], 1));

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        AssertRefused("the input takes 2 numbers, not 1", () => Sheet(1));
        AssertRefused("the input holds a number that is not finite", () => Sheet(1, double.NaN));
        AssertRefused("the learning rate", () => Sheet([1, 1], double.PositiveInfinity));
        AssertRefused("dense1.bias takes 2 numbers, not 3", () => Sheet(1, 1).Set("dense1.bias", [1, 2, 3]));
        AssertRefused("dense1.bias holds a number that is not finite", () => Sheet(1, 1).Set("dense1.bias", [1, double.NegativeInfinity]));
        AssertRefused("dense1.weight", () => Sheet(1, 1).Set("dense1.wieght", [1, 2, 3, 4]));
        double[][] others = [[0.5, 0.6], [-0.5, 1.5], [0, 0]];
        Assert.All(others, target => AssertRefused(
            "1 in all", () => _ = new WorkedTraining(Network.Parse("sheet"), new CrossEntropy(), [1, 1], target, 0.5)));
    }

    /// <summary>An output of 10²⁰⁰ has a square that cannot be held; a rate of 10³⁰⁰ makes such outputs.</summary>
    [Theory]
    [InlineData(1e200, 1, "the loss is not finite, by L = ")]
    [InlineData(1, 1e300, "after the step the loss is not finite, by L = ")]
    [InlineData(1e150, 1e300, "a number of w^+ is not finite, by w_ij^+ = w_ij − ")]
    public void What_is_not_finite_is_said_and_no_step(double input, double rate, string message)
    {
        var training = new WorkedTraining(Network.Parse("input 1 | dense 1"), new SumOfSquares(), [input], [0], rate);
        training.Set("dense1.weight", [1]);
        var before = RandomTraining.Bits(training);
        AssertRefused(message, () => training.Step());
        Assert.Empty(training.Steps);
        Assert.Equal(before, RandomTraining.Bits(training));
    }

    /// <summary>Pictures in whole numbers make outputs whose powers of e cannot be held; training has no trouble with them either.</summary>
    [Fact]
    public void Softmax_of_large_outputs_is_worked_out()
    {
        var training = new WorkedTraining(Network.Parse("input 1 | dense 3"), new CrossEntropy(), [1000], [0, 1, 0], 0.1);
        training.Set("dense1.weight", [0, 1, 1]);
        training.Set("dense1.bias", [0, 0, 0]);
        var step = training.Step(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([0, 0.5, 0.5], step.Output);
        Assert.Equal(Math.Log(2), step.Loss, 12);
        Assert.Equal(0, step.LossAfter);
        Assert.True(step.Check.IsPassed);
    }

    private static Parameter Parameter(WorkedTraining training, string name) =>
        training.Derivation.Network.Parameters.Single(parameter => parameter.Name == name);

    private static WorkedTraining Sheet(params double[] input) => Sheet(input, .5);

    private static WorkedTraining Sheet(double[] input, double rate) => new(Network.Parse("sheet"), new SumOfSquares(), input, [.01, .99], rate);

    private static void AssertRefused(string words, Action refused) => Assert.Contains(words, Assert.Throws<ChainruleException>(refused).Message);

    private static void AssertEqual(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 9));
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
