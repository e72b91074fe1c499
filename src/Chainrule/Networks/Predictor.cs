using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace Chainrule.Networks;

/// <summary>Asks a network about single examples; each thread that asks at the same time gets a plan of its own.</summary>
internal sealed class Predictor(Network network)
{
    private readonly ConcurrentBag<Seat> seats = [];

    /// <summary>The network's outputs for one example.</summary>
    public float[] Predict(ReadOnlySpan<float> input)
    {
        if (!seats.TryTake(out var seat))
        {
            seat = new Seat(network);
        }
        var output = seat.Predict(input);
        seats.Add(seat);
        return TensorPrimitives.IsFiniteAll<float>(output) ? output : throw new ChainruleException(
            "the network's outputs are not finite: its weights or this input are too large to compute with");
    }

    /// <summary>A plan for a single example, worked by the thread that asks.</summary>
    private sealed class Seat : IExamples<float>
    {
        private readonly float[] example;
        private readonly Plan<float> plan;

        public Seat(Network network)
        {
            example = new float[network.Input.Count];
            plan = FloatPlan.Create(network, new PlanOptions(1, network.Loss, Training: false, null, new Team(1)));
        }

        public float[] Predict(ReadOnlySpan<float> input)
        {
            input.CopyTo(example);
            plan.Evaluate(this, [0]);
            return plan.Output(0).ToArray();
        }

        public void ReadInput(int index, Span<float> input) => example.CopyTo(input);

        public void ReadTarget(int index, Span<float> target) { }
    }
}
