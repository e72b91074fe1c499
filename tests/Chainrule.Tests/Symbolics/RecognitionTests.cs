using Chainrule.Notation;
using Chainrule.Symbolics;
using CsCheck;
using static Chainrule.Tests.Symbolics.RandomExpressions;

namespace Chainrule.Tests.Symbolics;

public class RecognitionTests
{
    private static readonly Items<Binding> Classes = [new('k', new(1, 3))];

    private static readonly Variable
        Predicted = new(new Symbol('y', IsHatted: true), "", Classes[0].Range),
        Target = new(new Symbol('y'), "", Classes[0].Range),
        H = new(new Symbol('h'), "", Classes[0].Range);

    private static readonly Dictionary<IndexName, IndexRange> Ranges = new() { ['j'] = Classes[0].Range, ['k'] = Classes[0].Range };

    private static Expression Softmax => (Functions.Exp.Of(H['k']) / new SumOver([new('m', Classes[0].Range)], Functions.Exp.Of(H['m']))).Simplify();

    [Fact]
    public void The_derivative_of_an_activation_is_written_with_its_value()
    {
        var definition = Functions.Sigmoid.Of(H['k'], "o");
        Assert.Equal("ŷ_k (1 − ŷ_k) [k = j]", definition.By(H['j']).Simplify().Introduce(Predicted['k'], definition).ToString());
        // At other places, too, and as often as it is there.
        var other = (Functions.Sigmoid.Of(H['m'], "o").ToThe(2) * (1 - Functions.Sigmoid.Of(H['j'], "o"))).Simplify();
        Assert.Equal("ŷ_m^2 (1 − ŷ_j)", other.Introduce(Predicted['k'], definition).ToString());
        // Another function is not it.
        Assert.Equal("σ_h(h_k)", Functions.Sigmoid.Of(H['k'], "h").Introduce(Predicted['k'], definition).ToString());
    }

    [Fact]
    public void The_derivative_of_softmax_is_written_with_probabilities()
    {
        var derivative = Softmax.By(H['j']).Simplify().Contract(Ranges).Introduce(Predicted['k'], Softmax).Factor();
        Assert.Equal("ŷ_k ([k = j] − ŷ_j)", derivative.ToString());
        var loss = -(Target['k'] * Functions.Log.Of(Predicted['k']));
        var chained = new SumOver(Classes, loss.By(Predicted['k']) * derivative);
        Assert.Equal("ŷ_j (Σ_{k=1}^3 y_k) − y_j", chained.Contract(Ranges).ToString());
    }

    [Fact]
    public void Softmax_has_the_same_slope_in_probabilities() => Numbers.Check(50, numbers =>
    {
        var all = new Dictionary<Variable, double[]> { [H] = numbers[Y], [Predicted] = new double[3] };
        var definition = new Evaluator(Softmax, all, 'k');
        for (var k = 1; k <= 3; k++)
        {
            all[Predicted][k - 1] = definition.At(k);
        }
        var derivative = Softmax.By(H['j']).Simplify();
        var introduced = derivative.Introduce(Predicted['k'], Softmax).Factor();
        var (before, after) = (new Evaluator(derivative, all, 'k', 'j'), new Evaluator(introduced, all, 'k', 'j'));
        for (var k = 1; k <= 3; k++)
        {
            for (var j = 1; j <= 3; j++)
            {
                Assert.Equal(before.At(k, j), after.At(k, j), 1e-14);
            }
        }
    });

