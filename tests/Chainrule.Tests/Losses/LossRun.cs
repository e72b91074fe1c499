using Chainrule.Kernels;
using Chainrule.Losses;
using Chainrule.Tensors;

namespace Chainrule.Tests.Losses;

/// <summary>Evaluates a loss for examples given one by one, in the lanes of a name.</summary>
internal static unsafe class LossRun
{
    public static readonly string[] FloatLanes = [nameof(Lane16), nameof(Lane8), nameof(Lane4)];

    public static (double Loss, double[] Delta)[] Evaluate(string lane, Loss loss, double[][] outputs, double[][] targets) => lane switch
    {
        nameof(Lane16) => Evaluate<Lane16, float>(loss, outputs, targets),
        nameof(Lane8) => Evaluate<Lane8, float>(loss, outputs, targets),
        nameof(Lane4) => Evaluate<Lane4, float>(loss, outputs, targets),
        _ => Evaluate<LaneDouble, double>(loss, outputs, targets),
    };

    public static (double Loss, double[] Delta) Double(Loss loss, double[] output, double[] target) =>
        Evaluate<LaneDouble, double>(loss, [output], [target])[0];

    private static (double Loss, double[] Delta)[] Evaluate<TLane, T>(Loss loss, double[][] outputs, double[][] targets)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var count = outputs[0].Length;
        var (output, target, delta) = (new AlignedMemory<TLane>(count), new AlignedMemory<TLane>(count), new AlignedMemory<TLane>(count));
        var results = new (double, double[])[outputs.Length];
        for (var first = 0; first < outputs.Length; first += TLane.Count)
        {
            var examples = Math.Min(TLane.Count, outputs.Length - first);
            for (var i = 0; i < count * TLane.Count; i++)
            {
                var example = first + Math.Min(i % TLane.Count, examples - 1);
                ((T*)output.Pointer)[i] = TLane.Scalar(outputs[example][i / TLane.Count]);
                ((T*)target.Pointer)[i] = TLane.Scalar(targets[example][i / TLane.Count]);
            }
            var value = loss.Evaluate<TLane, T>(output.Pointer, target.Pointer, delta.Pointer, count);
            for (var e = 0; e < examples; e++)
            {
                var lane = e;
                results[first + e] = (
                    TLane.Double(((T*)&value)[e]),
                    [.. Enumerable.Range(0, count).Select(k => TLane.Double(((T*)delta.Pointer)[k * TLane.Count + lane]))]);
            }
        }
        return results;
    }
}
