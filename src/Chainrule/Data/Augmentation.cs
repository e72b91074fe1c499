using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// A random shift, rotation and scale of each picture, drawn anew every epoch: one affine map about the picture's
/// centre, sampled bilinearly, 0 outside the picture.
/// </summary>
public sealed record Augmentation : IPictureChange
{
    /// <summary>Creates an augmentation; without any argument it changes nothing.</summary>
    /// <param name="shift">The largest shift along each axis, in pixels.</param>
    /// <param name="rotation">The largest rotation either way, in degrees.</param>
    /// <param name="scale">The largest change of size, below 1: 0.1 draws from 0.9 to 1.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite argument, or a scale of 1 or more.</exception>
    public Augmentation(double shift = 0, double rotation = 0, double scale = 0)
    {
        Shift = Checked(shift, double.MaxValue, nameof(shift));
        Rotation = Checked(rotation, double.MaxValue, nameof(rotation));
        Scale = Checked(scale, 1 - 1e-9, nameof(scale));
    }

    /// <summary>The largest shift along each axis, in pixels.</summary>
    public double Shift { get; }

    /// <summary>The largest rotation either way, in degrees.</summary>
    public double Rotation { get; }

    /// <summary>The largest change of size, below 1: 0.1 draws from 0.9 to 1.1.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    /// <exception cref="ChainruleException">Values that are no picture.</exception>
    public void Apply(ReadOnlySpan<byte> source, Span<float> target, Shape shape, ref RandomSource random)
    {
        var right = random.NextDouble(-Shift, Shift);
        var down = random.NextDouble(-Shift, Shift);
        var degrees = random.NextDouble(-Rotation, Rotation);
        var scale = random.NextDouble(1 - Scale, 1 + Scale);
        new AffineMap(right, down, degrees, scale).Apply(source, target, shape);
    }

    private static double Checked(double value, double most, string name) => value >= 0 && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Must be at least 0 and at most {most}.");
}
