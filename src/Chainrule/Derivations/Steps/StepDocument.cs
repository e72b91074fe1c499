using Chainrule.Documents;
using Chainrule.Notation;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Steps;

/// <summary>A training step to be read: every formula, the numbers put in, and the result.</summary>
public static class StepDocument
{
    /// <summary>Significant digits of the numbers.</summary>
    private const int Digits = 9;

    /// <summary>So many of a variable's numbers are worked out; of those with more only the first few.</summary>
    private const int MostWorkedOut = 12, FirstWorkedOut = 3;

    /// <summary>So many of a parameter's numbers stand in its table.</summary>
    private const int MostRows = 40;

    private static readonly Dictionary<RuleKind, string> titles = new()
    {
        [RuleKind.Weighted] = "Forward",
        [RuleKind.Loss] = "The loss",
        [RuleKind.Delta] = "Back",
        [RuleKind.Update] = "The update",
    };

    private static readonly Dictionary<Kink, string> kinkNames = new() { [Kink.Corner] = "corner", [Kink.Jump] = "jump" };

    /// <summary>The document of some steps of one training, at least one.</summary>
    public static Document Of(IReadOnlyList<WorkedStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfZero(steps.Count);
        var derivation = steps[0].Derivation;
        var rate = Written(steps[0].Values[derivation.Symbols.Rate.Variable][0]);
        var hasMore = derivation.Rules.Any(rule => rule.Count > MostWorkedOut);
        Prose rest = hasMore ? " Where there are many numbers the first few are shown; JSON has every one." : "";
        List<Documents.Block> blocks =
        [
            new Paragraph($"The network {derivation.Network.ToString()}, trained on the loss {derivation.Loss.Name} with the learning rate {derivation.Symbols.Rate.Write()} = {rate}, one example a step.{rest}"),
        ];
        foreach (var (i, step) in steps.Index())
        {
            blocks.AddRange(Blocks(step, steps.Count > 1 ? $"Step {i + 1}: " : ""));
        }
        return new("A training step, worked out", blocks);
    }

    private static IEnumerable<Documents.Block> Blocks(WorkedStep step, string name)
    {
        var derivation = step.Derivation;
        foreach (var rule in derivation.Rules)
        {
            var isFirst = derivation.Rules.First(other => Title(other.Kind) == Title(rule.Kind)) == rule;
            if (isFirst)
            {
                yield return new Heading(name + titles[Title(rule.Kind)]);
            }
            yield return new Paragraph(Introduction(derivation, rule));
            yield return new Display([Formula(derivation, rule), .. WorkedOut(step, rule)]);
            if (rule.Kind == RuleKind.Loss && derivation.Probabilities is not null && step.Output.Any(Calculation.Underflows))
            {
                yield return new Paragraph("A share that is too small for a double is shown as 0. Its logarithm is not infinite all the same, and is taken of what the share is defined as.");
            }
            if (rule.Count > MostWorkedOut)
            {
                yield return new Paragraph($"And so on, for {rule.Count} numbers in all.");
            }
        }
        yield return new Heading($"{name}Before and after");
        foreach (var tensor in step.Check.Tensors)
        {
            yield return Table(step, tensor);
        }
        yield return new Display(
            new Equation(derivation.Symbols.Loss.Write(), Written(step.Loss)), new Equation(After(derivation.Symbols.Loss), Written(step.LossAfter)));
        yield return new Paragraph(Verdict(step));
        foreach (var kink in Kinks(step))
        {
            yield return new Paragraph(kink);
        }
    }

    private static RuleKind Title(RuleKind kind) => kind switch
    {
        RuleKind.Weighted or RuleKind.Activation or RuleKind.Prediction => RuleKind.Weighted,
        RuleKind.Delta or RuleKind.Gradient => RuleKind.Delta,
        _ => kind,
    };

    private static Prose Introduction(Derivation derivation, Rule rule) => rule.Kind switch
    {
        RuleKind.Weighted => $"{derivation.Blocks[rule.Block].Name} ({derivation.Blocks[rule.Block].Text}):",
        RuleKind.Activation => $"Its activation, {derivation.Blocks[rule.Block].Activation!.ToString()}:",
        RuleKind.Prediction => "The outputs become shares of 1:",
        RuleKind.Loss => $"The loss {derivation.Loss.Name}:",
        RuleKind.Delta => $"The delta of {derivation.Blocks[rule.Block].Name}:",
        RuleKind.Gradient => "The gradient:",
        _ => "The step against the gradient:",
    };

    private static Equation Formula(Derivation derivation, Rule rule) => rule.Kind == RuleKind.Update
        ? new(derivation.ParameterOf(rule).At.Write(), Named(derivation, rule.Right).Write()) { IsAssignment = true }
        : new(rule.Left.Write(), Named(derivation, rule.Right).Write());

