using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Comparisons;

/// <summary>
/// Parts of a training set, to see what a network learns from few examples: 1% and 10% of it. Each is the start of one
/// and the same shuffle, so the smaller lies within the larger. A part smaller than one example a class is left out.
/// </summary>
internal sealed class ExampleSubsets(Dataset all, long seed)
{
    private static readonly double[] Shares = [0.01, 0.1];

    /// <summary>How many examples each part has, rising.</summary>
    public IReadOnlyList<int> Counts { get; } =
        [.. Shares.Select(share => (int)Math.Round(share * all.Count)).Where(count => count >= all.Classes.Count)];

    /// <summary>As many epochs of a part as learn from as many examples as one epoch of all.</summary>
    public int Epochs(int count) => all.Count / count;

    /// <summary>The part of so many examples.</summary>
    public Dataset Take(int count)
    {
        var order = Enumerable.Range(0, all.Count).ToArray();
        new RandomSource(seed).Shuffle(order);
        var size = all.Shape.Count;
        var pixels = new byte[checked(count * size)];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            all.Pixels(order[i]).CopyTo(pixels.AsSpan(i * size, size));
            labels[i] = all.Label(order[i]);
        }
        return new Dataset(all.Name, all.Shape, pixels, labels, all.Classes) { Preparation = all.Preparation };
    }
}
