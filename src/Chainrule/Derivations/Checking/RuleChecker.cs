using Chainrule.Derivations.Mistakes;
using Chainrule.Notation;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// Judges update rules that are given as formulas by what they give: at the exercise's numbers and at random ones, for every
/// cell. Two formulas that agree there are the same, however they are written.
/// </summary>
internal sealed class RuleChecker
{
    /// <summary>Random numbers besides the exercise's own.</summary>
    private const int Points = 4;

    /// <summary>What the order of operations may change in double precision, as a share of the largest number.</summary>
    private const double Rounding = 1e-9;

    private readonly Derivation derivation;
    private readonly IReadOnlyList<Hypothesis> hypotheses;
    private readonly List<(Exercise Exercise, Calculation Right)> points;

    public RuleChecker(Exercise exercise, IReadOnlyList<Hypothesis> hypotheses)
    {
        (derivation, this.hypotheses) = (exercise.Derivation, hypotheses);
        var random = new RandomSource(Points);
        points = [.. Enumerable.Range(0, 1 + Points).Select(n => n == 0 ? exercise : Random(exercise, ref random)).Select(point => (point, Run(point)))];
    }

    /// <summary>Judges a rule.</summary>
    /// <exception cref="ChainruleException">It has no finite value at the exercise's numbers.</exception>
    public RuleVerdict Check(RuleAnswer answer)
    {
        var variable = answer.Field.Variable;
        var update = derivation.Of(RuleKind.Update).Single(rule => rule.Left.Variable == variable);
        var gradient = derivation.BlockDerivations[update.Block].Gradients.Single(gradient => gradient.Parameter.Updated.Variable == variable);
        var names = new RuleNames(derivation, answer.Field);
        var expected = new Equation(
            Written(update.Left), Written(gradient.Parameter.At - derivation.Symbols.Rate * gradient.Value));
        var wanted = points.Select(point => Numbers(point.Right, answer.Field)).ToList();
        var given = points.Select(point => Numbers(point.Right, answer.Field, answer.Right, update.Over)).ToList();
        if (!given[0].All(double.IsFinite))
        {
            throw new ChainruleException($"the rule for {answer.Field.Name} has no finite value at the numbers of the exercise");
        }
        if (Same(given, wanted))
        {
            return new(answer.Field, answer.Text, true, expected, [], null);
        }
        var fits = hypotheses.Where(hypothesis => Same(given, [.. points.Select(point => Numbers(hypothesis.Run(point.Exercise), answer.Field))]));
        return new(answer.Field, answer.Text, false, expected,
            [.. fits.DistinctBy(fit => fit.Slip.Mistake).Select(fit => new Suspicion(fit.Slip.Mistake, fit.Slip.Explanation))],
            Difference(given[0], wanted[0]));

        // A bias is the weight with index 0, whose input is the constant 1.
        Formula Written(Expression expression) => (!names.IsBias ? expression : expression.Substitute(names.InputIndex, 0)
            .Replace(derivation.Blocks[update.Block].Input, element => element.At[0].Number == 0 ? Expression.One : element)).Simplify().Write();
    }

    private static bool Same(List<double[]> given, List<double[]> other) => given.Zip(other).All(pair => Difference(pair.First, pair.Second) is null);

    private static RuleDifference? Difference(double[] given, double[] other)
    {
        var scale = other.Max(Math.Abs);
        // Where a formula has no value at random numbers, the others decide.
        var cell = Enumerable.Range(0, given.Length).FirstOrDefault(
            cell => double.IsFinite(given[cell]) && !(Math.Abs(given[cell] - other[cell]) <= Rounding * scale), -1);
        return cell < 0 ? null : new(cell, given[cell], other[cell]);
    }

    private static double[] Numbers(Calculation calculation, AnswerField field) => [.. field.Places.Select(place => calculation[field.Variable][place])];

    private static double[] Numbers(Calculation calculation, AnswerField field, Expression rule, Items<Binding> over)
    {
        var evaluator = new Evaluator(rule, calculation.Values, [.. over.Select(binding => binding.Name)]);
        return [.. field.Places.Select(place => evaluator.At(field.Variable.Place(place)))];
    }

    private Calculation Run(Exercise exercise)
    {
        var calculation = new Calculation(derivation);
        exercise.Load(calculation);
        calculation.Run();
        return calculation;
    }

    private static Exercise Random(Exercise exercise, ref RandomSource random)
    {
        var given = new Dictionary<Variable, double[]>();
        foreach (var (variable, numbers) in exercise.Given)
        {
            var drawn = given[variable] = new double[numbers.Length];
            foreach (ref var number in drawn.AsSpan())
            {
                number = random.NextDouble(0.1, 0.9);
            }
        }
        return exercise with { Given = given };
    }
}
