using Chainrule.Layers;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Derivations.Steps;

/// <summary>
/// Gradient descent on one example, step by step, with every number kept: a step can be undone to the last bit, and done again
/// it gives the same bits.
/// </summary>
public sealed class WorkedTraining
{
    private const double SharesTolerance = 1e-9;

    /// <summary>Numbers of a step, which is worked out in some minutes, and of all steps that are kept: 8 bytes each.</summary>
    private const long MostNumbers = 1 << 24, MostKept = 1 << 27;

    private readonly Calculation calculation;
    private readonly List<WorkedStep> steps = [];
    private readonly ulong seed;

    /// <summary>Sets out.</summary>
    /// <param name="network">The network; its parameters are where the training starts.</param>
    /// <param name="loss">What is to become small.</param>
    /// <param name="input">The example: as many numbers as the network takes.</param>
    /// <param name="target">As many numbers as the network puts out; where the loss compares probabilities, shares of 1.</param>
    /// <param name="rate">The learning rate η.</param>
    /// <param name="seed">What dropout hangs on.</param>
    /// <exception cref="ChainruleException">Numbers that are not as many as they should be, not finite, or no shares of 1; a network too large.</exception>
    public WorkedTraining(
        Network network, Loss loss, IReadOnlyList<double> input, IReadOnlyList<double> target, double rate, long seed = 1)
    {
        RequireRoom(network, 1);
        Derivation = Derivation.Of(network, loss);
        calculation = new Calculation(Derivation);
        this.seed = (ulong)seed;
        Set(Derivation.Symbols.Input, "the input", input, network.Input.Count);
        Set(Derivation.Symbols.Target.Variable, "the target", target, network.Output.Count);
        Set(Derivation.Symbols.Rate.Variable, "the learning rate", [rate], 1);
        if (loss.HasProbabilities && (target.Any(share => share < 0) || Math.Abs(target.Sum() - 1) > SharesTolerance))
        {
            throw new ChainruleException($"the targets of {loss.Name} are shares of the classes: at least 0, and 1 in all; give a class, or such shares");
        }
        foreach (var parameter in network.Parameters)
        {
            Set(parameter.Name, [.. parameter.Tensor.Values.ToArray().Select(value => (double)value)]);
        }
    }

    /// <summary>Refuses more numbers than can be worked out and kept, counted from the network's shapes alone.</summary>
    /// <param name="network">The network; its parameters' values do not matter.</param>
    /// <param name="steps">How many steps there are to be.</param>
    /// <exception cref="ChainruleException">A network too large, or too many steps of it.</exception>
    public static void RequireRoom(Network network, int steps)
    {
        ArgumentNullException.ThrowIfNull(network);
        // A parameter, its gradient and what it becomes; a weighted input or an activation, and its delta.
        var numbers = 3 * network.ParameterCount + 2 * network.Layers.Sum(layer => (long)layer.Output.Count);
        if (numbers > MostNumbers)
        {
            throw new ChainruleException($"a step of {network} has {numbers} numbers, and {MostNumbers} are the most that are worked out; choose a smaller network");
        }
        if (steps * numbers > MostKept)
        {
            throw new ChainruleException($"{steps} steps of {numbers} numbers each are too many to keep them all; choose {MostKept / numbers} at most, or a smaller network");
        }
    }

    /// <summary>The rules that every step carries out.</summary>
    public Derivation Derivation { get; }

    /// <summary>The steps that have been done and not undone.</summary>
    public IReadOnlyList<WorkedStep> Steps => steps;

    /// <summary>Gives a parameter other values, in double precision.</summary>
    /// <param name="name">Its name in the library: <c>dense1.weight</c>.</param>
    /// <param name="values">Its values in the library's order.</param>
    /// <exception cref="ChainruleException">No parameter of that name, or values that are not as many as it has or not finite.</exception>
    public void Set(string name, IReadOnlyList<double> values)
    {
        // Fails with the names that there are.
        _ = Derivation.Network[name];
        foreach (var own in Derivation.Blocks.SelectMany(block => block.Parameters))
        {
            foreach (var (_, places) in own.Tensors.Where(tensor => tensor.Parameter.Name == name))
            {
                Require(name, values, places.Length);
                for (var i = 0; i < places.Length; i++)
                {
                    calculation[own.At.Variable][places[i]] = values[i];
                }
            }
        }
    }

