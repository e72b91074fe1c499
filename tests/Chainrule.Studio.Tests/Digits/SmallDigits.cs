using Chainrule.Data;
using Chainrule.Studio.Digits;
using Chainrule.Tensors;

namespace Chainrule.Studio.Tests.Digits;

/// <summary>Pictures as large as MNIST's in ten classes, a bright row for each, that any network learns at once.</summary>
internal static class SmallDigits
{
    /// <summary>Two small networks, trained in a moment.</summary>
    public static TrainingPlan Plan { get; } = new()
    {
        First = "input 1x28x28 | dense 10",
        Second = "input 1x28x28 | conv 2 3x3 relu | maxpool 4 | dense 10",
        Epochs = 2,
        Batch = 20,
        Examples = 400,
        Optimizer = "adam 0.01",
        Schedule = "constant",
    };

    /// <summary>The same, with no end in sight.</summary>
    public static TrainingPlan Endless { get; } = Plan with { Epochs = 1_000_000 };

    public static DataSplit Split { get; } = new(Draw(400), Draw(100));

    private static Dataset Draw(int count)
    {
        var pixels = new byte[count * 784];
        for (var i = 0; i < count; i++)
        {
            pixels.AsSpan(784 * i + 28 * (4 + 2 * (i % 10)) + 8 + i % 5, 8).Fill(255);
        }
        return new Dataset("rows", new Shape(1, 28, 28), pixels, [.. Enumerable.Range(0, count).Select(i => i % 10)], [.. "0123456789".Select(c => c.ToString())]);
    }
}
