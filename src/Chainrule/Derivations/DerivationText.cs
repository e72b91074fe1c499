using Chainrule.Documents;
using Chainrule.Layers;
using Chainrule.Losses;
using Chainrule.Notation;
using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>Tells a derivation step by step, in the order of the sheet: the definitions, then each block from the last to the first.</summary>
public static class DerivationText
{
    /// <summary>Columns of text up to which a definition is written out again where it is differentiated.</summary>
    private const int LongestDefinition = 50;

    /// <summary>Columns of text beyond which what stands between a derivative and its result is more than one wants to read.</summary>
    private const int LongestStep = 120;

    /// <summary>The sections.</summary>
    public static IReadOnlyList<DerivationSection> Of(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        return [Definitions(derivation), .. derivation.BlockDerivations.Reverse().SelectMany(block => Sections(derivation, block))];
    }

    /// <summary>The chain rule from the loss down to a parameter of a block, in letters.</summary>
    internal static Equation ChainRule(Derivation derivation, int block, BlockParameter parameter)
    {
        var derived = derivation.BlockDerivations[block];
        return Overview(derivation, derived, derived.Gradients.Single(gradient => gradient.Parameter == parameter)).First().Statement;
    }

    private static DerivationSection Definitions(Derivation derivation)
    {
        List<DerivationStep> steps = [];
        foreach (var block in derivation.Blocks)
        {
            steps.Add(new("definition", Definition(block), Is(block.Weighted, block.Equation)));
            if (block.Activated is not null)
            {
                steps.Add(new("definition", $"Each weighted input goes through the activation {block.Activation!.ToString()}.", Is(block.Output, block.Activated)));
            }
        }
        if (derivation.Probabilities is { } probabilities)
        {
            steps.Add(new("definition", Softmax(derivation), Is(derivation.Symbols.Prediction, probabilities)));
        }
        var (prediction, target) = (derivation.Symbols.Prediction, derivation.Symbols.Target);
        steps.Add(new(
            "definition",
            derivation.Loss is FormulaLoss
                ? Say($"The loss {derivation.Loss.Name} compares the predictions {F(prediction)}, its y, with the targets {F(target)}, its t.")
                : Say($"The loss {derivation.Loss.Name} compares the predictions {F(prediction)} with the targets {F(target)}."),
            Is(derivation.Symbols.Loss, derivation.LossEquation)));
        return new("Definitions", steps);
    }

    /// <summary>Cross-entropy has its softmax with it; an activation before that is likely another's loss.</summary>
    private static Prose Softmax(Derivation derivation) => derivation.Blocks[^1].Activation is { } activation
        ? Say($"The loss {derivation.Loss.Name} turns the outputs into shares of 1, their softmax, on top of the last layer's {activation.ToString()}. Without the softmax it is another loss: sse or mse.")
        : "The outputs become shares of 1, their softmax.";

    private static Prose Definition(Block block)
    {
        var ranges = Ranges(block.Over);
        return block.Layer switch
        {
            Dense => Say($"{block.Name} ({block.Text}): every weighted input is a sum over all inputs, {ranges}. The weight with index 0 is the bias: {F(block.Input[0])} = 1."),
            Conv2d { Window.IsPadded: true } => Say($"{block.Name} ({block.Text}): the kernels slide over the input, {ranges}. Outside its rows and columns the input is 0: that is the padding."),
            Conv2d => Say($"{block.Name} ({block.Text}): the kernels slide over the input, {ranges}."),
            MaxPool2d => Say($"{block.Name} ({block.Text}): the largest value of each window, {ranges}."),
            AveragePool2d => Say($"{block.Name} ({block.Text}): the mean of each window, {ranges}."),
            Dropout => Say($"{block.Name} ({block.Text}): while training, each value is multiplied by a random factor {F(new Element(block.Factor!, block.Weighted.At))}, 0 or the reciprocal of the share that is kept."),
            Flatten => Say($"{block.Name} ({block.Text}): the same values in one row, counted from 1, the columns fastest, {ranges}."),
            _ => Say($"{block.Name} ({block.Text}): each value by itself, {ranges}."),
        };
    }

