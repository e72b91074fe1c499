using Chainrule.Optimizers;
using CsCheck;

namespace Chainrule.Tests.Optimizers;

public class ScheduleTests
{
    private static readonly Gen<double> Factor = Gen.Double[0.1, 1];

    private static readonly Gen<Schedule> Simple = Gen.OneOf<Schedule>(
        Gen.Const<Schedule>(new ConstantSchedule()),
        Gen.Select(Gen.Int[1, 5], Factor).Select((every, factor) => (Schedule)new StepSchedule(every, factor)),
        Factor.Select(factor => (Schedule)new ExponentialSchedule(factor)),
        Gen.OneOf(Gen.Const(0d), Gen.Double[0, 1]).Select(final => (Schedule)new CosineSchedule(final)),
        Gen.Select(Gen.OneOf(Gen.Const(0.3), Gen.Double[0, 1]), Gen.OneOf(Gen.Const(25d), Gen.Double[1, 50]), Gen.OneOf(Gen.Const(1e4), Gen.Double[1, 1e5]))
            .Select((share, start, final) => (Schedule)new OneCycleSchedule(share, start, final)));

    private static readonly Gen<Schedule> Any = Gen.OneOf(
        Simple, Gen.Select(Gen.Double[0.01, 6], Simple).Select((epochs, next) => (Schedule)new WarmUp(epochs, next)));

    private static double[] Factors(Schedule schedule, int stepsPerEpoch, int epochs) =>
        [.. Enumerable.Range(0, stepsPerEpoch * epochs).Select(step => schedule.Factor(step, stepsPerEpoch, epochs))];

    [Fact]
    public void Every_factor_is_above_zero_and_at_most_one() =>
        Gen.Select(Any, Gen.Int[1, 9], Gen.Int[1, 9]).Check(500, (schedule, stepsPerEpoch, epochs) =>
            Assert.All(Factors(schedule, stepsPerEpoch, epochs), factor => Assert.True(factor is > 0 and <= 1, $"{factor}")));

    [Fact]
    public void What_is_printed_is_read_as_the_same_schedule() =>
        Any.Check(500, schedule =>
        {
            var read = Schedule.Parse(schedule.ToString());
            Assert.Equal(schedule.ToString(), read.ToString());
            Assert.Equal(Factors(schedule, 4, 5), Factors(read, 4, 5));
        });

    [Fact]
    public void A_constant_schedule_stays_at_one() => Assert.All(Factors(new ConstantSchedule(), 3, 4), factor => Assert.Equal(1, factor));

