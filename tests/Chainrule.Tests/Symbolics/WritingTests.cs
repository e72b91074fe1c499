using Chainrule.Notation;
using Chainrule.Symbolics;
using CsCheck;

namespace Chainrule.Tests.Symbolics;

public class WritingTests
{
    private static readonly IndexRange Inputs = new(0, 2), Units = new(1, 2), Cells = new(0, 8);

    private static readonly Variable
        Eta = new(new Symbol('η'), ""),
        X = new(new Symbol('x'), "", Inputs),
        W = new(new Symbol('w'), "", Inputs, Units),
        A = new(new Symbol('a'), "h", Units),
        B = new(new Symbol('b'), "(2)", Units),
        H = new(new Symbol('h'), "", Units),
        Delta = new(new Symbol('δ'), "o", Units),
        Predicted = new(new Symbol('y', IsHatted: true), "", Units),
        Target = new(new Symbol('y'), "", Units),
        Picture = new(new Symbol('x'), "", Units, Cells, Cells);

    private static readonly AffineIndex I = 'i', J = 'j', M = 'm', N = 'n', P = 'p';

    private static readonly Expression U = H['j'];

    private static readonly SumOver Backward = new([new('k', Units)], Delta['k'] * W['j', 'k']);

    private static readonly MaxOver Pool = new([new('m', new(0, 2)), new('n', new(0, 2))], Picture['c', 2 * I + M, 2 * J + N]);