    /// <summary>Does a step: forward, back, the check in three ways, and the update.</summary>
    /// <param name="progress">Told the share of the check that is done.</param>
    /// <param name="cancellation">Stops it; the parameters are then as they were.</param>
    /// <exception cref="ChainruleException">A number that is not finite, with what it is.</exception>
    public WorkedStep Step(IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var randomKey = RandomSource.Mix(seed + RandomSource.Mix((ulong)steps.Count));
        Drop(randomKey);
        foreach (var rule in calculation.Steps(cancellation))
        {
            RequireFinite(rule, "", "other weights, a smaller input or a smaller rate");
        }
        var check = GradientCheck.Of(Derivation, calculation, randomKey, progress, cancellation);
        var values = calculation.Values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        Take(values, parameter => parameter.Updated);
        try
        {
            foreach (var rule in calculation.Steps(cancellation).TakeWhile(rule => rule.Kind < RuleKind.Delta))
            {
                RequireFinite(rule, "after the step ", "a smaller rate");
            }
        }
        catch (Exception exception) when (exception is ChainruleException or OperationCanceledException)
        {
            Take(values, parameter => parameter.At);
            throw;
        }
        var step = new WorkedStep(Derivation, values, calculation[Derivation.Symbols.Loss.Variable][0], check);
        steps.Add(step);
        return step;
    }

    /// <summary>Undoes the last step: every parameter has the very bits that it had before.</summary>
    /// <exception cref="InvalidOperationException">No step is left to undo.</exception>
    public void Undo()
    {
        if (steps.Count == 0)
        {
            throw new InvalidOperationException("No step is left to undo.");
        }
        Take(steps[^1].Values, parameter => parameter.At);
        steps.RemoveAt(steps.Count - 1);
    }

    /// <summary>The values of a parameter now, in the library's order.</summary>
    public double[] Values(Parameter parameter)
    {
        var (own, places) = Derivation.Blocks.SelectMany(block => block.Parameters)
            .SelectMany(own => own.Tensors.Select(tensor => (Own: own, tensor.Parameter, tensor.Places)))
            .Where(tensor => tensor.Parameter == parameter)
            .Select(tensor => (tensor.Own, tensor.Places))
            .Single();
        return [.. places.Select(place => calculation[own.At.Variable][place])];
    }

    /// <summary>Makes numbers of a step the parameters.</summary>
    private void Take(IReadOnlyDictionary<Variable, double[]> values, Func<BlockParameter, Element> source)
    {
        foreach (var parameter in Derivation.Blocks.SelectMany(block => block.Parameters))
        {
            values[source(parameter).Variable].CopyTo(calculation[parameter.At.Variable], 0);
        }
    }

    private void Drop(ulong randomKey)
    {
        foreach (var block in Derivation.Blocks.Where(block => block.Factor is not null))
        {
            var dropout = (Dropout)block.Layer;
            var key = RandomSource.Mix(randomKey + (ulong)Derivation.Network.Layers.ToList().IndexOf(dropout));
            var factors = calculation[block.Factor!];
            for (var cell = 0; cell < factors.Length; cell++)
            {
                factors[cell] = dropout.Factor(key, 0, cell);
            }
        }
    }

    private void Set(Variable variable, string what, IReadOnlyList<double> values, int count)
    {
        Require(what, values, count);
        // The constant 1 that may stand before them stays.
        values.ToArray().CopyTo(calculation[variable], variable.Count - count);
    }

    private static void Require(string what, IReadOnlyList<double> values, int count)
    {
        if (values.Count != count)
        {
            throw new ChainruleException($"{what} takes {count} numbers, not {values.Count}");
        }
        if (values.FirstOrDefault(value => !double.IsFinite(value)) is var other && !double.IsFinite(other))
        {
            throw new ChainruleException($"{what} holds a number that is not finite");
        }
    }

    private void RequireFinite(Rule rule, string when, string remedy)
    {
        var numbers = calculation[rule.Left.Variable];
        var i = Array.FindIndex(numbers, number => !double.IsFinite(number));
        if (i >= 0)
        {
            var what = rule.Kind == RuleKind.Loss ? "the loss" : $"a number of {rule.Left.Variable}";
            throw new ChainruleException($"{when}{what} is not finite, by {rule.Left} = {rule.Right}; choose {remedy}");
        }
    }
}
