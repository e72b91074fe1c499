using BenchmarkDotNet.Attributes;
using Chainrule.Data;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Bench;

/// <summary>One training step of lenet on 64 pictures, on one thread: nested loops against the library.</summary>
[MemoryDiagnoser]
public class TrainingBenchmarks
{
    private const int Batch = 64;

    private readonly NestedLoops loops = new();
    private readonly float[][] images = new float[Batch][];
    private readonly int[] labels = new int[Batch];
    private readonly int[] indices = [.. Enumerable.Range(0, Batch)];
    private readonly Team team = new(1);
    private Plan<float> plan = null!;
    private DatasetExamples examples = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new RandomSource(1);
        var pixels = new byte[Batch * 784];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)random.NextBits();
        }
        for (var e = 0; e < Batch; e++)
        {
            labels[e] = random.NextInt(10);
            images[e] = [.. pixels.Skip(e * 784).Take(784).Select(pixel => pixel / 255f)];
        }
        var data = new Dataset("random", new Shape(1, 28, 28), pixels, labels, [.. Enumerable.Range(0, 10).Select(k => $"{k}")]);
        var network = Network.Parse("lenet");
        network.Initialize(Initialization.PyTorch, 1);
        plan = FloatPlan.Create(network, new PlanOptions(Batch, new CrossEntropy(), Training: true, new Sgd(0.01, momentum: 0.9), team));
        examples = new DatasetExamples(data, Normalization.None, null, 0);
    }

    [Benchmark(Baseline = true)]
    public float Nested_loops() => loops.Step(images, labels, 0.01f);

    [Benchmark]
    public double Library() => plan.Train(examples, indices, 0.01, 0).LossSum;

    [GlobalCleanup]
    public void End() => team.Dispose();
}