    public static TheoryData<string, Expression> Written => new()
    {
        // Elements.
        { "η", Eta[[]] },
        { "w_jk", W['j', 'k'] },
        { "w_{jk′}", W['j', new IndexName('k', 1)] },
        { "x_{i+1}", X[I + 1] },
        { "x_{c,i+m,j+n}", Picture['c', I + M, J + N] },
        { "x_{c,2i+m−1,(p−m)/2}", Picture['c', 2 * I + M - 1, (P - M) / 2] },
        { "x_cij", Picture['c', 'i', 'j'] },
        { "a_j^h", A['j'] },
        { "b_j^(2)", B['j'] },
        { "δ_k^o", Delta['k'] },
        { "ŷ_k^2", Predicted['k'].ToThe(2) },
        { "(a_j^h)^2", A['j'].ToThe(2) },
        // Sums and signs.
        { "ŷ_k − y_k", Predicted['k'] - Target['k'] },
        { "ŷ_k − y_k", -Target['k'] + Predicted['k'] },
        { "1 − ŷ_k", 1 - Predicted['k'] },
        { "−ŷ_k − y_k", -Predicted['k'] - Target['k'] },
        { "x_i − 2", X['i'] - 2 },
        { "−(x_i + 1)", -(X['i'] + 1) },
        { "0", new Plus([]) },
        // Products and quotients.
        { "1", new Times([]) },
        { "2x_i", X['i'] * 2 },
        { "−x_i", -(Expression)X['i'] },
        { "−2x_i", -2 * (Expression)X['i'] },
        { "(ŷ_k − y_k) ŷ_k (1 − ŷ_k) a_j^h", new Times([Predicted['k'] - Target['k'], Predicted['k'], 1 - Predicted['k'], A['j']]) },
        { "y_k / ŷ_k", Target['k'] / Predicted['k'] },
        { "−y_k / ŷ_k", -(Target['k'] / Predicted['k']).Simplify() },
        { "1 / ŷ_k^2", Predicted['k'].ToThe(-2) },
        { "x_i / (2ŷ_k)", new Times([0.5, X['i'], Predicted['k'].ToThe(-1)]) },
        { "1/2 x_i", 0.5 * (Expression)X['i'] },
        { "x_i^{1/2}", X['i'].ToThe(0.5) },
        { "1/10", 0.1 },
        { "−3/8", -0.375 },
        { "999/1000", 0.999 },
        { "3.14159265358979", 3.14159265358979 },
        { "3.141592653589793", Math.PI },
        { "0.30000000000000004", 0.1 + 0.2 },
        { "−2/3", 1 / 3.0 - 1 },
        { "1234567", 1234567 },
        // Sums over indices.
        { "Σ_{k=1}^2 δ_k^o w_jk", Backward },
        { "(Σ_{k=1}^2 δ_k^o w_jk) x_i", Backward * X['i'] },
        { "x_i Σ_{k=1}^2 δ_k^o w_jk", X['i'] * Backward },
        { "1/2 Σ_{k=1}^2 (ŷ_k − y_k)^2", 0.5 * (Expression)new SumOver([new('k', Units)], (Predicted['k'] - Target['k']).ToThe(2)) },
        { "Σ_{j=0}^2 Σ_{k=1}^2 w_jk", new SumOver([new('j', Inputs), new('k', Units)], W['j', 'k']) },
        { "e^{h_j} / (Σ_{k=1}^2 e^{h_k})", Functions.Exp.Of(U) / new SumOver([new('k', Units)], Functions.Exp.Of(H['k'])) },
        { "max_{0≤m≤2,0≤n≤2} x_{c,2i+m,2j+n}", Pool },
        // Functions.
        { "e^{−h_j}", Functions.Exp.Of(-U) },
        { "(e^{h_j})^2", Functions.Exp.Of(U).ToThe(2) },
        { "ln(h_j)", Functions.Log.Of(U) },
        { "√h_j", Functions.Sqrt.Of(U) },
        { "|h_j|", Functions.Abs.Of(U) },
        { "sign(h_j)", Functions.Sign.Of(U) },
        { "tanh(h_j)", Functions.Tanh.Of(U) },
        { "1 − tanh(h_j)^2", 1 - Functions.Tanh.Of(U).ToThe(2) },
        { "σ(h_j)", Functions.Sigmoid.Of(U) },
        { "σ_h(h_j)", Functions.Sigmoid.Of(U, "h") },
        { "σ_(2)(h_j) (1 − σ_(2)(h_j))", Functions.Sigmoid.Of(U, "(2)") * (1 - Functions.Sigmoid.Of(U, "(2)")) },
        { "max(h_j, 0)", Functions.Relu.Of(U) },
        { "ln(1 + e^{h_j})", Functions.Softplus.Of(U) },
        { "Φ(h_j)", Functions.NormalCumulative.Of(U) },
        { "φ(h_j)", Functions.NormalDensity.Of(U) },
        { "max(h_j, 1, x_i)", new Largest([U, 1, X['i']]) },
        { "min(h_j, 1, x_i)", new Smallest([U, 1, X['i']]) },
        // Conditions.
        { "[j = k]", new Kronecker('j', 'k') },
        { "[p = 2i + m − 1]", new Kronecker('p', 2 * I + M - 1) },
        { "[h_j > 0]", new Indicator(new Above(U, 0)) },
        { "[h_j ≤ 0]", new Indicator(new NotAbove(U, 0)) },
        { "[2 | p − m + 1]", new Indicator(new IsWhole((P - M + 1) / 2)) },
        { "[0 ≤ p − 2i ≤ 2]", new Indicator(new Within(P - 2 * I, new(0, 2))) },
        { "[(m, n) = argmax_{m′,n′} x_{c,2i+m′,2j+n′}]", new Indicator(new IsFirstLargest(Pool, ['m', 'n'])) },
        { "[k = argmax_m x_m]", new Indicator(new IsFirstLargest(new MaxOver([new('m', Inputs)], X['m']), ['k'])) },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Expressions_are_written_as_in_a_book(string text, Expression expression) => Assert.Equal(text, expression.ToString());

    [Fact]
    public void Every_expression_can_be_written_in_every_notation() => RandomExpressions.OfDepth(4).Check(500, expression =>
    {
        var formula = expression.Write();
        Assert.NotEmpty(formula.ToString());
        Assert.NotEmpty(formula.ToLatex());
        Assert.NotNull(formula.ToMathMl());
    });

    private static readonly Dictionary<Variable, double[]> Numbers = new()
    {
        [X] = [1, 0.05, -0.1],
        [W] = [0.35, 0.6, 0.15, 0.4, 0.2, 0.45],
        [H] = [0.3775, -1],
        [Predicted] = [1 / 3.0, 0.25],
        [Target] = [1, 0],
        [Picture] = [.. Enumerable.Range(0, 162).Select(i => i / 2.0)],
    };

    private static Dictionary<IndexName, int> At(params (char Name, int Value)[] at) =>
        at.ToDictionary(pair => (IndexName)pair.Name, pair => pair.Value);

    [Fact]
    public void Numbers_are_put_in_for_elements()
    {
        var weighted = new SumOver([new('i', Inputs)], W['i', 'k'] * X['i']);
        Assert.Equal("0.35·1 + 0.15·0.05 + 0.2·(−0.1)", weighted.WithNumbers(Numbers, At(('k', 1))).ToString());
        Assert.Equal("0.333 − 1", (Predicted['k'] - Target['k']).WithNumbers(Numbers, At(('k', 1)), digits: 3).ToString());
        Assert.Equal(
            "(0.333 − 1)·0.333·(1 − 0.333)",
            new Times([Predicted['k'] - Target['k'], Predicted['k'], 1 - Predicted['k']]).WithNumbers(Numbers, At(('k', 1)), digits: 3).ToString());
        // What has no number stays.
        Assert.Equal("η·δ_1^o·0.05", new Times([Eta[[]], Delta['k'], X[1]]).WithNumbers(Numbers, At(('k', 1))).ToString());
        Assert.Equal("δ_{j+1}^o·0.05", new Times([Delta[J + 'k'], X['k']]).WithNumbers(Numbers, At(('k', 1))).ToString());
        // Outside a variable's ranges.
        Assert.Equal("0", X[P - 3].WithNumbers(Numbers, At(('p', 1))).ToString());
    }

    [Fact]
    public void What_conditions_rule_out_is_left_away()
    {
        var sum = new SumOver([new('i', Inputs)], X['i'] * new Indicator(new IsWhole(I / 2)));
        Assert.Equal("1 + (−0.1)", sum.WithNumbers(Numbers, At()).ToString());
        var chosen = new SumOver([new('k', Units)], Predicted['k'] * new Kronecker('k', 'j'));
        Assert.Equal("0.25", chosen.WithNumbers(Numbers, At(('j', 2))).ToString());
        Assert.Equal("0", chosen.WithNumbers(Numbers, At(('j', 3))).ToString());
        Assert.Equal("0 − 0.25", (new Kronecker('j', 'k') - Predicted['k']).WithNumbers(Numbers, At(('j', 1), ('k', 2))).ToString());
        // A comparison of numbers is shown.
        Assert.Equal("[0.3775 > 0]·0.25", (new Indicator(new Above(H[1], 0)) * Predicted[2]).WithNumbers(Numbers, At()).ToString());
    }

    [Fact]
    public void Long_sums_are_shortened()
    {
        var sum = new SumOver([new('c', Units), new('m', Cells), new('n', Cells)], Picture['c', 'm', 'n']);
        Assert.Equal("0 + 0.5 + 1 + … + 80.5", sum.WithNumbers(Numbers, At()).ToString());
        var twelve = new SumOver([new('c', Units), new('m', new(0, 5))], Picture['c', 'm', 0]);
        Assert.Equal(12, ((Sum)twelve.WithNumbers(Numbers, At())).Terms.Count);
        // Below a fraction's bar no line can be broken.
        var four = new SumOver([new('m', new(0, 3))], Picture['c', 'm', 0]);
        Assert.Equal("0.25 / (0 + 4.5 + … + 13.5)", (Predicted[2] * four.ToThe(-1)).WithNumbers(Numbers, At(('c', 1))).ToString());
        Assert.Equal("max(0, 0.5, 1, 4.5, 5, 5.5, 9, 9.5, 10)", Pool.WithNumbers(Numbers, At(('c', 1), ('i', 0), ('j', 0))).ToString());
    }
}
