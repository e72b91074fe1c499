using Chainrule.Notation;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Steps;

/// <summary>
/// How one weight reaches the loss: the chain rule in letters, every delta on the way with its numbers, the gradient, and
/// what two other ways of finding it say.
/// </summary>
/// <param name="ChainRule">From the loss down to the weight, in letters.</param>
/// <param name="Lines">The deltas on the way, the loss's side first, then the gradient and the update, with numbers.</param>
/// <param name="Derived">The gradient by the derived rules.</param>
/// <param name="Backward">The same by the backward pass that training uses.</param>
/// <param name="Difference">The same by a difference quotient; NaN where there is none.</param>
/// <param name="Agrees">Whether the three agree.</param>
public sealed record WeightStory(
    Equation ChainRule, IReadOnlyList<Equation> Lines, double Derived, double Backward, double Difference, bool Agrees)
{
    private const int Digits = 6;

    /// <summary>Tells it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="block">The weight's block.</param>
    /// <param name="parameter">One of the block's parameters.</param>
    /// <param name="offset">The weight's place in it.</param>
    public static WeightStory Of(WorkedStep step, int block, BlockParameter parameter, int offset)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(parameter);
        var derivation = step.Derivation;
        var place = parameter.At.Variable.Place(offset);
        var (gradient, update) = (RuleOf(parameter.Gradient.Variable), RuleOf(parameter.Updated.Variable));
        var lines = DeltasBehind(derivation, gradient, place).Append((gradient, place)).Append((update, place));
        var (tensor, i) = derivation.Blocks[block].Parameters.SelectMany(one => one.Tensors.Select(tensor => (One: one, tensor.Parameter, tensor.Places)))
            .Where(one => one.One == parameter && one.Places.Contains(offset))
            .Select(one => (step.Check.Tensors.Single(check => check.Parameter == one.Parameter), Array.IndexOf(one.Places, offset)))
            .Single();
        var (derived, backward, difference) = (tensor.Derived[i], tensor.Backward[i], tensor.Differences[i]);
        return new(
            DerivationText.ChainRule(derivation, block, parameter),
            [.. lines.Select(line => step.Explain(line.Item1, line.Item2, Digits))],
            derived, backward, difference, tensor.RelativeError(i) <= GradientCheck.Tolerance);

        Rule RuleOf(Variable variable) => derivation.Rules.Single(rule => rule.Left.Variable == variable);
    }

    /// <summary>The deltas that a number hangs on, and those that these hang on, the last block's first.</summary>
    private static IEnumerable<(Rule Rule, int[] Place)> DeltasBehind(Derivation derivation, Rule rule, int[] place)
    {
        var deltas = derivation.Rules.Where(other => other.Kind == RuleKind.Delta).ToDictionary(other => other.Left.Variable);
        var found = new HashSet<(Rule, string)>();
        var layers = new List<List<(Rule, int[])>>();
        var front = new List<(Rule Rule, int[] Place)> { (rule, place) };
        while (true)
        {
            front = [.. front.SelectMany(one => Read(one.Rule, one.Place)).Where(one => found.Add((one.Rule, string.Join(',', one.Place))))];
            if (front.Count == 0)
            {
                return layers.AsEnumerable().Reverse().SelectMany(layer => layer);
            }
            layers.Add(front);
        }

        IEnumerable<(Rule Rule, int[] Place)> Read(Rule reader, int[] at) =>
            from element in reader.At(reader.Right, at).Elements
            where deltas.ContainsKey(element.Variable)
            let delta = deltas[element.Variable]
            from to in delta.Places()
            where Matches(element, delta.At(delta.Left, to))
            select (delta, to);
    }

    /// <summary>Whether an element with indices left to run, as within a sum, can be that one.</summary>
    private static bool Matches(Element element, Element one) =>
        element.At.Zip(one.At).All(pair => pair.First.Number is not { } number || number == pair.Second.Number);
}
