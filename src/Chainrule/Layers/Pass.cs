using Chainrule.Kernels;

namespace Chainrule.Layers;

/// <summary>
/// What a layer works on: a block of lane groups on its way through the network. A group is one lane of examples;
/// its activations lie <c>[channel][row][column][lane]</c>, and the groups of a block lie one after the other.
/// </summary>
internal unsafe struct Pass<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    /// <summary>Groups in this block.</summary>
    public int Groups;

    /// <summary>Where the block stands in the batch, in groups.</summary>
    public int FirstGroup;

    /// <summary>Groups in the whole batch.</summary>
    public int BatchGroups;

    /// <summary>How many threads share the block; each takes its part of every layer's outputs, and on the way back of its inputs.</summary>
    public int Parts;

    /// <summary>Which of these parts is this thread's.</summary>
    public int Part;

    /// <summary>The layer's input, groups × Input.Count lanes.</summary>
    public TLane* Input;

    /// <summary>The layer's output, groups × Output.Count lanes; the same memory as the input where the layer works in place.</summary>
    public TLane* Output;

    /// <summary>Backward: the derivative of the loss by the output.</summary>
    public TLane* OutputDelta;

    /// <summary>Backward: where the derivative by the input goes; null in the first layer with parameters, before which nobody needs it.</summary>
    public TLane* InputDelta;

    /// <summary>The layer's first parameter; null where it has none.</summary>
    public T* Weights;

    /// <summary>The layer's second parameter; null where it has none.</summary>
    public T* Bias;

    /// <summary>This worker's memory for the layer: lasts from a block's forward to its backward.</summary>
    public TLane* Scratch;

    /// <summary>The layer's memory for the whole batch: lasts from forward to the gradient at the end of the step.</summary>
    public T* Kept;

    /// <summary>Whether backward follows, and dropout drops.</summary>
    public bool Training;

    /// <summary>What the step's random choices hang on, besides the example and the cell.</summary>
    public ulong RandomKey;

    /// <summary>This thread's part of so many channels, units or cells.</summary>
    public readonly (int First, int Count) Share(int count)
    {
        var first = Tile.Start(count, Parts, Part);
        return (first, Tile.Start(count, Parts, Part + 1) - first);
    }
}

/// <summary>What a layer makes its gradient from, once the whole batch has been through backward.</summary>
internal unsafe struct GradientPass<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    /// <summary>Groups in the batch.</summary>
    public int BatchGroups;

    /// <summary>The first output (row of the weights) to do.</summary>
    public int FirstRow;

    /// <summary>One past the last output to do.</summary>
    public int EndRow;

    /// <summary>The layer's memory for the whole batch.</summary>
    public T* Kept;

    /// <summary>The gradient of the first parameter, from its first element.</summary>
    public T* Weights;

    /// <summary>The gradient of the second parameter, from its first element.</summary>
    public T* Bias;
}