    private static IEnumerable<DerivationSection> Sections(Derivation derivation, BlockDerivation block)
    {
        var delta = DeltaSteps(derivation, block).ToList();
        if (block.Gradients.Count == 0)
        {
            return
            [
                new(
                    block.Slope is null
                        ? Say($"Back to what {block.Block.Name} passes on: {F(block.Delta)}")
                        : Say($"Back to what goes into {block.Block.Name}: {F(block.Delta)}"),
                    delta),
            ];
        }
        // The way to δ is told once, before the first parameter.
        return block.Gradients.Select((gradient, i) => new DerivationSection(
            $"The update of {F(gradient.Parameter.At)} in {block.Block.Name}",
            i == 0
                ? [.. Overview(derivation, block, gradient), .. delta, .. UpdateSteps(derivation, block, gradient)]
                : [.. Overview(derivation, block, gradient), .. UpdateSteps(derivation, block, gradient)]));
    }

    /// <summary>The chain rule from the loss down to a parameter: (1) and (6) of the sheet.</summary>
    private static IEnumerable<DerivationStep> Overview(Derivation derivation, BlockDerivation block, ParameterGradient gradient)
    {
        var (loss, parameter, here) = (derivation.Symbols.Loss, gradient.Parameter.At, gradient.Path.Factor.Of);
        var last = Partial(here, parameter);
        if (gradient.Path.Over.Count > 0 || !block.Output.At.Equals(here.At))
        {
            // The parameter enters many of the block's weighted inputs.
            yield return new(
                "chain rule", $"{F(parameter)} enters every {F(here)} with these indices, and through them alone the loss.",
                new(Partial(loss, parameter), Over(gradient.Path.Over, [Partial(loss, here), last]), Over(gradient.Path.Over, [F(gradient.Path.Delta), last])));
            yield break;
        }
        var own = block.Slope is null ? new List<Formula> { last } : [Partial(block.Output, here), last];
        if (block.Path is not { } path)
        {
            if (derivation.Probabilities is null)
            {
                yield return new(
                    "chain rule", $"{F(parameter)} enters {F(here)} alone, and through it the loss.",
                    new(Partial(loss, parameter), Product([Partial(loss, block.Output), .. own])));
            }
            else
            {
                yield return new(
                    "chain rule", $"{F(parameter)} enters {F(here)} alone; through the softmax that enters every prediction.",
                    new(Partial(loss, parameter), Product([Over(derivation.OutputGradient.Over,
                        [Partial(loss, derivation.OutputGradient.Others!), Partial(derivation.OutputGradient.Others!, block.Output)]), .. own])));
            }
            yield break;
        }
        var passed = Partial(path.Factor.Of, block.Output);
        List<Formula> sides = [Over(path.Over, [Partial(loss, path.Factor.Of), passed, .. own])];
        if (block.Next!.Next is null && derivation.Probabilities is null && block.Next.Slope is not null && block.Next.Output.At.Equals(path.Factor.Of.At))
        {
            sides.Insert(0, Over(path.Over, [Partial(loss, block.Next.Output), Partial(block.Next.Output, path.Factor.Of), passed, .. own]));
        }
        yield return new(
            "chain rule", path.Over.Count == 0
                ? Say($"{F(block.Output)} enters {F(path.Factor.Of)} alone.")
                : Say($"{F(block.Output)} enters every {F(path.Factor.Of)}: the loss depends on {F(parameter)} through all of them."),
            new([Partial(loss, parameter), .. sides]));
    }

