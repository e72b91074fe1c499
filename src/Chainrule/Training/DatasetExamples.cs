using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Tensors;

namespace Chainrule.Training;

/// <summary>
/// A data set as a plan reads it: bytes become inputs on the way, after a change to the picture if there is one, and
/// labels become a 1 among zeros.
/// </summary>
internal sealed class DatasetExamples(Dataset data, Normalization normalization, IPictureChange? change, long seed) : IExamples<float>
{
    /// <summary>What the pictures' random changes hang on, besides the seed and the example.</summary>
    public int Epoch { get; set; }

    /// <inheritdoc/>
    public void ReadInput(int index, Span<float> input)
    {
        if (change is null)
        {
            normalization.Apply(data.Pixels(index), input);
            return;
        }
        var random = new RandomSource(seed, Epoch, index);
        change.Apply(data.Pixels(index), input, data.Shape, ref random);
        normalization.Apply(input);
    }

    /// <inheritdoc/>
    public void ReadTarget(int index, Span<float> target) => target[data.Label(index)] = 1;

    /// <summary>Mean and deviation over all pixels of all pictures, as shares of 255.</summary>
    public static Normalization Measure(Dataset data, ReadOnlySpan<int> indices)
    {
        Span<long> counts = stackalloc long[256];
        counts.Clear();
        foreach (var index in indices)
        {
            foreach (var pixel in data.Pixels(index))
            {
                counts[pixel]++;
            }
        }
        double sum = 0, squares = 0, count = 0;
        for (var value = 0; value < counts.Length; value++)
        {
            count += counts[value];
            sum += counts[value] * (value / 255.0);
            squares += counts[value] * (value / 255.0) * (value / 255.0);
        }
        var mean = sum / count;
        var deviation = Math.Sqrt(Math.Max(squares / count - mean * mean, 0));
        return new Normalization((float)mean, deviation > 0 ? (float)deviation : 1);
    }

    /// <summary>Fails unless a network can take the pictures and answer with their classes.</summary>
    /// <exception cref="ChainruleException">It cannot.</exception>
    public static void CheckFit(Network network, Dataset data)
    {
        var fits = network.Input.Rank == 3 && data.Shape.Rank == 3
            ? network.Input == data.Shape
            : network.Input.Count == data.Shape.Count;
        if (!fits)
        {
            throw new ChainruleException(
                $"the network takes inputs of {network.Input}, but {data.Name} has examples of {data.Shape}: change the network's input or the data");
        }
        if (network.Output.Count != data.Classes.Count)
        {
            throw new ChainruleException(
                $"the network has {network.Output.Count} outputs, but {data.Name} has {data.Classes.Count} classes: end it with dense {data.Classes.Count}");
        }
        if (data.Count == 0)
        {
            throw new ChainruleException($"{data.Name} has no examples");
        }
    }
}
