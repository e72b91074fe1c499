using Chainrule.Networks;
using Chainrule.Notation;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Steps;

/// <summary>A training step with all its numbers: of one example, by gradient descent, in double precision.</summary>
public sealed class WorkedStep
{
    internal WorkedStep(Derivation derivation, IReadOnlyDictionary<Variable, double[]> values, double lossAfter, GradientCheck check) =>
        (Derivation, Values, LossAfter, Check) = (derivation, values, lossAfter, check);

    /// <summary>The rules that were carried out.</summary>
    public Derivation Derivation { get; }

    /// <summary>The numbers of every variable: parameters before the step, weighted inputs, activations, deltas, gradients, parameters after it.</summary>
    public IReadOnlyDictionary<Variable, double[]> Values { get; }

    /// <summary>The loss before the step.</summary>
    public double Loss => Values[Derivation.Symbols.Loss.Variable][0];

    /// <summary>The loss of the same example after the step; dropout drops the same.</summary>
    public double LossAfter { get; }

    /// <summary>The gradients, held against those found in two other ways.</summary>
    public GradientCheck Check { get; }

    /// <summary>What the rules give in place of the numbers that <see cref="WhatIf"/> set; empty in a step as it was.</summary>
    public IReadOnlyDictionary<(Variable Variable, int Place), double> Replaced { get; private init; } = new Dictionary<(Variable, int), double>();

    /// <summary>What the loss compared: ŷ, or the probabilities.</summary>
    public IReadOnlyList<double> Output => Values[Derivation.Symbols.Prediction.Variable][^Derivation.Network.Output.Count..];

    /// <summary>
    /// How one of its numbers came about: what it is called, the rule in letters, the numbers put in, and the result. A number
    /// that is only taken over is its own result, and stands once; so does one that was set by hand.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">The values of the indices that the rule runs over.</param>
    /// <param name="digits">The significant digits to show.</param>
    public Equation Explain(Rule rule, IReadOnlyList<int> place, int digits = 9)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(place);
        var result = new Number(Values[rule.Left.Variable][rule.Offset(place)], digits);
        var numbers = rule.Right.WithNumbers(Values, rule.Values(place), digits);
        var left = rule.Kind == RuleKind.Update ? Derivation.ParameterOf(rule).At : rule.Left;
        if (Replaced.ContainsKey((rule.Left.Variable, rule.Offset(place))))
        {
            return new(rule.At(left, place).Write(), result);
        }
        Formula[] sides = [rule.At(left, place).Write(), rule.At(rule.Right, place).Simplify().Write(), numbers, result];
        return new(numbers is Number ? [.. sides[..^2], result] : sides) { IsAssignment = rule.Kind == RuleKind.Update };
    }

    /// <summary>
    /// The step as it would go if some of its numbers were others, and all that follows from them followed from these. Its
    /// <see cref="Check"/> stays that of the step as it was: such gradients are those of no loss.
    /// </summary>
    /// <param name="changes">The other numbers, by their place in their variable.</param>
    /// <exception cref="ChainruleException">A number that is then not finite.</exception>
    public WorkedStep WhatIf(IReadOnlyDictionary<(Variable Variable, int Place), double> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var calculation = new Calculation(Derivation);
        calculation.Load(Values);
        var replaced = new Dictionary<(Variable, int), double>();
        foreach (var rule in calculation.Steps())
        {
            var numbers = calculation[rule.Left.Variable];
            foreach (var ((variable, place), number) in changes)
            {
                if (variable == rule.Left.Variable)
                {
                    replaced[(variable, place)] = numbers[place];
                    numbers[place] = number;
                }
            }
            if (Array.Exists(numbers, number => !double.IsFinite(number)))
            {
                throw new ChainruleException($"with these numbers a number of {rule.Left.Variable} is not finite; choose others");
            }
        }
        var values = calculation.Values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        foreach (var parameter in Derivation.Blocks.SelectMany(block => block.Parameters))
        {
            values[parameter.Updated.Variable].CopyTo(calculation[parameter.At.Variable], 0);
        }
        return new(Derivation, values, calculation.RunToLoss(Derivation.Symbols.Loss.Variable), Check) { Replaced = replaced };
    }

    /// <summary>The derivative f′(h) of each activation of a block; null for a block without one.</summary>
    public IReadOnlyList<double>? Slopes(int block)
    {
        var derived = Derivation.BlockDerivations[block];
        return derived.Slope is { } slope ? Calculation.Evaluate(slope.Value, derived.At, Values) : null;
    }

    /// <summary>A library's parameter before the step, its gradient, and the parameter after the step.</summary>
    public (double[] Value, double[] Gradient, double[] Updated) this[Parameter parameter]
    {
        get
        {
            var (own, places) = Derivation.Blocks.SelectMany(block => block.Parameters)
                .SelectMany(own => own.Tensors.Select(tensor => (Own: own, tensor.Parameter, tensor.Places)))
                .Where(tensor => tensor.Parameter == parameter)
                .Select(tensor => (tensor.Own, tensor.Places))
                .Single();
            double[] Numbers(Element element) => [.. places.Select(place => Values[element.Variable][place])];
            return (Numbers(own.At), Numbers(own.Gradient), Numbers(own.Updated));
        }
    }
}