    [Fact]
    public void What_is_introduced_has_the_value_of_what_it_stands_for()
    {
        var introduced = 0;
        Gen.Select(OfDepth(3), OfDepth(2), Numbers, Gen.Int).Check(4000, (expression, part, numbers, seed) =>
        {
            // A new variable, defined as a part, met at other places within a disguise of an expression made with it.
            var definition = part.Simplify();
            var names = definition.FreeIndices.ToArray();
            var ranges = names.Select(name => Free.First(binding => binding.Name == name).Range).ToArray();
            var left = new Element(new Variable(new Symbol('z'), "", ranges), [.. names.Select(name => (AffineIndex)name)]);
            var whole = Disguised((expression + definition * definition).Simplify(), seed);
            var with = whole.Introduce(left, definition);
            introduced += with.Elements.Any(element => element.Variable == left.Variable) ? 1 : 0;
            var evaluator = new Evaluator(definition, numbers, names);
            var all = new Dictionary<Variable, double[]>(numbers)
            {
                [left.Variable] = [.. from at in Grid(ranges) select evaluator.At(at)],
            };
            if (all[left.Variable].All(double.IsFinite) && InRange(with, left.Variable, Free))
            {
                Values.AssertEqual(whole, with, all, asksAll: true);
            }
        });
        Assert.True(introduced > 1000, $"only {introduced} were introduced");
    }

    [Fact]
    public void Nothing_that_hangs_on_a_running_index_gets_out_of_its_sum()
    {
        // Σ_i w_ki x_i is not Σ_i w_ii x_i.
        var definition = new SumOver([new('i', new(0, 2))], W['k', 'i'] * X['i']);
        var h = new Variable(new Symbol('h'), "", new IndexRange(0, 2));
        var target = new SumOver([new('i', new(0, 2))], W['i', 'i'] * X['i']);
        Assert.Equal(target, target.Introduce(h['k'], definition));
        // But under one it may hang on that.
        Assert.Equal("Σ_{i=0}^2 h_i^2", new SumOver([new('i', new(0, 2))], new SumOver([new('m', new(0, 2))], W['i', 'm'] * X['m']).ToThe(2))
            .Introduce(h['k'], definition).ToString());
    }

    [Fact]
    public void Places_between_whole_numbers_are_not_introduced()
    {
        var a = new Variable(new Symbol('a'), "", new IndexRange(0, 1));
        var definition = Functions.Sigmoid.Of(X[2 * (AffineIndex)'i']);
        Assert.Equal("a_{m+1}", Functions.Sigmoid.Of(X[2 * (AffineIndex)'m' + 2]).Introduce(a['i'], definition).ToString());
        Assert.Equal("σ(x_m)", Functions.Sigmoid.Of(X['m']).Introduce(a['i'], definition).ToString());
    }

    [Fact]
    public void A_maximum_is_recognised_and_remains_in_its_condition()
    {
        var a = new Variable(new Symbol('a'), "", new IndexRange(0, 1));
        var definition = new MaxOver([new('m', new(0, 1))], X[2 * (AffineIndex)'i' + 'm']);
        var slope = (definition.ToThe(2).By(X['p'])).Simplify().Introduce(a['i'], definition);
        Assert.Contains("a_i", slope.ToString(), StringComparison.Ordinal);
        Assert.Contains("argmax", slope.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_sides_hang_on_the_same_indices()
    {
        Assert.Throws<ArgumentException>(() => X['i'].Introduce(Predicted['k'], X['i']));
        Assert.Throws<ArgumentException>(() => X['i'].Introduce(Predicted[(AffineIndex)'k' + 1], X['k']));
        Assert.Throws<ArgumentException>(() => X['i'].Introduce(W['k', 'k'], X['k']));
    }

    private static List<int[]> Grid(IndexRange[] ranges) => ranges.Aggregate(
        new List<int[]> { Array.Empty<int>() },
        (all, range) => [.. all.SelectMany(at => Enumerable.Range(range.First, range.Count).Select(i => (int[])[.. at, i]))]);

    /// <summary>Whether the variable is met at places within its ranges only.</summary>
    private static bool InRange(Expression expression, Variable variable, Items<Binding> scope) => expression switch
    {
        Element element => element.Variable != variable || element.At.Zip(variable.Ranges).All(axis =>
            axis.First.Bounds(scope.ToDictionary(binding => binding.Name, binding => binding.Range)) is { } bounds && axis.Second.Contains(bounds)),
        Binder binder => InRange(binder.Body, variable, [.. scope.Where(outer => binder.Over.All(own => own.Name != outer.Name)), .. binder.Over]),
        _ => expression.Parts.All(part => InRange(part, variable, scope)),
    };
}
