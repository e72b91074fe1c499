using Chainrule.Derivations;
using Chainrule.Derivations.Checking;
using Chainrule.Derivations.Mistakes;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Tests.Derivations.Checking;

/// <summary>Update rules written as formulas.</summary>
public class RuleTests
{
    private static readonly CheckedNetwork sheet = new("input 2 | dense 2 sigmoid | dense 2 sigmoid", "sse");

    [Theory]
    [InlineData("dense2.weight", "w - eta * (yhat - y) * yhat * (1 - yhat) * a")]
    [InlineData("dense2.weight", "w_jk − η·(ŷ_k − y_k)·ŷ_k·(1 − ŷ_k)·a_j")]
    [InlineData("dense2.weight", "w + eta * (y - yhat) / (1 / yhat) * (1 - sigmoid(h)) * a^1")]
    [InlineData("dense2.bias", "b - eta * delta")]
    [InlineData("dense2.bias", "w_{0,k} - eta * delta_k")]
    [InlineData("dense1.weight", "v - eta * sum_k(delta_k * w_jk) * a * (1 - a) * x")]
    [InlineData("dense1.weight", "v_ij - eta * sum_k((yhat_k - y_k) * yhat_k * (1 - yhat_k) * w_jk) * a_j * (1 - a_j) * x_i")]
    [InlineData("dense1.weight", "v - eta * delta_j * x")]
    [InlineData("dense2.bias", "b_k - eta * delta_k")]
    [InlineData("dense2.bias", "b_k^+ = b_k - eta * delta_k")]
    [InlineData("dense2.bias", "w_jk - eta * delta_k * a_j")]
    [InlineData("dense1.bias", "v_0j = v_0j - eta * delta_j * x_0")]
    [InlineData("dense1.weight", "w - eta * delta * x")]
    [InlineData("dense2.weight", "w_jk^+ = w_jk - eta * delta_k * a_j")]
    [InlineData("dense2.weight", "w_{jk}^{+} := w - eta * delta * a")]
    [InlineData("dense2.weight", "w ← w - eta * delta * a")]
    [InlineData("dense2.weight", "w_jk - eta*(yhat_k - y_k)*yhat_k*(1-yhat_k)*a_j^h")]
    [InlineData("dense2.weight", "w_jk − η·δ_k^o·a_j^h")]
    [InlineData("dense1.weight", "v_ij - eta*a_j^h*(1-a_j^h)*sum_k(delta_k^o*w_jk)*x_i")]
    [InlineData("dense1.weight", "v_ij - eta*a_j^h^1*(1-a_j)*sum_k(delta_k*w_jk)*x_i")]
    [InlineData("dense1.weight", "v_ij - eta*(delta_1*w_j1+delta_2*w_j2)*a_j*(1-a_j)*x_i")]
    [InlineData("dense1.weight", "v_ij − η a_j (1 − a_j) Σ_k δ_k w_jk x_i.")]
    [InlineData("dense1.weight", "v_ij – η a_j (1 – a_j) Σ_{k=1}^N δ_k w_jk x_i")]
    [InlineData("dense2.weight", "w_jk ← w_jk − η ∂L/∂w_jk = w_jk − η δ_k^o a_j^h")]
    [InlineData("dense2.weight", "= w_jk − η (ŷ_k − t_k) ŷ_k (1 − ŷ_k) a_j^h")]
    [InlineData("dense2.bias", "w_0k - eta*delta_k*a_0")]
    [InlineData("dense2.weight", "w_jk - eta*delta_k*x_j", "x and a confused")]
    [InlineData("dense1.weight", "v_ij - eta*delta_j*a_i", "x and a confused")]
    [InlineData("dense1.weight", "v_ij - eta a_j (1 - a_j) delta_j^o w_jj x_i", "only the own unit's term")]
    [InlineData("dense1.weight", "v_ij - eta a_j (1 - a_j) sum_k(delta_k w_jk^+) x_i", "updated weights in δ")]
    [InlineData("dense1.weight", "v_ij - eta*(delta_1*w_1j+delta_2*w_2j)*a_j*(1-a_j)*x_i", "weights transposed on the way back")]
    [InlineData("dense2.bias", "b + eta * delta", "gradient added", "sign of δ or gradient flipped")]
    [InlineData("dense2.weight", "w - eta * (yhat - y) * a", "output slope missing")]
    [InlineData("dense2.weight", "w + eta * delta * a", "gradient added", "sign of δ or gradient flipped")]
    [InlineData("dense2.weight", "w - eta * delta * x", "x and a confused")]
    [InlineData("dense2.weight", "w - delta * a", "learning rate missing")]
    [InlineData("dense1.weight", "v - eta * sum_k(delta_k * w_jk) * x", "hidden slope missing")]
    [InlineData("dense1.weight", "v - eta * sum_k(delta_k * w_kj) * a * (1 - a) * x", "weights transposed on the way back")]
    [InlineData("dense1.weight", "v - eta * delta_1 * x * 0.123", new string[0])]
    public void A_rule_is_right_or_a_mistake(string parameter, string rule, params string[] mistakes)
    {
        var verdict = Check(parameter, rule);
        Assert.Equal(mistakes.Order(), verdict.Suspicions.Select(suspicion => suspicion.Mistake.Name).Order());
        Assert.Equal(mistakes.Length == 0 && !rule.Contains("0.123", StringComparison.Ordinal), verdict.IsRight);
    }

