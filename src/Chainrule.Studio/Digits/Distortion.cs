using Chainrule.Data;

namespace Chainrule.Studio.Digits;

/// <summary>What the sliders do to a picture before the networks see it.</summary>
public sealed record Distortion
{
    /// <summary>The ends of the sliders.</summary>
    public const int MostPixels = 10, MostDegrees = 90;

    /// <summary>Columns to the right.</summary>
    public int Right { get; init; }

    /// <summary>Rows downward.</summary>
    public int Down { get; init; }

    /// <summary>Degrees counterclockwise.</summary>
    public int Degrees { get; init; }

    /// <summary>The noise's deviation, in percent of the way from black to white.</summary>
    public int Noise { get; init; }

    /// <summary>The picture, turned, shifted and made noisy, in this order.</summary>
    public Picture Apply(Picture picture, long seed)
    {
        var changes = new List<IPictureChange>();
        if (Degrees != 0)
        {
            changes.Add(new Rotation(Degrees));
        }
        if (Right != 0 || Down != 0)
        {
            changes.Add(new Shift(Right, Down));
        }
        if (Noise != 0)
        {
            changes.Add(new Noise(Noise / 100.0));
        }
        return PictureChanges.Apply(picture, changes, seed);
    }
}
