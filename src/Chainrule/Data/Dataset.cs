using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// Labelled pictures, kept as the bytes they came as: 0 to 255, channel by channel and row by row, one example after
/// the other.
/// </summary>
public sealed class Dataset
{
    private readonly byte[] pixels;
    private readonly int[] labels;
    private readonly int start;

    /// <summary>Creates a set from its pixels and labels, which it keeps, not copies.</summary>
    /// <exception cref="ArgumentException">Pixels and labels that do not belong together, or a label that names no class.</exception>
    public Dataset(string name, Shape shape, byte[] pixels, int[] labels, IReadOnlyList<string> classes)
        : this(name, shape, pixels, labels, classes, 0, labels.Length)
    {
        if (pixels.LongLength != (long)labels.Length * shape.Count)
        {
            throw new ArgumentException($"{labels.Length} examples of {shape} take {(long)labels.Length * shape.Count} bytes, not {pixels.LongLength}.", nameof(pixels));
        }
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)classes.Count)
            {
                throw new ArgumentException($"Label {label} names none of the {classes.Count} classes.", nameof(labels));
            }
        }
    }

    private Dataset(string name, Shape shape, byte[] pixels, int[] labels, IReadOnlyList<string> classes, int start, int count)
    {
        Name = name;
        Shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        Classes = classes;
        this.start = start;
        Count = count;
    }

    /// <summary>What to call it in tables: <c>mnist</c>, or a folder's name.</summary>
    public string Name { get; }

    /// <summary>The shape of one picture: channels × rows × columns, or a plain count of values.</summary>
    public Shape Shape { get; }

    /// <summary>What each class is called; a label is an index into it.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many examples.</summary>
    public int Count { get; }

    /// <summary>
    /// How any picture becomes one like these, for <see cref="PicturePreparation"/>: a preparation's name; null where it is
    /// scaled, nothing else. A network that learns from these examples remembers it.
    /// </summary>
    public string? Preparation { get; init; }

    /// <summary>The bytes of one picture.</summary>
    public ReadOnlySpan<byte> Pixels(int index) =>
        pixels.AsSpan(checked((start + CheckedIndex(index)) * Shape.Count), Shape.Count);

    /// <summary>The class of one picture.</summary>
    public int Label(int index) => labels[start + CheckedIndex(index)];

    /// <summary>A view of the examples from <paramref name="first"/> on; nothing is copied.</summary>
    public Dataset Slice(int first, int count)
    {
        if (first < 0 || count < 0 || first > Count - count)
        {
            throw new ArgumentOutOfRangeException(nameof(first), $"{Count} examples have no {count} from {first} on.");
        }
        return new Dataset(Name, Shape, pixels, labels, Classes, start + first, count) { Preparation = Preparation };
    }

    private int CheckedIndex(int index) => (uint)index < (uint)Count
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), $"There are {Count} examples; {index} is none of them.");

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Count} examples of {Shape} in {Classes.Count} classes";
}

/// <summary>Examples to learn from and examples, never learnt from, to judge by.</summary>
public sealed record DataSplit(Dataset Train, Dataset Test);
