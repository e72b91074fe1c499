using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>
/// The weights that a filter slides over an input. One channel filters every channel of the input by itself; more
/// channels, as many as the input's, are summed into one output channel.
/// </summary>
public sealed class Kernel : IEquatable<Kernel>
{
    private readonly double[] weights;

    /// <summary>Creates a kernel of one channel from a matrix that looks like one.</summary>
    /// <exception cref="ArgumentException">A matrix without cells, or a weight that is no finite number.</exception>
    public Kernel(double[,] weights) : this(
        new Shape(1, weights.GetLength(0), weights.GetLength(1)), [.. weights.Cast<double>()])
    {
    }

    /// <summary>Creates a kernel from its weights, channel by channel and row by row.</summary>
    /// <param name="shape">Channels × rows × columns.</param>
    /// <param name="weights">As many as the shape holds.</param>
    /// <exception cref="ArgumentException">A shape of other than three axes, another number of weights, or one that is not finite.</exception>
    public Kernel(Shape shape, params ReadOnlySpan<double> weights)
    {
        if (shape.Rank != 3)
        {
            throw new ArgumentException($"A kernel has channels × rows × columns, not {shape}.", nameof(shape));
        }
        if (weights.Length != shape.Count)
        {
            throw new ArgumentException($"A kernel of {shape} takes {shape.Count} weights, not {weights.Length}.", nameof(weights));
        }
        foreach (var weight in weights)
        {
            if (!double.IsFinite(weight))
            {
                throw new ArgumentException($"A weight must be a finite number, not {weight}.", nameof(weights));
            }
        }
        Shape = shape;
        this.weights = weights.ToArray();
    }

    /// <summary>A kernel of one row; a column is <see cref="Transposed"/> from it.</summary>
    internal static Kernel Row(ReadOnlySpan<double> weights) => new(new Shape(1, 1, weights.Length), weights);

    /// <summary>Channels × rows × columns.</summary>
    public Shape Shape { get; }

    /// <summary>Channels: 1, or as many as the input has.</summary>
    public int Channels => Shape.Channels;

    /// <summary>Rows of each channel.</summary>
    public int Rows => Shape.Rows;

    /// <summary>Columns of each channel.</summary>
    public int Columns => Shape.Columns;

    /// <summary>The weights, channel by channel and row by row.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>The weight K_mn of the first channel.</summary>
    public double this[int m, int n] => this[0, m, n];

    /// <summary>The weight K_cmn.</summary>
    public double this[int c, int m, int n] => weights[(c * Rows + m) * Columns + n];

    /// <summary>One channel as a kernel of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A channel that it does not have.</exception>
    public Kernel Channel(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Channels);
        return Channels == 1 ? this : new Kernel(new Shape(1, Rows, Columns), weights.AsSpan(channel * Rows * Columns, Rows * Columns));
    }

    /// <summary>The kernel turned by half a turn: what cross-correlation needs to convolve.</summary>
    public Kernel Flipped() => Arranged(Shape, (c, m, n) => this[c, Rows - 1 - m, Columns - 1 - n]);

    /// <summary>Rows and columns exchanged.</summary>
    public Kernel Transposed() => Arranged(new Shape(Channels, Columns, Rows), (c, m, n) => this[c, n, m]);

    /// <summary>Every weight times a number.</summary>
    public static Kernel operator *(double factor, Kernel kernel) =>
        Arranged(kernel.Shape, (c, m, n) => factor * kernel[c, m, n]);

    /// <summary>Every weight with its sign turned.</summary>
    public static Kernel operator -(Kernel kernel) => -1 * kernel;

    /// <inheritdoc/>
    public bool Equals(Kernel? other) => other is not null && Shape == other.Shape && Weights.SequenceEqual(other.Weights);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Kernel);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape, weights[0], weights[^1]);

    /// <summary>Its text, which <see cref="KernelText.Parse"/> reads back.</summary>
    public override string ToString() => KernelText.Print(this);

    private static Kernel Arranged(Shape shape, Func<int, int, int, double> weight)
    {
        var values = new double[shape.Count];
        var i = 0;
        for (var c = 0; c < shape.Channels; c++)
        {
            for (var m = 0; m < shape.Rows; m++)
            {
                for (var n = 0; n < shape.Columns; n++)
                {
                    values[i++] = weight(c, m, n);
                }
            }
        }
        return new Kernel(shape, values);
    }
}