    [Theory]
    [InlineData("b - eta * delta * a")]
    [InlineData("b_k - eta * delta_k * a_j")]
    public void A_bias_has_no_input(string rule) => Assert.False(Check("dense2.bias", rule).IsRight);

    [Theory]
    [InlineData("dense2.weight", "w_jk^+ = w_jk − η δ_k^o a_j^h")]
    [InlineData("dense2.bias", "w_{0,k}^+ = w_{0,k} − η δ_k^o")]
    [InlineData("dense1.bias", "v_{0,j}^+ = v_{0,j} − η δ_j^h")]
    public void The_right_rule_is_the_parameters_own(string parameter, string expected) =>
        Assert.Equal(expected, Check(parameter, "0").Expected.ToString());

    [Theory]
    [InlineData("w_kj - eta*delta_k*a_j", "the rule is for w_jk")]
    [InlineData("a_j = w - eta*delta*a", "what w_jk becomes")]
    [InlineData("eta = w", "what w_jk becomes")]
    public void What_the_rule_is_for_is_said(string rule, string mentioning) =>
        Assert.Contains(mentioning, Assert.Throws<ChainruleException>(() => Check("dense2.weight", rule)).Message);

    [Theory]
    [InlineData("w - eta * (a", 12, 0)]
    [InlineData("w - eta * 1 / 2a", 15, 1)]
    [InlineData("w - eta 2", 8, 1)]
    [InlineData("w - a_9", 4, 3)]
    [InlineData("w - h_0", 4, 3)]
    [InlineData("w_jk -= eta delta", 5, 1)]
    [InlineData("w - w_jk^+", 4, 6)]
    [InlineData("w - Σ_{k=2}^2 delta_k", 4, 9)]
    [InlineData("w - Σ_{k=1}^99999999999 delta_k", 4, 19)]
    [InlineData("w - Σ_{k=1}^ delta_k", 13, 1)]
    [InlineData("w - Σ_{k", 8, 0)]
    [InlineData("w - etta", 4, 4)]
    [InlineData("w - slope(a)", 4, 5)]
    [InlineData("w - a_i", 4, 3)]
    [InlineData("w - sum(a)", 4, 3)]
    [InlineData("w - sum_q(a)", 4, 5)]
    [InlineData("w - 1.2.3", 4, 5)]
    [InlineData("w - w_", 6, 0)]
    [InlineData("", 0, 0)]
    public void A_mistake_in_writing_has_its_place(string rule, int start, int length)
    {
        var error = Assert.Throws<ChainruleException>(() => Check("dense2.weight", rule));
        Assert.Equal((rule, start, length), (error.Text, error.Start, error.Length));
    }

    [Fact]
    public void An_index_that_nothing_binds_is_refused() =>
        Assert.Contains("sum_k( )", Assert.Throws<ChainruleException>(() => Check("dense1.weight", "v - eta * delta * w_jk")).Message);

    [Fact]
    public void Depth_and_length_are_limited()
    {
        Assert.Throws<ChainruleException>(() => Check("dense2.weight", new string('(', 1000)));
        Assert.Throws<ChainruleException>(() => Check("dense2.weight", "w" + string.Concat(Enumerable.Repeat(" + w", 1000))));
    }

