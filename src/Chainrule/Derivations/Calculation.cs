using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>A derivation's rules with numbers in them: carried out one after the other, they are a whole training step.</summary>
public sealed class Calculation
{
    /// <summary>Below the least double with all its digits: 2⁻¹⁰²².</summary>
    private const double LeastNormal = 2.2250738585072014e-308;

    private readonly Dictionary<Variable, double[]> values = [];
    private readonly List<(Rule Rule, Evaluator Right)> rules;

    /// <summary>Makes the rules ready; every number is 0 as yet, but the constant 1 before what a dense layer reads.</summary>
    public Calculation(Derivation derivation) : this(derivation, (derivation ?? throw new ArgumentNullException(nameof(derivation))).Rules) { }

    /// <summary>The same with other rules about the same variables.</summary>
    internal Calculation(Derivation derivation, IReadOnlyList<Rule> rules)
    {
        var inputs = derivation.Blocks.Select(block => block.Input).ToHashSet();
        foreach (var variable in rules.SelectMany(rule => rule.Right.Elements.Prepend(rule.Left)).Select(element => element.Variable)
            .Concat(inputs).Append(derivation.Symbols.Target.Variable).Append(derivation.Symbols.Rate.Variable).Distinct())
        {
            values[variable] = new double[variable.Count];
            if (inputs.Contains(variable) && variable.Ranges is [{ First: 0 }])
            {
                values[variable][0] = 1;
            }
        }
        var predictions = rules.Where(rule => rule.Kind == RuleKind.Prediction).ToDictionary(rule => rule.Left.Variable);
        this.rules = [.. rules.Select(rule => (
            rule, new Evaluator(NotUnderflowing(rule.Right, predictions), values, [.. rule.Over.Select(binding => binding.Name)])))];
    }

    /// <summary>Takes over the numbers of another.</summary>
    internal void Load(IReadOnlyDictionary<Variable, double[]> numbers)
    {
        foreach (var (variable, from) in numbers)
        {
            from.CopyTo(values[variable], 0);
        }
    }

    /// <summary>Carries the rules out as far as the loss.</summary>
    /// <returns>The loss.</returns>
    internal double RunToLoss(Variable loss, CancellationToken cancellation = default)
    {
        foreach (var rule in Steps(cancellation))
        {
            if (rule.Left.Variable == loss)
            {
                break;
            }
        }
        return values[loss][0];
    }

    /// <summary>Whether a share is too small to have all its digits.</summary>
    internal static bool Underflows(double share) => share <= LeastNormal;

    /// <summary>
    /// A share of 1 that is too small for a double is rounded to 0, and its logarithm would be infinite, though it is but a large
    /// number: there it is taken of what the share is defined as.
    /// </summary>
    private static Expression NotUnderflowing(Expression expression, IReadOnlyDictionary<Variable, Rule> predictions)
    {
        if (expression is not Call { Argument: Element share } logarithm
            || logarithm.Function != Functions.Log || !predictions.TryGetValue(share.Variable, out var rule))
        {
            return expression.WithParts(part => NotUnderflowing(part, predictions));
        }
        var definition = rule.Over.Zip(share.At).Aggregate(
            rule.Right.ApartFrom([.. share.FreeIndices]), (right, pair) => right.Substitute(pair.First.Name, pair.Second));
        return new Indicator(new Above(share, LeastNormal)) * logarithm
            + new Indicator(new NotAbove(share, LeastNormal)) * (logarithm with { Argument = definition });
    }

    /// <summary>The numbers of a variable, in the order of <see cref="Variable.Offset"/>.</summary>
    public double[] this[Variable variable] => values[variable];

    /// <summary>The numbers of all variables.</summary>
    public IReadOnlyDictionary<Variable, double[]> Values => values;

    /// <summary>Carries the rules out.</summary>
    public void Run(CancellationToken cancellation = default)
    {
        foreach (var _ in Steps(cancellation)) { }
    }

    /// <summary>Carries them out one at a time: whoever asks may change a rule's numbers before the next reads them.</summary>
    internal IEnumerable<Rule> Steps(CancellationToken cancellation = default)
    {
        foreach (var (rule, right) in rules)
        {
            Run(rule, right, cancellation);
            yield return rule;
        }
    }

    private void Run(Rule rule, Evaluator right, CancellationToken cancellation)
    {
        var numbers = values[rule.Left.Variable];
        var indices = rule.Over.Select(binding => binding.Range.First).ToArray();
        var at = new int[rule.Left.At.Count];
        do
        {
            cancellation.ThrowIfCancellationRequested();
            for (var axis = 0; axis < at.Length; axis++)
            {
                at[axis] = rule.Left.At[axis].Evaluate(name => indices[Axis(rule.Over, name)])!.Value;
            }
            numbers[rule.Left.Variable.Offset(at)] = right.At(indices);
        }
        while (Next(rule.Over, indices));
    }

    private static int Axis(Items<Binding> over, IndexName name)
    {
        for (var axis = 0; axis < over.Count; axis++)
        {
            if (over[axis].Name == name)
            {
                return axis;
            }
        }
        throw new ArgumentException($"Nothing says what the index {name} is.", nameof(name));
    }

    /// <summary>The values of an expression for all its indices.</summary>
    internal static double[] Evaluate(Expression expression, Items<Binding> over, IReadOnlyDictionary<Variable, double[]> values)
    {
        var evaluator = new Evaluator(expression, values, [.. over.Select(binding => binding.Name)]);
        var indices = over.Select(binding => binding.Range.First).ToArray();
        var all = new List<double>();
        do
        {
            all.Add(evaluator.At(indices));
        }
        while (Next(over, indices));
        return [.. all];
    }

    /// <summary>Counts on to the next indices, the last fastest; false after the last.</summary>
    internal static bool Next(Items<Binding> over, int[] indices)
    {
        for (var axis = over.Count - 1; axis >= 0; axis--)
        {
            if (++indices[axis] <= over[axis].Range.Last)
            {
                return true;
            }
            indices[axis] = over[axis].Range.First;
        }
        return false;
    }
}
