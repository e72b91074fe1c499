using Chainrule.Optimizers;
using CsCheck;

namespace Chainrule.Tests.Optimizers;

public class OptimizerTextTests
{
    [Fact]
    public void What_is_printed_is_read_as_the_same_optimizer() =>
        AnyOptimizer.OfAnyKind.Check(500, optimizer => Assert.Equivalent(optimizer, Optimizer.Parse(optimizer.ToString()), strict: true));

    [Theory]
    [InlineData("sgd", "sgd 0.01")]
    [InlineData("sgd 0.1 momentum 0.9 nesterov decay 1e-4", "sgd 0.1 momentum 0.9 nesterov decay 0.0001")]
    [InlineData("  sgd  decay 1e-6 momentum 0.9", "sgd 0.01 momentum 0.9 decay 1e-06")]
    [InlineData("adam", "adam 0.001")]
    [InlineData("adam 0.001 beta1 0.9 beta2 0.999 epsilon 1e-8 decay 0", "adam 0.001")]
    [InlineData("adam beta2 0.99", "adam 0.001 beta2 0.99")]
    [InlineData("adamw", "adamw 0.001")]
    [InlineData("adamw 0.001 decay 0.01", "adamw 0.001")]
    [InlineData("adamw 0.002 decay 0", "adamw 0.002 decay 0")]
    [InlineData("rmsprop", "rmsprop 0.01")]
    [InlineData("rmsprop 0.01 momentum 0.9 alpha 0.9", "rmsprop 0.01 alpha 0.9 momentum 0.9")]
    [InlineData("adadelta", "adadelta 1")]
    [InlineData("adadelta 1 rho 0.95 epsilon 1e-7", "adadelta 1 rho 0.95 epsilon 1e-07")]
    public void A_text_has_one_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, Optimizer.Parse(text).ToString());

    [Theory]
    [InlineData("sgd 0.1")]
    [InlineData("adam 0.1")]
    [InlineData("adamw 0.1")]
    [InlineData("rmsprop")]
    [InlineData("adadelta")]
    public void The_texts_defaults_are_the_constructors(string text)
    {
        Optimizer[] standard = [new Sgd(0.1), new Adam(0.1), new AdamW(0.1), new RmsProp(), new Adadelta()];
        var read = Optimizer.Parse(text);
        Assert.Equivalent(standard.Single(optimizer => optimizer.GetType() == read.GetType()), read, strict: true);
    }

    [Theory]
    [InlineData("", 0, "optimizer, column 1: expected one of sgd, adam, adamw, rmsprop, adadelta, found the end")]
    [InlineData("adma 0.1", 0, "optimizer, column 1: unknown optimizer 'adma', choose one of sgd, adam, adamw, rmsprop, adadelta: did you mean 'adam'?")]
    [InlineData("lion", 0, "optimizer, column 1: unknown optimizer 'lion', choose one of sgd, adam, adamw, rmsprop, adadelta")]
    [InlineData("sgd 0", 4, "optimizer, column 5: expected the learning rate, a number above 0 and at most 3e38, found '0'")]
    [InlineData("sgd 4e38", 4, "optimizer, column 5: expected the learning rate, a number above 0 and at most 3e38, found '4e38'")]
    [InlineData("sgd fast", 4, "optimizer, column 5: expected the learning rate or one of momentum, nesterov, decay, found 'fast'")]
    [InlineData("sgd NaN", 4, "optimizer, column 5: expected the learning rate or one of momentum, nesterov, decay, found 'NaN'")]
    [InlineData("sgd 0.1 0.2", 8, "optimizer, column 9: expected the end or one of momentum, nesterov, decay, found '0.2'")]
    [InlineData("sgd 0.1 momentum", 16, "optimizer, column 17: expected momentum, a number from 0 up to, but not including, 1, found the end")]
    [InlineData("sgd 0.1 momentum 1", 17, "optimizer, column 18: expected momentum, a number from 0 up to, but not including, 1, found '1'")]
    [InlineData("sgd 0.1 decay 0 decay 0", 16, "optimizer, column 17: decay is given twice, leave one out")]
    [InlineData("sgd 0.1 nesterov", 8, "optimizer, column 9: nesterov needs a momentum above 0 before it")]
    [InlineData("adam 0.1 epsilon 0", 17, "optimizer, column 18: expected epsilon, a number from 1e-30 to 1, found '0'")]
    [InlineData("adamw 0.1 decay -1", 16, "optimizer, column 17: expected decay, a number of at least 0, found '-1'")]
    public void A_mistake_is_pointed_at(string text, int start, string message)
    {
        var error = Assert.Throws<ChainruleException>(() => Optimizer.Parse(text));
        Assert.Equal((message, start), (error.Message, error.Start));
    }

    [Fact]
    public void A_programmers_mistake_is_an_argument_out_of_range()
    {
        foreach (var wrong in new[] { 0, -1, 4e38, double.NaN, double.PositiveInfinity })
        {
            Refused("rate", () => new Sgd(wrong));
            Refused("rate", () => new Adam(wrong));
            Refused("rate", () => new AdamW(wrong));
            Refused("rate", () => new RmsProp(wrong));
            Refused("rate", () => new Adadelta(wrong));
        }
        foreach (var wrong in new[] { 1, -0.1, double.NaN })
        {
            Refused("momentum", () => new Sgd(1, momentum: wrong));
            Refused("beta1", () => new Adam(1, beta1: wrong));
            Refused("beta2", () => new Adam(1, beta2: wrong));
            Refused("beta1", () => new AdamW(1, beta1: wrong));
            Refused("beta2", () => new AdamW(1, beta2: wrong));
            Refused("alpha", () => new RmsProp(1, alpha: wrong));
            Refused("momentum", () => new RmsProp(1, momentum: wrong));
            Refused("rho", () => new Adadelta(1, rho: wrong));
        }
        foreach (var wrong in new[] { 0, -1, double.NaN })
        {
            Refused("epsilon", () => new Adam(1, epsilon: wrong));
            Refused("epsilon", () => new AdamW(1, epsilon: wrong));
            Refused("epsilon", () => new RmsProp(1, epsilon: wrong));
            Refused("epsilon", () => new Adadelta(1, epsilon: wrong));
        }
        foreach (var wrong in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Refused("weightDecay", () => new Sgd(1, weightDecay: wrong));
            Refused("weightDecay", () => new Adam(1, weightDecay: wrong));
            Refused("weightDecay", () => new AdamW(1, weightDecay: wrong));
            Refused("weightDecay", () => new RmsProp(1, weightDecay: wrong));
            Refused("weightDecay", () => new Adadelta(1, weightDecay: wrong));
        }
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd(1, nesterov: true));

        static void Refused(string name, Func<Optimizer> create) => Assert.Throws<ArgumentOutOfRangeException>(name, create);
    }
}