    [Fact]
    public void The_rule_of_every_mistake_on_the_way_back_is_named()
    {
        var random = new RandomSource(7);
        var count = 0;
        // Not in convolutions: there a δ beyond the edge is 0, and what is put in for it is not.
        foreach (var network in CheckedNetwork.Dense)
        {
            var checker = new RuleChecker(network.Exercise(ref random), [.. network.Slips.Select(slip => new Hypothesis(network.Derivation, slip))]);
            foreach (var slip in network.Slips.Where(slip => slip.Changed.All(pair => pair.Wrong.Kind >= RuleKind.Delta) && slip.Mistake != RoundingMistakes.TooEarly))
            {
                foreach (var field in network.Checker.Fields.Where(field => field.Section == "updated"))
                {
                    var right = checker.Check(new(field, "", Inlined(network.Derivation.Rules, field.Variable)));
                    Assert.True(right.IsRight, $"{network.Text}: {field}");
                    var wrong = checker.Check(new(field, "", Inlined(slip.Rules, field.Variable)));
                    Assert.True(wrong.IsRight || wrong.Suspicions.Any(suspicion => suspicion.Mistake == slip.Mistake), $"{network.Text}: {field}, {slip.Mistake}");
                    count += wrong.IsRight ? 0 : 1;
                }
            }
        }
        Assert.True(count > 400, $"only {count} rules differ from the right ones");
    }

    [Fact]
    public void Where_a_wrong_rule_differs_is_said()
    {
        var verdict = Check("dense2.weight", "w - 3 eta delta a");
        var right = Check("dense2.weight", "w - eta delta a");
        Assert.Null(right.Difference);
        var difference = Assert.IsType<RuleDifference>(verdict.Difference);
        Assert.Equal(0, difference.Cell);
        Assert.NotEqual(difference.Expected, difference.Given);
    }

    /// <summary>What <c>derive</c> prints at the end of an update can be pasted back.</summary>
    [Fact]
    public void A_printed_rule_is_read_again_and_right()
    {
        var random = new RandomSource(11);
        var count = 0;
        foreach (var network in CheckedNetwork.Dense)
        {
            var checker = new RuleChecker(network.Exercise(ref random), []);
            var updates = DerivationText.Of(network.Derivation).SelectMany(section => section.Steps).Where(step => step.Rule == "update").ToList();
            foreach (var field in network.Checker.Fields.Where(field => field.Section == "updated" && field.Name.EndsWith("weight", StringComparison.Ordinal)))
            {
                var names = new RuleNames(network.Derivation, field);
                var update = updates.Single(step => step.Statement.Sides[0].ToString() == names.Parameter.Write().ToString()).Statement;
                // The first right side names the gradient; the others say what it is.
                foreach (var side in update.Sides.Skip(2).Select(side => side.ToString()))
                {
                    Assert.True(checker.Check(new(field, side, RuleParser.Parse(side, names))).IsRight, $"{network.Text}: {side}");
                    count++;
                }
            }
        }
        Assert.True(count > 20, $"only {count} rules");
    }

    private static RuleVerdict Check(string parameter, string rule)
    {
        var random = new RandomSource(1);
        var field = sheet.Checker.Fields.Single(field => field.Section == "updated" && field.Name == parameter);
        var names = new RuleNames(sheet.Derivation, field);
        return new RuleChecker(sheet.Exercise(ref random), [.. sheet.Slips.Select(slip => new Hypothesis(sheet.Derivation, slip))])
            .Check(new RuleAnswer(field, rule, RuleParser.Parse(rule, names)));
    }

    /// <summary>An update with gradients, δ and updated weights put in, down to the numbers of the forward pass.</summary>
    private static Expression Inlined(IReadOnlyList<Rule> rules, Variable updated)
    {
        var backward = rules.Where(rule => rule.Kind >= RuleKind.Delta && rule.Left.At.All(at => at.Name is not null)).ToDictionary(rule => rule.Left.Variable);
        return Put(backward[updated].Right);

        Expression Put(Expression expression) => expression.Elements.Select(element => element.Variable).FirstOrDefault(backward.ContainsKey) is { } variable
            ? Put(expression.Replace(variable, element => InPlace(backward[variable], element)))
            : expression;
    }

    private static Expression InPlace(Rule rule, Element element)
    {
        // All indices change at once: by way of letters that nothing else has.
        var between = rule.Over.Index().Select(axis => new IndexName('z', axis.Index + 20)).ToList();
        var apart = rule.Over.Zip(between).Aggregate(rule.Right, (e, pair) => e.Substitute(pair.First.Name, pair.Second));
        return between.Zip(element.At).Aggregate(apart, (e, pair) => e.Substitute(pair.First, pair.Second));
    }
}
