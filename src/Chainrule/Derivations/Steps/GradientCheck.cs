using Chainrule.Kernels;
using Chainrule.Layers;
using Chainrule.Networks;

namespace Chainrule.Derivations.Steps;

/// <summary>
/// Holds every gradient of a step against two others that were found in other ways: that of the library's backward pass, and
/// a difference quotient of its forward pass, both in double precision.
/// </summary>
public sealed class GradientCheck
{
    /// <summary>The largest relative disagreement that passes.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Below this share of the loss, or of 1, a gradient is next to nothing: rounding alone may make its differences.</summary>
    private const double LeastScale = 1e-4;

    /// <summary>Multiplications that all differences together may take, about a minute's work; of larger networks a sample is checked.</summary>
    private const double MostMultiplyAdds = 3e10;

    /// <summary>What a forward pass takes besides its multiplications, counted in such.</summary>
    private const double Overhead = 3000;

    private const int NumbersBetweenReports = 16;

    private GradientCheck(IReadOnlyList<TensorCheck> tensors) => Tensors = tensors;

    /// <summary>The parameters in the network's order.</summary>
    public IReadOnlyList<TensorCheck> Tensors { get; }

    /// <summary>The largest disagreement of all.</summary>
    public double MaxRelativeError => Tensors.Count == 0 ? 0 : Tensors.Max(tensor => tensor.MaxRelativeError);

    /// <summary>Whether the three agree everywhere.</summary>
    public bool IsPassed => MaxRelativeError <= Tolerance;

