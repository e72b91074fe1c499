using Chainrule.Notation;
using Chainrule.Symbolics;
using CsCheck;
using static Chainrule.Tests.Symbolics.RandomExpressions;

namespace Chainrule.Tests.Symbolics;

public class ContractionTests
{
    private static readonly Dictionary<IndexName, IndexRange> FreeRanges = Free.ToDictionary(binding => binding.Name, binding => binding.Range);

    private static readonly AffineIndex I = 'i', J = 'j', K = 'k', M = 'm', N = 'n', P = 'p', Q = 'q';

    [Fact]
    public void No_value_changes()
    {
        var (compared, fewer) = (0, 0);
        Gen.Select(WithDeltas, Numbers).Check(4000, (expression, numbers) =>
        {
            var contracted = expression.Contract(FreeRanges);
            compared += Values.AssertEqual(expression, contracted, numbers) ? 1 : 0;
            fewer += Sums(contracted) < Sums(expression.Simplify()) ? 1 : 0;
        });
        Assert.True(compared > 2000, $"only {compared} sums have a value");
        Assert.True(fewer > 1000, $"only {fewer} sums were contracted");
    }

    [Fact]
    public void Whatever_is_not_a_sum_of_deltas_keeps_its_value_too() => Gen.Select(OfDepth(4), Numbers).Check(1000, (expression, numbers) =>
        Values.AssertEqual(expression, expression.Contract(FreeRanges), numbers));

    [Fact]
    public void What_is_contracted_stays_as_it_is() => WithDeltas.Check(1000, expression =>
    {
        var contracted = expression.Contract(FreeRanges);
        Assert.Equal(contracted.ToString(), contracted.Contract(FreeRanges).ToString());
    });

    [Fact]
    public void A_dense_layer_hands_its_deltas_back_through_its_weights()
    {
        var delta = new Variable(new Symbol('d'), "o", new IndexRange(1, 2));
        var w = new Variable(new Symbol('w'), "", new IndexRange(0, 2), new IndexRange(1, 2));
        var a = new Variable(new Symbol('a'), "h", new IndexRange(0, 2));
        Items<Binding> over = [new('k', new(1, 2))];
        var h = new SumOver([new('j', new(0, 2))], w['j', 'k'] * a['j']);
        var ranges = new Dictionary<IndexName, IndexRange> { ['j'] = new(1, 2), ['l'] = new(1, 2) };
        Assert.Equal("Σ_{k=1}^2 d_k^o w_jk", new SumOver(over, delta['k'] * h.By(a['j'])).Contract(ranges).ToString());
        Assert.Equal("d_l^o a_j^h", new SumOver(over, delta['k'] * h.By(w['j', 'l'])).Contract(ranges).ToString());
    }

    // 4×5 pictures of 2 channels, 3 kernels of 3×3.
    [Theory]
    [InlineData(1, 1, 1, "Σ_{o=0}^2 Σ_{m=0}^2 Σ_{n=0}^2 d_{o,p−m+1,q−n+1} w_ocmn")]
    [InlineData(1, 1, 0, "Σ_{o=0}^2 Σ_{m=0}^2 Σ_{n=0}^2 d_{o,p−m,q−n} w_ocmn")]
    [InlineData(1, 2, 0, "Σ_{o=0}^2 Σ_{m=0}^2 Σ_{n=0}^2 d_{o,p−2m,q−2n} w_ocmn")]
    [InlineData(2, 1, 1, "Σ_{o=0}^2 Σ_{m=0}^2 Σ_{n=0}^2 [2 | p − m + 1] [2 | q − n + 1] d_{o,(p−m+1)/2,(q−n+1)/2} w_ocmn")]
    public void A_convolution_hands_its_deltas_back_by_the_flipped_kernel(int stride, int dilation, int padding, string expected)
    {
        var (d, w, x, h) = Convolution(stride, dilation, padding);
        var sum = new SumOver(Outputs(d), d['o', 'i', 'j'] * h.By(x['c', 'p', 'q']));
        Assert.Equal(expected, sum.Contract(Ranges(x, ['c', 'p', 'q'])).ToString());
        var weights = new SumOver(Outputs(d), d['o', 'i', 'j'] * h.By(w['k', 'c', 'm', 'n']));
        var place = (AffineIndex letter, AffineIndex cell) => stride * letter + dilation * cell - padding;
        Assert.Equal(
            $"Σ_{{i=0}}^3 Σ_{{j=0}}^3 d_kij {x['c', place('i', 'm'), place('j', 'n')]}",
            weights.Contract(Ranges(w, ['k', 'c', 'm', 'n'])).ToString());
    }