    /// <summary>The way to δ = ∂L/∂h of a block.</summary>
    private static IEnumerable<DerivationStep> DeltaSteps(Derivation derivation, BlockDerivation block)
    {
        var loss = derivation.Symbols.Loss;
        if (block.Path is { } path)
        {
            yield return Differentiated(
                "derivative of the next layer",
                $"How {F(path.Factor.Of)} depends on {F(block.Output)}: {FactorReason(path.Factor)}{Outside(path.Factor.Value, [.. block.At, .. path.Over])}",
                path.Factor);
        }
        else
        {
            foreach (var step in OutputSteps(derivation))
            {
                yield return step;
            }
        }
        if (block.Slope is { } slope)
        {
            yield return Differentiated("derivative of the activation", slope.Steps.Count > 1
                ? Say($"How {F(slope.Of)} depends on {F(slope.By)}: the derivative of {block.Block.Activation!.ToString()}, in which {F(slope.Of)} itself is found again.")
                : Say($"How {F(slope.Of)} depends on {F(slope.By)}: the derivative of {block.Block.Activation!.ToString()}."), slope);
        }
        yield return new("substitution", DeltaReason(block), Delta(derivation, block));
    }

    private static IEnumerable<DerivationStep> OutputSteps(Derivation derivation)
    {
        var output = derivation.OutputGradient;
        yield return Differentiated("derivative of the loss", $"How the loss depends on {F(output.ByPrediction.By)}: only the term with its indices is left of the sum.", output.ByPrediction);
        if (output.ByOutput is not { } softmax)
        {
            yield break;
        }
        yield return Differentiated(
            "derivative of the softmax", "The quotient rule; at the end the softmax itself is recognised.", softmax);
        yield return new(
            "chain rule", $"Every prediction depends on {F(softmax.By)}. The predictions cancel, the bracket picks one term, and the targets are shares that add up to 1.",
            new(
                [Partial(derivation.Symbols.Loss, softmax.By),
                Over(output.Over, [Partial(derivation.Symbols.Loss, softmax.Of), Partial(softmax.Of, softmax.By)]),
                .. new[] { output.Summed!, output.Contracted!, output.Value }.Distinct().Select(F)]));
    }

    private static string FactorReason(Derivative factor) =>
        factor.Definition is Element ? "they are the same number."
        : Has(factor.Value, part => part.IsCondition) ? "a bracket is 1 where its statement is true, else 0."
        : Has(factor.Definition, part => part is SumOver) ? "only the term with its indices is left of the sum."
        : "everything else is constant.";

    private static bool Has(Expression expression, Predicate<Expression> asked) =>
        asked(expression) || expression.Parts.Any(part => Has(part, asked));

    private static Prose DeltaReason(BlockDerivation block)
    {
        var outside = Outside(block.DeltaValue, block.At);
        return block.Next?.Block.Layer switch
        {
            Conv2d => Say($"All this together is called {F(block.Delta)}.{outside} The sum slides the flipped kernel over the δ of the next layer: the way back through a convolution is a full convolution."),
            MaxPool2d => Say($"All this together is called {F(block.Delta)}: each δ goes to the cell that was the largest of its window, the first one among equals.{outside}"),
            _ => Say($"All this together is called {F(block.Delta)}.{outside}"),
        };
    }

    /// <summary>What is to be known where an index may leave the range of what it stands at.</summary>
    private static string Outside(Expression expression, Items<Binding> over) => string.Concat(
        expression.Overstepping(over.ToDictionary(binding => binding.Name, binding => binding.Range))
            .Select(variable => $" A {variable.Symbol} outside its rows and columns counts as 0."));

    private static Equation Delta(Derivation derivation, BlockDerivation block)
    {
        var loss = derivation.Symbols.Loss;
        var weighted = new Element(block.Block.Weighted.Variable, block.Delta.At);
        List<Formula> sides = [F(block.Delta), Partial(loss, weighted)];
        if (block.Path is { } path)
        {
            List<Formula> factors = [F(path.Delta), Partial(path.Factor.Of, block.Output)];
            if (block.Slope is not null)
            {
                factors.Add(Partial(block.Output, weighted));
            }
            sides.Add(Over(path.Over, factors));
        }
        else if (block.Slope is not null)
        {
            sides.Add(Product([Partial(loss, block.Output), Partial(block.Output, weighted)]));
        }
        sides.AddRange(Forms(block).Select(F));
        return new(sides);
    }

