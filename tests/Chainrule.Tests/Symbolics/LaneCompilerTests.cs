using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tests.Kernels;
using CsCheck;

namespace Chainrule.Tests.Symbolics;

public unsafe class LaneCompilerTests
{
    private static readonly Variable y = new('y'), t = new('t');

    private static readonly Gen<(FormulaText, int, int)> Cases = Gen.Select(RandomFormulaTexts.Of("y", "t", 4), Gen.Int[0, 40], Gen.Int);

    [Fact]
    public void Lane16_has_the_formulas_value() => Cases.Check(200, (formula, cells, seed) => Law<Lane16, float>(formula, cells, seed, 1e-4));

    [Fact]
    public void Lane8_has_the_formulas_value() => Cases.Check(200, (formula, cells, seed) => Law<Lane8, float>(formula, cells, seed, 1e-4));

    [Fact]
    public void Lane4_has_the_formulas_value() => Cases.Check(200, (formula, cells, seed) => Law<Lane4, float>(formula, cells, seed, 1e-4));

    [Fact]
    public void LaneDouble_has_the_formulas_value() => Cases.Check(500, (formula, cells, seed) => Law<LaneDouble, double>(formula, cells, seed, 1e-9));

    private static void Law<TLane, T>(FormulaText formula, int cells, int seed, double tolerance)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var expression = FormulaParser.Parse("loss", formula.Text, 0, formula.Text.Length, y, t);
        var random = new Chainrule.Tensors.RandomSource(seed);
        var guardEnd = (seed & 1) == 0;
        using var first = new LaneBuffer<TLane, T>(cells, guardEnd).Randomize(ref random);
        using var second = new LaneBuffer<TLane, T>(cells, guardEnd).Randomize(ref random);
        // As it is written, simplified, and so that nothing overflows.
        foreach (var form in new[] { expression, expression.Simplify(), expression.Simplify().Stable() })
        {
            using var output = new LaneBuffer<TLane, T>(cells, guardEnd);
            var program = LaneCompiler.Compile(form, y, t);
            program.Run<TLane, T>(first.Pointer, second.Pointer, output.Pointer, cells);
            for (var e = 0; e < TLane.Count; e++)
            {
                foreach (var ((a, b), actual) in first.Example(e).Zip(second.Example(e)).Zip(output.Example(e)))
                {
                    var (value, size) = formula.Value(a, b);
                    Assert.True(Math.Abs(value - actual) <= tolerance * Math.Max(1, size), $"{form} at {a}, {b}: {actual}, not {value}");
                }
            }
        }
    }

    [Fact]
    public void The_output_may_be_an_input()
    {
        var program = LaneCompiler.Compile(y[[]] * t[[]] - Functions.Exp.Of(y[[]]), y, t);
        var random = new Chainrule.Tensors.RandomSource(1);
        using var first = new LaneBuffer<Lane8, float>(40, true).Randomize(ref random);
        using var second = new LaneBuffer<Lane8, float>(40, true).Randomize(ref random);
        using var output = new LaneBuffer<Lane8, float>(40, true);
        program.Run<Lane8, float>(first.Pointer, second.Pointer, output.Pointer, 40);
        program.Run<Lane8, float>(first.Pointer, second.Pointer, second.Pointer, 40);
        Assert.Equal(output.Example(3), second.Example(3));
    }

    /// <summary>Where a float's exponential is infinite, the quotients that it stands in are not.</summary>
    [Theory]
    [InlineData("y / (1 + exp(-y))", -1e4, 0, 0)]
    [InlineData("y / (1 + exp(-y))", 1e4, 1e4, 1)]
    [InlineData("1 / (1 + e^(-2*y))^2", -1e4, 0, 0)]
    [InlineData("exp(y) / (1 + exp(y))", 1e4, 1, 0)]
    [InlineData("exp(y) / (1 + exp(y))^2", 1e4, 0, 0)]
    [InlineData("log(1 + exp(y))", 1e4, 1e4, 1)]
    [InlineData("y * tanh(ln(exp(y) + 1))", 1e4, 1e4, 1)]
    [InlineData("max(y, 0) + min(exp(y) - 1, 0)", 1e4, 1e4, 1)]
    [InlineData("max(y, exp(y) - 1) * 0 + min(y, exp(y))", 1e4, 1e4, 1)]
    public void Nothing_overflows_on_the_way(string text, float at, float value, float slope)
    {
        var stable = FormulaParser.Parse("loss", text, 0, text.Length, y).Simplify().Stable();
        Assert.Equal(value, Run(stable));
        Assert.Equal(slope, Run(stable.By(y[[]]).Simplify()));

        float Run(Expression expression)
        {
            var lane = Lane4.Broadcast(at);
            LaneCompiler.Compile(expression, y).Run<Lane4, float>(&lane, null, &lane, 1);
            return *(float*)&lane;
        }
    }

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-3, -1)]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    public void The_sign_is_that_of_a_number(double at, double sign)
    {
        var lane = LaneDouble.Broadcast(at);
        LaneCompiler.Compile(Functions.Sign.Of(y[[]]), y).Run<LaneDouble, double>(&lane, null, &lane, 1);
        Assert.Equal(sign, *(double*)&lane);
    }

    [Fact]
    public void What_occurs_twice_is_worked_out_once()
    {
        // Were it worked out anew in each place, there would be more steps than a program may have.
        Expression doubled = Functions.Tanh.Of(y[[]]);
        for (var i = 0; i < 12; i++)
        {
            doubled += doubled;
        }
        var lane = LaneDouble.Broadcast(0.1);
        LaneCompiler.Compile(doubled, y).Run<LaneDouble, double>(&lane, null, &lane, 1);
        Assert.Equal(Math.Tanh(0.1) * 4096, *(double*)&lane);
    }

    [Fact]
    public void What_would_take_too_long_is_refused()
    {
        Expression Sum(int terms) => new Plus([.. Enumerable.Range(1, terms).Select(i => Functions.Tanh.Of(y[[]] * i))]);
        LaneCompiler.Compile(Sum(400), y);
        Assert.Contains("2000", Assert.Throws<ChainruleException>(() => LaneCompiler.Compile(Sum(600), y)).Message, StringComparison.Ordinal);
        // A product of sums that all wait for the last.
        Expression Nested(int depth) => depth == 0 ? y[[]] : (y[[]] + depth) * Nested(depth - 1);
        LaneCompiler.Compile(Nested(100), y);
        Assert.Contains("128", Assert.Throws<ChainruleException>(() => LaneCompiler.Compile(Nested(200), y)).Message, StringComparison.Ordinal);
    }
}