    [Fact]
    public void A_range_that_is_not_implied_stays_a_condition()
    {
        Binding i = new('i', new(0, 2));
        var none = new Dictionary<IndexName, IndexRange>();
        // Nothing is known of p, and s is no 0 anywhere.
        Assert.Equal("[0 ≤ p − 1 ≤ 2] s", new SumOver([i], S[[]] * new Kronecker('p', I + 1)).Contract(none).ToString());
        // Known to be inside.
        var inside = new Dictionary<IndexName, IndexRange> { ['p'] = new(1, 3) };
        Assert.Equal("s", new SumOver([i], S[[]] * new Kronecker('p', I + 1)).Contract(inside).ToString());
        // x goes on where i ends.
        Assert.Equal("[0 ≤ p ≤ 2] x_p", new SumOver([i], X['i'] * new Kronecker('p', 'i')).Contract(none).ToString());
        Assert.Equal("x_p", new SumOver([new('i', new(-1, 3))], X['i'] * new Kronecker('p', 'i')).Contract(none).ToString());
        // An inner sum's index is another.
        Assert.Equal(
            "[−1 ≤ p ≤ 3] Σ_{i=0}^3 x_i",
            new SumOver([new('i', new(-1, 3))], new SumOver([new('i', new(0, 3))], X['i']) * new Kronecker('p', 'i')).Contract(none).ToString());
        // 0/0 is not 0.
        Assert.Equal(
            "[−1 ≤ p ≤ 3] x_p / y_p^h",
            new SumOver([new('i', new(-1, 3))], X['i'] / Y['i'] * new Kronecker('p', 'i')).Contract(none).ToString());
    }

    [Fact]
    public void Pooling_hands_on_to_the_cells_of_its_window()
    {
        var d = new Variable(new Symbol('d'), "", new IndexRange(0, 1));
        var average = 0.5 * (Expression)new SumOver([new('m', new(0, 1))], X[2 * I + M]);
        var largest = new MaxOver([new('m', new(0, 1))], X[2 * I + M]);
        Binding i = new('i', new(0, 1));
        var ranges = Ranges(X, ['p']);
        Assert.Equal(
            "1/2 Σ_{m=0}^1 [2 | p − m] d_{(p−m)/2}",
            new SumOver([i], d['i'] * average.By(X['p'])).Contract(ranges).ToString());
        Assert.Equal(
            "Σ_{m=0}^1 [m = argmax_{m′} x_{m′+p−m}] [2 | p − m] d_{(p−m)/2}",
            new SumOver([i], d['i'] * largest.By(X['p'])).Contract(ranges).ToString());
    }

    private static (Variable D, Variable W, Variable X, Expression H) Convolution(int stride, int dilation, int padding)
    {
        IndexRange channels = new(0, 1), kernels = new(0, 2), three = new(0, 2), rows = new(0, 3), cells = new(0, 20);
        var (d, w, x) = (
            new Variable(new Symbol('d'), "", kernels, rows, rows),
            new Variable(new Symbol('w'), "", kernels, channels, three, three),
            new Variable(new Symbol('x'), "", channels, cells, cells));
        Expression h = new SumOver(
            [new('c', channels), new('m', three), new('n', three)],
            w['o', 'c', 'm', 'n'] * x['c', stride * I + dilation * M - padding, stride * J + dilation * N - padding]);
        return (d, w, x, h);
    }

    private static Items<Binding> Outputs(Variable d) => [new('o', d.Ranges[0]), new('i', d.Ranges[1]), new('j', d.Ranges[2])];

    private static Dictionary<IndexName, IndexRange> Ranges(Variable variable, Items<char> letters) =>
        letters.Zip(variable.Ranges).ToDictionary(pair => (IndexName)pair.First, pair => pair.Second);

    /// <summary>How many indices run.</summary>
    private static int Sums(Expression expression) => (expression is SumOver sum ? sum.Over.Count : 0) + expression.Parts.Sum(Sums);
}