    /// <summary>Checks the gradients of a calculation that has been carried out.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="calculation">Its numbers.</param>
    /// <param name="randomKey">What dropout's factors hang on.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops the check.</param>
    internal static GradientCheck Of(
        Derivation derivation, Calculation calculation, ulong randomKey, IProgress<double>? progress, CancellationToken cancellation)
    {
        var network = derivation.Network;
        using var team = new Team(1);
        var target = calculation[derivation.Symbols.Target.Variable];
        var backward = Backward(derivation, calculation, target, randomKey, team);
        var all = network.Layers.Select((layer, start) => layer.Parameters.Sum(parameter => (double)parameter.Shape.Count) * Cost(network, start)).Sum();
        var (step, done) = ((int)Math.Ceiling(all / MostMultiplyAdds), 0d);
        var checks = new List<TensorCheck>();
        foreach (var block in derivation.Blocks.Where(block => block.Parameters.Count > 0))
        {
            var start = network.Layers.ToList().IndexOf(block.Layer);
            var cost = Cost(network, start);
            var input = calculation[block.Input];
            var tail = new Tail(derivation, calculation, start, input[^block.Layer.Input.Count..], target, randomKey, team);
            foreach (var parameter in block.Parameters)
            {
                foreach (var (tensor, places) in parameter.Tensors)
                {
                    var index = network.Parameters.ToList().IndexOf(tensor);
                    var derived = places.Select(place => calculation[parameter.Gradient.Variable][place]).ToArray();
                    var scale = Math.Max(backward[index].Max(Math.Abs), LeastScale * Math.Max(1, Math.Abs(tail.Loss)));
                    var differences = new double[derived.Length];
                    Array.Fill(differences, double.NaN);
                    var kinks = new Dictionary<int, Kink>();
                    for (var i = 0; i < derived.Length; i += step)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        var (difference, kink) = tail.Difference(tensor, i, backward[index][i], Tolerance * scale);
                        differences[i] = difference;
                        if (kink is { } found)
                        {
                            kinks[i] = found;
                        }
                        if (i / step % NumbersBetweenReports == 0)
                        {
                            progress?.Report((done + i * cost) / all);
                        }
                    }
                    done += derived.Length * cost;
                    checks.Add(new(tensor, derived, backward[index], differences) { Scale = scale, Kinks = kinks });
                }
            }
        }
        return new(checks);
    }

    private static double[][] Backward(Derivation derivation, Calculation calculation, double[] target, ulong randomKey, Team team)
    {
        var network = derivation.Network;
        var plan = new Plan<LaneDouble, double>(network, new PlanOptions(1, derivation.Loss, Training: true, null, team));
        Load(plan, network, derivation, calculation);
        plan.Train(new SingleExample(calculation[derivation.Symbols.Input][^network.Input.Count..], target), [0], 0, randomKey);
        return [.. network.Parameters.Select((_, index) => plan.Gradient(index).ToArray())];
    }

    /// <summary>What the difference by a number of a layer takes: two forward passes from there on.</summary>
    private static double Cost(Network network, int start) => 2 * (Overhead + network.Layers.Skip(start).Sum(each => (double)each.MultiplyAdds));

    /// <summary>Puts a calculation's parameters into a plan of the network or of its last layers.</summary>
    private static void Load(Plan<double> plan, Network network, Derivation derivation, Calculation calculation)
    {
        var layers = network.Layers.ToHashSet();
        var parameters = derivation.Blocks.Where(block => layers.Contains(block.Layer)).SelectMany(block => block.Parameters)
            .SelectMany(parameter => parameter.Tensors.Select(tensor => (tensor.Places, Numbers: calculation[parameter.At.Variable])));
        foreach (var (index, (places, numbers)) in parameters.Index())
        {
            var values = plan.Values(index);
            for (var i = 0; i < places.Length; i++)
            {
                values[i] = numbers[places[i]];
            }
        }
    }

    /// <summary>The network from a layer on, so that a change to that layer's parameters costs no more than what hangs on them.</summary>
    private sealed class Tail
    {
        private readonly Network network;
        private readonly Plan<double> plan;
        private readonly SingleExample example;
        private readonly ulong randomKey;
        private readonly bool isRandom;

        public Tail(Derivation derivation, Calculation calculation, int start, double[] input, double[] target, ulong randomKey, Team team)
        {
            network = new Network(derivation.Network.Layers[start].Input, derivation.Network.Layers.Skip(start));
            isRandom = network.Layers.Any(layer => layer is Dropout);
            plan = new Plan<LaneDouble, double>(network, new PlanOptions(1, derivation.Loss, Training: isRandom, null, team));
            Load(plan, network, derivation, calculation);
            example = new SingleExample(input, target);
            // A layer's key hangs on its place in the network.
            this.randomKey = randomKey + (ulong)start;
            Loss = Evaluate();
        }

        public double Loss { get; }

        /// <summary>
        /// The difference quotient by one number: the central one, unless another is closer to what is expected, for kinks beside
        /// the place. NaN where the kink is at the place itself.
        /// </summary>
        public (double Difference, Kink? Kink) Difference(Parameter parameter, int i, double expected, double tolerance)
        {
            var value = plan.Values(parameter.Info.Role == "weight" ? 0 : 1)[i];
            double Changed(double change) => With(i, parameter, value + change);
            var (difference, kink) = Estimate(Changed, expected, tolerance);
            plan.Values(parameter.Info.Role == "weight" ? 0 : 1)[i] = value;
            return (difference, kink);
        }

        private static (double, Kink?) Estimate(Func<double, double> function, double expected, double tolerance)
        {
            double? central = null;
            foreach (var estimate in DifferenceQuotients.Of(function))
            {
                if (Math.Abs(estimate - expected) <= tolerance)
                {
                    return (estimate, null);
                }
                central ??= estimate;
            }
            // NaN is for numbers that are left out.
            return DifferenceQuotients.KinkOf(function, tolerance) is { } kink ? (double.NaN, kink)
                : (double.IsNaN(central!.Value) ? double.PositiveInfinity : central.Value, null);
        }

        private double With(int i, Parameter parameter, double value)
        {
            plan.Values(parameter.Info.Role == "weight" ? 0 : 1)[i] = value;
            return Evaluate();
        }

        private double Evaluate() => isRandom ? plan.Train(example, [0], 0, randomKey).LossSum : plan.Evaluate(example, [0]).LossSum;
    }
}