    [Fact]
    public void A_step_falls_at_every_boundary_and_nowhere_else() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5], Gen.Int[1, 12]).Check(200, (every, stepsPerEpoch, epochs) =>
        {
            var factors = Factors(new StepSchedule(every, 0.5), stepsPerEpoch, epochs);
            Assert.Equal(1, factors[0]);
            for (var step = 1; step < factors.Length; step++)
            {
                Assert.Equal(step % (every * stepsPerEpoch) == 0 ? factors[step - 1] / 2 : factors[step - 1], factors[step]);
            }
        });

    [Fact]
    public void An_exponential_falls_after_every_epoch() =>
        Assert.Equal([1, 1, 0.5, 0.5, 0.25, 0.25], Factors(new ExponentialSchedule(0.5), 2, 3));

    [Fact]
    public void A_cosine_falls_from_one_to_its_final_factor() =>
        Gen.Select(Gen.Double[0, 0.9], Gen.Int[1, 9], Gen.Int[1, 9]).Check(200, (final, stepsPerEpoch, epochs) =>
        {
            var schedule = new CosineSchedule(final);
            var factors = Factors(schedule, stepsPerEpoch, epochs);
            Assert.Equal(1, factors[0], 1e-15);
            Assert.Equal(factors.OrderDescending(), factors);
            Assert.True(factors[^1] > final);
            Assert.Equal(final, schedule.Factor(factors.Length, stepsPerEpoch, epochs), 1e-15);
            Assert.Equal(final, schedule.Factor(factors.Length + 7, stepsPerEpoch, epochs), 1e-15);
        });

    [Fact]
    public void One_cycle_rises_to_one_and_falls_to_its_end() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9]).Check(200, (peak, fall) =>
        {
            // A share that puts the peak on a step.
            var steps = peak + 1 + fall;
            var factors = Factors(new OneCycleSchedule((peak + 1.0) / steps), 1, steps);
            Assert.Equal(1, factors[peak], 1e-12);
            Assert.Equal(1.0 / 25, factors[0], 1e-12);
            Assert.Equal(1 / 25e4, factors[^1], 1e-12);
            Assert.Equal(factors[..(peak + 1)].Order(), factors[..(peak + 1)]);
            Assert.Equal(factors[peak..].OrderDescending(), factors[peak..]);
        });

    [Fact]
    public void One_cycle_of_a_single_step_is_its_peak() => Assert.Equal([1], Factors(new OneCycleSchedule(), 1, 1));

    [Fact]
    public void One_cycle_stays_at_its_end() =>
        Assert.Equal(1 / 25e4, new OneCycleSchedule().Factor(1000, stepsPerEpoch: 10, epochs: 2), 1e-15);

    [Fact]
    public void A_warm_up_rises_step_by_step_and_then_follows_the_other_schedule() =>
        Gen.Select(Simple, Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[1, 6]).Check(200, (next, warm, stepsPerEpoch, epochs) =>
        {
            var factors = Factors(new WarmUp(warm, next), stepsPerEpoch, warm + epochs);
            var followed = Factors(next, stepsPerEpoch, epochs);
            var steps = warm * stepsPerEpoch;
            for (var step = 0; step < steps; step++)
            {
                Assert.Equal(followed[0] * (step + 1) / (steps + 1), factors[step], 1e-12);
            }
            Assert.Equal(followed, factors[steps..]);
        });

    [Theory]
    [InlineData(0.5, new[] { 1 / 6.0, 2 / 6.0, 3 / 6.0, 4 / 6.0, 5 / 6.0, 1, 1, 1, 1, 1 })]
    [InlineData(0.01, new[] { 1.0, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData(1e300, new[] { 1 / 11.0, 2 / 11.0, 3 / 11.0, 4 / 11.0, 5 / 11.0, 6 / 11.0, 7 / 11.0, 8 / 11.0, 9 / 11.0, 10 / 11.0 })]
    public void A_warm_up_may_be_any_part_of_the_training(double epochs, double[] expected) =>
        Assert.All(Factors(new WarmUp(epochs, new ConstantSchedule()), 10, 1), (factor, step) => Assert.Equal(expected[step], factor, 1e-15));

    [Theory]
    [InlineData("step 5", "step 5 0.1")]
    [InlineData("cosine 0", "cosine")]
    [InlineData("cosine 0.01", "cosine 0.01")]
    [InlineData("one-cycle 0.3 25 10000", "one-cycle")]
    [InlineData("one-cycle 0.4", "one-cycle 0.4")]
    [InlineData("one-cycle 0.3 10", "one-cycle 0.3 10 10000")]
    [InlineData("warmup 1", "warmup 1 constant")]
    [InlineData("warmup 0.5 step 5 0.1", "warmup 0.5 step 5 0.1")]
    public void A_text_has_one_canonical_form(string text, string canonical) => Assert.Equal(canonical, Schedule.Parse(text).ToString());

    [Theory]
    [InlineData("", 0, "schedule, column 1: expected one of constant, step, exponential, cosine, one-cycle, warmup, found the end")]
    [InlineData("onecycle", 0, "schedule, column 1: unknown schedule 'onecycle', choose one of constant, step, exponential, cosine, one-cycle, warmup: did you mean 'one-cycle'?")]
    [InlineData("step", 4, "schedule, column 5: expected the epochs between two falls, a whole number of at least 1, found the end")]
    [InlineData("step 0 0.1", 5, "schedule, column 6: expected the epochs between two falls, a whole number of at least 1, found '0'")]
    [InlineData("step 1 2", 7, "schedule, column 8: expected the factor, a number above 0 and at most 1, found '2'")]
    [InlineData("exponential", 11, "schedule, column 12: expected the factor per epoch, a number above 0 and at most 1, found the end")]
    [InlineData("cosine 2", 7, "schedule, column 8: expected the final factor, a number from 0 to 1, found '2'")]
    [InlineData("cosine 0.1 0.2", 11, "schedule, column 12: expected the end after 'cosine 0.1', found '0.2'")]
    [InlineData("one-cycle 0.3 0", 14, "schedule, column 15: expected the divisor of the first step, a number of at least 1, found '0'")]
    [InlineData("warmup cosine", 7, "schedule, column 8: expected the epochs to warm up, a number above 0, found 'cosine'")]
    [InlineData("warmup 1 warmup 1", 9, "schedule, column 10: a warm-up cannot follow a warm-up, name another schedule")]
    public void A_mistake_is_pointed_at(string text, int start, string message)
    {
        var error = Assert.Throws<ChainruleException>(() => Schedule.Parse(text));
        Assert.Equal((message, start), (error.Message, error.Start));
    }

    [Fact]
    public void A_programmers_mistake_is_an_argument_exception()
    {
        Assert.Throws<ArgumentOutOfRangeException>("everyEpochs", () => new StepSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new StepSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factorPerEpoch", () => new ExponentialSchedule(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("finalFactor", () => new CosineSchedule(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("warmShare", () => new OneCycleSchedule(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("startDivisor", () => new OneCycleSchedule(startDivisor: 0));
        Assert.Throws<ArgumentOutOfRangeException>("finalDivisor", () => new OneCycleSchedule(finalDivisor: double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => new WarmUp(0, new ConstantSchedule()));
        Assert.Throws<ArgumentNullException>("next", () => new WarmUp(1, null!));
        Assert.Throws<ArgumentException>("next", () => new WarmUp(1, new WarmUp(1, new ConstantSchedule())));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => new ConstantSchedule().Factor(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("stepsPerEpoch", () => new ConstantSchedule().Factor(0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => new ConstantSchedule().Factor(0, 1, 0));
    }
}