    /// <summary>δ written with f′(h), and with what that is recognised as.</summary>
    private static IEnumerable<Expression> Forms(BlockDerivation block) => block.Path is null
        ? [block.DeltaValue]
        : (block.Slope?.Steps.Select(step => block.Joined(step)).Distinct() ?? [block.DeltaValue]);

    private static IEnumerable<DerivationStep> UpdateSteps(Derivation derivation, BlockDerivation block, ParameterGradient gradient)
    {
        var (loss, parameter, path) = (derivation.Symbols.Loss, gradient.Parameter.At, gradient.Path);
        yield return Differentiated(
            "derivative of the weighted input", $"How {F(path.Factor.Of)} depends on {F(parameter)}: everything else is constant.", path.Factor);
        yield return new(
            "collection",
            block.Block.Layer is Conv2d && path.Factor.Value is not Constant
                ? Say($"Put together: the input, cross-correlated with {F(path.Delta)}.")
                : "Put together.",
            new([Partial(loss, parameter), Over(path.Over, [F(path.Delta), Partial(path.Factor.Of, parameter)]), F(gradient.Value)]));
        var rate = derivation.Symbols.Rate;
        List<Formula> sides = [F(parameter), new Sum(F(parameter), new Negative(new Product(ProductSign.Nothing, F(rate), Partial(loss, parameter))))];
        if (path.Over.Count == 0)
        {
            // With δ written out, as in (5) and (11).
            var written = gradient.Value.Replace(block.Delta.Variable, _ => Forms(block).First()).Simplify();
            sides.Add(F(parameter - rate * written));
        }
        sides.Add(F(parameter - rate * gradient.Value));
        yield return new("update", $"The step goes against the gradient, as far as the learning rate {F(rate)} says.", new([.. sides]) { IsAssignment = true });
    }

    private static DerivationStep Differentiated(string rule, Prose why, Derivative derivative)
    {
        var definition = F(derivative.Definition.ApartFrom([.. derivative.By.FreeIndices]));
        // A long one can be read above.
        List<Formula> written = definition.ToString().Length > LongestDefinition ? [] : [new Notation.Derivative(definition, F(derivative.By))];
        var steps = derivative.Steps.Select(F).ToList();
        return new(rule, why, new(
            [Partial(derivative.Of, derivative.By), .. written, .. steps.SkipLast(1).Where(step => step.ToString().Length <= LongestStep), steps[^1]]));
    }

    /// <summary>Prose where two kinds of it are to choose from; an interpolated string alone would be one without formulas.</summary>
    private static Prose Say(Prose prose) => prose;

    private static Equation Is(Element left, Expression right) => new(F(left), F(right));

    private static Formula F(Expression expression) => expression.Simplify().Write();

    private static Notation.Derivative Partial(Element of, Element by) => new(of.Write(), by.Write());

    private static Formula Product(IReadOnlyList<Formula> factors) => factors.Count == 1 ? factors[0] : new Product(ProductSign.Dot, factors);

    private static Formula Over(Items<Binding> over, IReadOnlyList<Formula> factors) => over.Reverse().Aggregate(Product(factors), (body, binding) =>
        new Summation(new Symbol(binding.Name.Letter, Primes: binding.Name.Primes), new Number(binding.Range.First), new Number(binding.Range.Last), body));

    private static string Ranges(Items<Binding> over) =>
        string.Join(", ", over.Select(binding => $"{binding.Name}{Prose.NoBreak}={Prose.NoBreak}{binding.Range.First}…{Prose.Joiner}{binding.Range.Last}"));
}
