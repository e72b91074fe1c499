using Chainrule.Kernels;
using Chainrule.Layers;
using Chainrule.Tensors;

namespace Chainrule.Networks;

/// <summary>A plan over lanes of a given width.</summary>
internal sealed unsafe class Plan<TLane, T> : Plan<T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    /// <summary>Rows of a parameter whose gradient is made in one go; a multiple of every lane's width.</summary>
    private const int RowsPerRun = 16;

    /// <summary>Lanes of activations that a block may take, about half a second-level cache.</summary>
    private const int BlockLanes = 16 * 1024;

    private readonly Network network;
    private readonly PlanOptions options;
    private readonly LayerPlan[] layers;
    private readonly PlanWorker<TLane, T>[] workers;
    private readonly Run[] runs;
    private readonly int blockGroups;
    private readonly int firstTrained;
    private readonly bool isWorthMeeting;
    private readonly Action<int> forwardAndBack;
    private readonly Action<int> forwardOnly;

    // Memory of the whole batch.
    private readonly int[] batch;
    private readonly AlignedMemory<T>? parameters;
    private readonly T* parameterPointer;
    private readonly AlignedMemory<T> gradients;
    private readonly AlignedMemory<T> state;
    private readonly AlignedMemory<T> kept;
    private readonly AlignedMemory<T> outputs;
    private readonly AlignedMemory<T> losses;
    private readonly int[] correct;
    private readonly bool[] nonFinite;

    // The batch under way.
    private IExamples<T> source = null!;
    private int batchCount;
    private int batchGroups;
    private int blocks;
    private int aloneGroups;
    private int nextBlock;
    private int nextRun;
    private double rate;
    private long step;
    private ulong randomKey;

    public Plan(Network network, PlanOptions options)
    {
        this.network = network;
        this.options = options;
        var groups = Groups(options.Capacity);
        layers = LayerPlan.Lay(network, options.Training, groups, TLane.Count, out var activationLanes, out var deltaLanes, out var keptScalars);
        // Before the first layer with parameters nobody needs a delta.
        firstTrained = Array.FindIndex(layers, layer => layer.Weights >= 0) is var l and >= 0 ? l : layers.Length;
        blockGroups = (int)Math.Clamp(BlockLanes / Math.Max(activationLanes, 1), 1, Tile.Columns);
        blockGroups = Math.Min(blockGroups, (groups + options.Team.Size - 1) / options.Team.Size);
        isWorthMeeting = network.MultiplyAdds >= options.Team.Size * options.WorthMeeting;
        workers = new PlanWorker<TLane, T>[options.Team.Size];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = new PlanWorker<TLane, T>(layers, network, activationLanes, deltaLanes, blockGroups, options);
        }

        var parameterCount = network.ParameterMemory.Count;
        parameterPointer = ParametersOf(network, out parameters);
        gradients = new AlignedMemory<T>(options.Training ? parameterCount : 0);
        state = new AlignedMemory<T>((long)(options.Optimizer?.StateCount ?? 0) * parameterCount);
        kept = new AlignedMemory<T>(keptScalars);
        outputs = new AlignedMemory<T>(options.Training ? 0 : (long)groups * TLane.Count * network.Output.Count);
        losses = new AlignedMemory<T>((long)groups * TLane.Count);
        correct = new int[groups];
        nonFinite = new bool[network.Parameters.Count];
        batch = new int[options.Capacity];
        runs = options.Training ? CutRuns() : [];
        forwardAndBack = ForwardAndBack;
        forwardOnly = ForwardOnly;
    }

    /// <summary>The network's own memory where the plan computes in floats; else a copy in the plan's precision.</summary>
    private static T* ParametersOf(Network network, out AlignedMemory<T>? copy)
    {
        if (network.ParameterMemory is AlignedMemory<T> shared)
        {
            copy = null;
            return shared.Pointer;
        }
        copy = new AlignedMemory<T>(network.ParameterMemory.Count);
        for (var i = 0; i < copy.Count; i++)
        {
            copy.Pointer[i] = TLane.Scalar(network.ParameterMemory.Pointer[i]);
        }
        return copy.Pointer;
    }

    private static int Groups(int examples) => (examples + TLane.Count - 1) / TLane.Count;

    public override BatchResult Train(IExamples<T> examples, ReadOnlySpan<int> indices, double rate, ulong randomKey)
    {
        this.rate = rate;
        this.randomKey = randomKey;
        step++;
        Begin(examples, indices);
        Array.Clear(nonFinite);
        options.Team.Run(forwardAndBack);
        return Result();
    }

    public override BatchResult Evaluate(IExamples<T> examples, ReadOnlySpan<int> indices)
    {
        if (options.Training)
        {
            throw new InvalidOperationException("A plan for training keeps no outputs.");
        }
        Begin(examples, indices);
        options.Team.Run(forwardOnly);
        return Result();
    }

    public override ReadOnlySpan<T> Output(int position) =>
        new(outputs.Pointer + (nint)position * network.Output.Count, network.Output.Count);

    public override Span<T> Values(int parameter) =>
        new(parameterPointer + network.Parameters[parameter].Offset, network.Parameters[parameter].Tensor.Shape.Count);

    public override ReadOnlySpan<T> Gradient(int parameter) =>
        new(gradients.Pointer + network.Parameters[parameter].Offset, network.Parameters[parameter].Tensor.Shape.Count);

    private void Begin(IExamples<T> examples, ReadOnlySpan<int> indices)
    {
        if (indices.IsEmpty || indices.Length > batch.Length)
        {
            throw new ArgumentException($"A batch of this plan holds 1 to {batch.Length} examples, not {indices.Length}.", nameof(indices));
        }
        indices.CopyTo(batch);
        source = examples;
        batchCount = indices.Length;
        batchGroups = Groups(batchCount);
        // Groups that would leave half of the workers idle, all of them share.
        var team = options.Team.Size;
        var rest = batchGroups % team;
        aloneGroups = batchGroups - (isWorthMeeting && 2 * rest <= team ? rest : 0);
        // As many blocks for each worker, and all of about one size: who is done first waits for the others.
        blocks = Math.Min(Tile.Count(Tile.Count(aloneGroups, blockGroups), team) * team, aloneGroups);
        nextBlock = 0;
        nextRun = 0;
    }

    private BatchResult Result()
    {
        double loss = 0;
        for (var example = 0; example < batchCount; example++)
        {
            loss += TLane.Double(losses.Pointer[example]);
        }
        var right = 0;
        for (var group = 0; group < batchGroups; group++)
        {
            right += correct[group];
        }
        // The way back meets the last layer first.
        return new BatchResult(loss, right, Array.LastIndexOf(nonFinite, true));
    }

    private void ForwardOnly(int number)
    {
        while (TakeBlock(number, out var block))
        {
            Forward(block);
        }
        for (var first = aloneGroups; first < batchGroups; first += blockGroups)
        {
            Forward(SharedBlock(number, first));
        }
    }

    private void ForwardAndBack(int number)
    {
        while (TakeBlock(number, out var block))
        {
            Forward(block);
            Backward(block);
        }
        for (var first = aloneGroups; first < batchGroups; first += blockGroups)
        {
            var block = SharedBlock(number, first);
            Forward(block);
            Backward(block);
        }
        options.Team.Meet();
        for (var i = Interlocked.Increment(ref nextRun) - 1; i < runs.Length; i = Interlocked.Increment(ref nextRun) - 1)
        {
            Finish(runs[i]);
        }
    }

    private bool TakeBlock(int number, out Block block)
    {
        var index = Interlocked.Increment(ref nextBlock) - 1;
        if (index >= blocks)
        {
            block = default;
            return false;
        }
        var first = Tile.Start(aloneGroups, blocks, index);
        block = new Block(first, Tile.Start(aloneGroups, blocks, index + 1) - first, workers[number], workers[number], 0, 1);
        return true;
    }

    private Block SharedBlock(int number, int first) =>
        new(first, Math.Min(blockGroups, batchGroups - first), workers[0], workers[number], number, workers.Length);

    /// <summary>The examples of a block; fewer than its lanes hold where the batch ends.</summary>
    private ReadOnlySpan<int> Examples(in Block block)
    {
        var start = block.First * TLane.Count;
        return batch.AsSpan(start, Math.Min(block.Groups * TLane.Count, batchCount - start));
    }

    /// <summary>Takes a block through all layers; afterwards its losses stand, and its deltas or outputs.</summary>
    private void Forward(in Block block)
    {
        var home = block.Home;
        if (block.Part == 0)
        {
            home.Load(source, Examples(block), block.Groups);
        }
        Meet(block);
        for (var l = 0; l < layers.Length; l++)
        {
            layers[l].Layer.Forward(Pass(block, l));
            Meet(block);
        }
        if (block.Part == 0)
        {
            home.Judge(
                batchCount, Examples(block).Length, block.Groups, losses.Pointer + (nint)block.First * TLane.Count, correct.AsSpan(block.First));
            for (var group = 0; group < block.Groups && !options.Training; group++)
            {
                Transposition.ToExamples<TLane, T>(
                    home.Output + (nint)group * network.Output.Count, network.Output.Count,
                    outputs.Pointer + (nint)(block.First + group) * TLane.Count * network.Output.Count, network.Output.Count);
            }
        }
        Meet(block);
    }

    private void Backward(in Block block)
    {
        for (var l = layers.Length - 1; l >= firstTrained; l--)
        {
            var pass = Pass(block, l);
            pass.OutputDelta = block.Home.Deltas(layers[l].OutputDelta);
            pass.InputDelta = layers[l].InputDelta < 0 ? null : block.Home.Deltas(layers[l].InputDelta);
            layers[l].Layer.Backward(pass);
            Meet(block);
        }
    }

    /// <summary>Where a block is shared, a layer reads what all of its workers made in the one before.</summary>
    private void Meet(in Block block)
    {
        if (block.Parts > 1)
        {
            options.Team.Meet();
        }
    }

    private Pass<TLane, T> Pass(in Block block, int l)
    {
        ref readonly var layer = ref layers[l];
        return new Pass<TLane, T>
        {
            Groups = block.Groups,
            FirstGroup = block.First,
            BatchGroups = batchGroups,
            Parts = block.Parts,
            Part = block.Part,
            Input = block.Home.Activations(layer.Input),
            Output = block.Home.Activations(layer.Output),
            Weights = layer.Weights < 0 ? null : parameterPointer + network.Parameters[layer.Weights].Offset,
            Bias = layer.Weights < 0 ? null : parameterPointer + network.Parameters[layer.Weights + 1].Offset,
            Scratch = block.Worker.Scratch(l),
            Kept = kept.Pointer + layer.Kept,
            Training = options.Training,
            RandomKey = RandomSource.Mix(randomKey + (ulong)l),
        };
    }

    /// <summary>Makes the gradient of a run of rows and moves its parameters.</summary>
    private void Finish(in Run run)
    {
        ref readonly var layer = ref layers[run.Layer];
        var weights = network.Parameters[layer.Weights];
        var bias = network.Parameters[layer.Weights + 1];
        var pass = new GradientPass<TLane, T>
        {
            BatchGroups = batchGroups,
            FirstRow = run.First,
            EndRow = run.End,
            Kept = kept.Pointer + layer.Kept,
            Weights = gradients.Pointer + weights.Offset,
            Bias = gradients.Pointer + bias.Offset,
        };
        layer.Layer.Gradient(pass);
        Move(layer.Weights, weights, run);
        Move(layer.Weights + 1, bias, run);
    }

    private void Move(int index, Parameter parameter, in Run run)
    {
        var rowLength = parameter.Tensor.Shape.Count / parameter.Tensor.Shape[0];
        var start = parameter.Offset + run.First * rowLength;
        var count = (run.End - run.First) * rowLength;
        if (!Reduction.IsFinite<TLane, T>(gradients.Pointer + start, count))
        {
            // Left alone, the parameters stay usable after training has stopped for this.
            nonFinite[index] = true;
            return;
        }
        // A run that ends its tensor goes on to the end of its last lane: zeros that no one reads.
        options.Optimizer?.Update<TLane, T>(
            (TLane*)(parameterPointer + start), (TLane*)(gradients.Pointer + start), (TLane*)(state.Pointer + start),
            network.ParameterMemory.Count / TLane.Count, (count + TLane.Count - 1) / TLane.Count, rate, step);
    }

    private Run[] CutRuns()
    {
        var cut = new List<Run>();
        for (var l = 0; l < layers.Length; l++)
        {
            if (layers[l].Weights >= 0)
            {
                var rows = network.Parameters[layers[l].Weights].Tensor.Shape[0];
                for (var first = 0; first < rows; first += RowsPerRun)
                {
                    cut.Add(new Run(l, first, Math.Min(first + RowsPerRun, rows)));
                }
            }
        }
        return [.. cut];
    }

    private readonly record struct Run(int Layer, int First, int End);

    /// <summary>Groups on their way through the layers.</summary>
    /// <param name="First">The first of them in the batch.</param>
    /// <param name="Groups">How many.</param>
    /// <param name="Home">Whose memory holds their activations and deltas.</param>
    /// <param name="Worker">Whose scratch the part takes.</param>
    /// <param name="Part">Which part of each layer is the worker's.</param>
    /// <param name="Parts">How many workers share the block.</param>
    private readonly record struct Block(int First, int Groups, PlanWorker<TLane, T> Home, PlanWorker<TLane, T> Worker, int Part, int Parts);
}