    /// <summary>The first numbers that a rule gives, each with what is put in: <c>h_1 = 0.35·1 + 0.15·0.05 = 0.3575</c>.</summary>
    private static IEnumerable<Equation> WorkedOut(WorkedStep step, Rule rule)
    {
        foreach (var place in rule.Places().Take(rule.Count > MostWorkedOut ? FirstWorkedOut : rule.Count))
        {
            var sides = step.Explain(rule, place).Sides;
            // The letters stand above, for all places at once.
            yield return new([sides[0], .. sides.Skip(2)]) { IsAssignment = rule.Kind == RuleKind.Update };
        }
    }

    /// <summary>An update with the gradient's rule put in for the gradient.</summary>
    private static Expression Named(Derivation derivation, Expression right) => derivation.BlockDerivations.SelectMany(block => block.Gradients)
        .Aggregate(right, (expression, gradient) => expression.Replace(gradient.Parameter.Gradient.Variable, _ => gradient.Value)).Simplify();

    private static Table Table(WorkedStep step, TensorCheck tensor)
    {
        var shape = tensor.Parameter.Tensor.Shape;
        var (value, gradient, updated) = step[tensor.Parameter];
        var shown = Math.Min(value.Length, MostRows);
        Prose left = shown < value.Length ? $" (the first {shown} of {value.Length} numbers)" : "";
        return new(
            $"{tensor.Parameter.Name}{left}:",
            ["before", "gradient: derived", "backward pass", "difference", "after"],
            [.. Enumerable.Range(0, shown).Select(i => new TableRow(
                string.Join(',', shape.Place(i)),
                [Cell(value[i]), Cell(gradient[i]), Cell(tensor.Backward[i]), Difference(tensor, i), Cell(updated[i])]))]);
    }

    private static TableCell Cell(double number) => new($"{Written(number)}");

    private static TableCell Difference(TensorCheck tensor, int i) => tensor.Kinks.TryGetValue(i, out var kink) ? new(kinkNames[kink])
        : double.IsNaN(tensor.Differences[i]) ? new("")
        : Cell(tensor.Differences[i]);

    private static Prose Verdict(WorkedStep step)
    {
        var check = step.Check;
        var worst = check.Tensors.MaxBy(tensor => tensor.MaxRelativeError);
        if (worst is null)
        {
            return "The network has no parameters to check.";
        }
        var (all, compared) = (check.Tensors.Sum(tensor => tensor.Derived.Count), check.Tensors.Sum(tensor => tensor.Differentiated));
        Prose differences = compared == all ? "" : $" (differences of {compared} of the {all} numbers, spread evenly)";
        // Two returns: a choice between interpolated strings would be text, and their numbers with it.
        if (check.IsPassed)
        {
            return $"Checked: the derived rules, the backward pass and difference quotients{differences} agree about every gradient, to {new Number(worst.MaxRelativeError, 2)} of {Measure(worst)}.";
        }
        return $"The check failed: about {Place(worst, worst.Worst)} the derived rules, the backward pass and difference quotients differ by {new Number(worst.MaxRelativeError, 2)} of {Measure(worst)}; {new Number(GradientCheck.Tolerance)} is allowed.";
    }

    /// <summary>What is said of the numbers by which the loss has no derivative.</summary>
    private static IEnumerable<Prose> Kinks(WorkedStep step)
    {
        foreach (var kinks in step.Check.Tensors.SelectMany(tensor => tensor.Kinks.Keys.Select(at => (Tensor: tensor, At: at, Kink: tensor.Kinks[at]))).GroupBy(kink => kink.Kink))
        {
            var first = kinks.First();
            var what = kinks.Key == Kink.Corner ? "has a corner here: the slope to its left is not the one to its right" : "jumps here";
            yield return $"By {Place(first.Tensor, first.At)}{(kinks.Count() > 1 ? $" and {kinks.Count() - 1} others" : "")} the loss {what}. There is no derivative, and no difference to compare with; the rules and the backward pass take the same one.";
        }
    }

    /// <summary>What a tensor's disagreement is measured by.</summary>
    private static Prose Measure(TensorCheck tensor)
    {
        Prose largest = "the largest gradient of its tensor";
        Prose least = $"{Written(tensor.Scale)}, by which it is measured where all gradients of a tensor are next to nothing";
        return tensor.Backward.Max(Math.Abs) < tensor.Scale ? least : largest;
    }

    private static string Place(TensorCheck tensor, int i) =>
        $"{tensor.Parameter.Name}[{string.Join(',', tensor.Parameter.Tensor.Shape.Place(i))}]";

    private static Number Written(double value) => new(value, Digits);

    private static Scripted After(Element loss) => new(loss.Write(), new Wording("after"));
}
