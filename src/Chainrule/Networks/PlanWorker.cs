using Chainrule.Kernels;
using Chainrule.Losses;
using Chainrule.Tensors;

namespace Chainrule.Networks;

/// <summary>One thread's memory for a block of groups, and what happens at both ends of the network.</summary>
internal sealed unsafe class PlanWorker<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    private readonly AlignedMemory<TLane> activations;
    private readonly AlignedMemory<TLane> deltas;
    private readonly AlignedMemory<TLane> scratch;
    private readonly AlignedMemory<TLane> target;
    private readonly AlignedMemory<TLane> unused;
    private readonly AlignedMemory<T> staging;
    private readonly AlignedMemory<T> shares;
    private readonly long[] scratchStarts;
    private readonly long outputStart;
    private readonly long deltaLanes;
    private readonly int blockGroups;
    private readonly int inputs;
    private readonly int outputs;
    private readonly bool training;
    private readonly Loss loss;

    public PlanWorker(LayerPlan[] layers, Network network, long activationLanes, long deltaLanes, int blockGroups, PlanOptions options)
    {
        this.deltaLanes = deltaLanes;
        this.blockGroups = blockGroups;
        training = options.Training;
        loss = options.Loss;
        inputs = network.Input.Count;
        outputs = network.Output.Count;
        outputStart = layers[^1].Output;
        activations = new AlignedMemory<TLane>(activationLanes * blockGroups);
        deltas = new AlignedMemory<TLane>(training ? 2 * deltaLanes * blockGroups : 0);
        target = new AlignedMemory<TLane>((long)outputs * blockGroups);
        unused = new AlignedMemory<TLane>(training ? 0 : outputs);
        staging = new AlignedMemory<T>((long)Math.Max(inputs, outputs) * TLane.Count);
        shares = new AlignedMemory<T>(TLane.Count);
        scratchStarts = new long[layers.Length];
        long lanes = 0;
        for (var l = 0; l < layers.Length; l++)
        {
            scratchStarts[l] = lanes;
            lanes += layers[l].Layer.ScratchLanes(blockGroups, TLane.Count, training);
        }
        scratch = new AlignedMemory<TLane>(lanes);
    }

    /// <summary>The activations of the block that start at a position of the layers' plan.</summary>
    public TLane* Activations(long start) => activations.Pointer + start * blockGroups;

    /// <summary>The network's output for the block.</summary>
    public TLane* Output => Activations(outputStart);

    /// <summary>One of the two delta buffers.</summary>
    public TLane* Deltas(int buffer) => deltas.Pointer + buffer * deltaLanes * blockGroups;

    /// <summary>A layer's scratch.</summary>
    public TLane* Scratch(int layer) => scratch.Pointer + scratchStarts[layer];

    /// <summary>Reads a block's examples and targets into lanes; lanes past the last example are zero.</summary>
    public void Load(IExamples<T> source, ReadOnlySpan<int> examples, int groups)
    {
        for (var group = 0; group < groups; group++)
        {
            var start = group * TLane.Count;
            var count = Math.Min(TLane.Count, examples.Length - start);
            var all = staging.Span;
            all[(count * inputs)..(TLane.Count * inputs)].Clear();
            for (var e = 0; e < count; e++)
            {
                source.ReadInput(examples[start + e], all.Slice(e * inputs, inputs));
            }
            Transposition.ToLanes(staging.Pointer, inputs, Activations(0) + (nint)group * inputs, inputs);

            all[..(TLane.Count * outputs)].Clear();
            for (var e = 0; e < count; e++)
            {
                source.ReadTarget(examples[start + e], all.Slice(e * outputs, outputs));
            }
            Transposition.ToLanes(staging.Pointer, outputs, target.Pointer + (nint)group * outputs, outputs);
        }
    }

    /// <summary>Computes a block's losses and right answers and, when training, the deltas of the network's output.</summary>
    /// <param name="batch">Examples of the whole batch.</param>
    /// <param name="examples">Examples of the block.</param>
    /// <param name="groups">Groups of the block.</param>
    /// <param name="losses">Gets each example's loss.</param>
    /// <param name="correct">Gets each group's number of right answers.</param>
    public void Judge(int batch, int examples, int groups, T* losses, Span<int> correct)
    {
        for (var group = 0; group < groups; group++)
        {
            var count = Math.Min(TLane.Count, examples - group * TLane.Count);
            var output = Output + (nint)group * outputs;
            var expected = target.Pointer + (nint)group * outputs;
            var delta = training ? Deltas(0) + (nint)group * outputs : unused.Pointer;
            correct[group] = CountCorrect((T*)output, (T*)expected, count);
            ((TLane*)losses)[group] = loss.Evaluate<TLane, T>(output, expected, delta, outputs);
            if (training)
            {
                Weigh(delta, batch, count);
            }
        }
    }

    /// <summary>Makes deltas those of the batch's mean loss: each example counts 1/n, a lane past the last nothing.</summary>
    private void Weigh(TLane* delta, int batch, int count)
    {
        for (var e = 0; e < TLane.Count; e++)
        {
            shares.Pointer[e] = e < count ? TLane.Scalar(1.0 / batch) : default;
        }
        var share = *(TLane*)shares.Pointer;
        for (var k = 0; k < outputs; k++)
        {
            delta[k] = TLane.WhereGreater(share, default, delta[k] * share, default);
        }
    }

    private int CountCorrect(T* output, T* expected, int count)
    {
        var right = 0;
        for (var e = 0; e < count; e++)
        {
            right += Largest(output + e) == Largest(expected + e) ? 1 : 0;
        }
        return right;
    }

    private int Largest(T* values)
    {
        var largest = 0;
        for (var k = 1; k < outputs; k++)
        {
            if (TLane.Double(values[(nint)k * TLane.Count]) > TLane.Double(values[(nint)largest * TLane.Count]))
            {
                largest = k;
            }
        }
        return largest;
    }
}
