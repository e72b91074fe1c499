using Chainrule.Symbolics;

namespace Chainrule.Tests.Symbolics;

public class FormulaParserTests
{
    private static readonly Variable y = new('y'), t = new('t');

    [Fact]
    public void A_formula_has_the_value_that_its_text_says() => RandomFormulaTexts.Of("y", "t", 4).Check(500, formula =>
    {
        double[] first = [0], second = [0];
        var evaluator = new Evaluator(Parse(formula.Text), new Dictionary<Variable, double[]> { [y] = first, [t] = second });
        foreach (var (a, b) in new[] { (0.3, -1.2), (-0.7, 0.4), (1.9, 0.05) })
        {
            (first[0], second[0]) = (a, b);
            var (value, size) = formula.Value(a, b);
            Assert.Equal(value, evaluator.At(), 1e-9 * Math.Max(1, size));
        }
    });

    [Theory]
    [InlineData("1 + 2 * 3 - 4 / 8", 6.5)]
    [InlineData("2 - 3 - 4", -5)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("-2^2", -4)]
    [InlineData("2^-2", 0.25)]
    [InlineData("2^3^2", 512)]
    [InlineData("(2^3)^2", 64)]
    [InlineData("2**3", 8)]
    [InlineData("2*-3", -6)]
    [InlineData("--3", 3)]
    [InlineData("e^2^0", 2.718281828459045)]
    [InlineData("e", 2.718281828459045)]
    [InlineData(".5 + 1.5e+1 + 2E-1", 15.7)]
    [InlineData("max(1, 3, 2) + min(4, 2, 7)", 5)]
    [InlineData("−1 × 2·3", -6)]
    [InlineData("2(1 + 2)(3 - 1)^2 ln(e^{2 - 1})", 24)]
    [InlineData("6/2 * 3e - 9e", 0)]
    [InlineData("3/2 |2 - 4| [2 > 1] - [2 ≤ 1]", 3)]
    [InlineData("1/2 e(1 + 1)(2 - 1) - e", 0)]
    [InlineData("|1 - |2 - 5|| – 2", 0)]
    [InlineData("σ(0) + ln(1)", 0.5)]
    public void Numbers_are_worked_out_as_everyone_does(string text, double value) =>
        Assert.Equal(value, new Evaluator(Parse(text), new Dictionary<Variable, double[]>()).At(), 1e-15);

    [Theory]
    [InlineData("", 0, 0, "found the end")]
    [InlineData("y +", 3, 0, "found the end")]
    [InlineData("y + )", 4, 1, "found ')'")]
    [InlineData("y + 𝑡", 4, 2, "found '𝑡'")]
    [InlineData("(y", 2, 0, "expected ')'")]
    [InlineData("y)", 1, 1, "expected an operator or the end")]
    [InlineData("y 2", 2, 1, "expected an operator or the end")]
    [InlineData("1/2y", 3, 1, "expected '*' or parentheses to say what is divided by")]
    [InlineData("1.2.3", 0, 5, "'1.2.3' is no number")]
    [InlineData("1e999", 0, 5, "'1e999' is no number")]
    [InlineData("z", 0, 1, "unknown name 'z', choose one of y, t")]
    [InlineData("sin(y)", 0, 3, "unknown function 'sin'")]
    [InlineData("tahn(y)", 0, 4, "did you mean 'tanh'?")]
    [InlineData("exp y", 4, 1, "expected '('")]
    [InlineData("exp(y, t)", 5, 1, "expected ')'")]
    [InlineData("max()", 4, 1, "expected a number, a name or '('")]
    [InlineData("y_1", 1, 1, "expected an operator or the end")]
    [InlineData("y = t", 2, 1, "expected an operator or the end")]
    [InlineData("]y", 0, 1, "expected a number, a name or '('")]
    [InlineData("y\0", 1, 1, "expected an operator or the end")]
    public void A_mistake_is_pointed_at(string text, int start, int length, string message)
    {
        var error = Assert.Throws<ChainruleException>(() => Parse(text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((text, start, length), (error.Text, error.Start, error.Length));
        Assert.StartsWith($"loss, column {start + 1}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_and_depth_are_limited()
    {
        Assert.Contains("1000", Refused("y" + string.Concat(Enumerable.Repeat("+y", 1000))), StringComparison.Ordinal);
        foreach (var nested in new[] { "(", "-(", "exp(", "2^", "max(y,", "2(", "|(", "[" })
        {
            Assert.Contains("within each other", Refused(string.Concat(Enumerable.Repeat(nested, 100))), StringComparison.Ordinal);
        }
    }

    private static string Refused(string text) => Assert.Throws<ChainruleException>(() => Parse(text)).Message;

    private static Expression Parse(string text) => FormulaParser.Parse("loss", text, 0, text.Length, y, t);
}
