using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// Prepares any picture of a single digit the way MNIST was made: bright ink on a dark ground, scaled with its
/// proportions kept to a box of 20 × 20, and placed in 28 × 28 so that its centre of mass is at the centre (Y. LeCun's
/// page on MNIST; in its files the centre of mass of every digit is within half a pixel of row 14, column 14, counted from 0).
/// </summary>
public static class DigitPreparation
{
    /// <summary>Ink must stand out from its ground by so many levels of 255…</summary>
    private const float LeastContrast = 12;

    /// <summary>…and by so many deviations of the ground's noise.</summary>
    private const float LeastDeviations = 4;

    /// <summary>
    /// Prepares a picture, in these steps: luminance (Rec. 709); less the plane of brightness fitted to the border;
    /// inverted if the ink is darker than that; noise and specks cleared; cut to the ink, scaled and centred; the
    /// brightest pixel 255. Grey levels between ink and ground are kept.
    /// </summary>
    /// <param name="picture">One digit, dark on light or light on dark, of any size.</param>
    /// <param name="size">Rows and columns of the result; the ink takes 20/28 of it.</param>
    /// <returns>A picture of 1 × size × size.</returns>
    /// <exception cref="ChainruleException">A picture in which nothing stands out from the ground.</exception>
    public static Picture Prepare(Picture picture, int size = 28)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        var (rows, columns) = (picture.Shape.Rows, picture.Shape.Columns);
        var ink = FindInk(picture.Luminance(), rows, columns, out var faint);
        var (top, left, height, width) = BoundingBox(ink, rows, columns, faint);
        var box = (int)Math.Round(size * 20 / 28.0);
        var longest = Math.Max(height, width);
        var (toRows, toColumns) = (Scaled(height), Scaled(width));
        var scaled = Resampling.Scale(Cut(ink, columns, top, left, height, width), height, width, toRows, toColumns);
        return Centre(scaled, toRows, toColumns, size);

        int Scaled(int length) => Math.Max((int)Math.Round(length * (double)box / longest), 1);
    }

    /// <summary>The ink's strength at each pixel, 0 to 1, and the strength up to which it may be an uneven ground.</summary>
    private static float[] FindInk(float[] levels, int rows, int columns, out float faint)
    {
        var noise = Ground.Flatten(levels, rows, columns);
        // Fourth powers: ink is little but far from the ground, an uneven ground is much but near.
        var sign = levels.Sum(level => Math.Pow(level, 4) * Math.Sign(level)) < 0 ? -1 : 1;
        var ink = Array.ConvertAll(levels, level => Math.Max(sign * level, 0));
        var threshold = ink.Max() < LeastContrast ? float.MaxValue : Ink.Threshold(ink);
        var strong = ink.Where(level => level > threshold).Order().ToArray();
        if (strong.Length == 0 || strong[strong.Length / 2] < Math.Max(LeastContrast, LeastDeviations * noise))
        {
            throw new ChainruleException("the picture shows no digit: nothing stands out from its ground; use one with more contrast");
        }
        var dark = Math.Min(3 * noise, threshold / 2);
        var bright = strong[(int)(0.9 * (strong.Length - 1))];
        var uneven = Math.Max(dark, threshold / 4);
        Ink.ClearSpecks(ink, rows, columns, uneven, threshold);
        faint = (uneven - dark) / (bright - dark);
        return Array.ConvertAll(ink, level => Math.Clamp((level - dark) / (bright - dark), 0, 1));
    }

    /// <summary>The smallest box around all but the faintest ink.</summary>
    private static (int Top, int Left, int Height, int Width) BoundingBox(float[] ink, int rows, int columns, float faint)
    {
        var (top, left, bottom, right) = (rows, columns, -1, -1);
        for (var i = 0; i < ink.Length; i++)
        {
            if (ink[i] > faint)
            {
                var (row, column) = (i / columns, i % columns);
                (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row));
                (left, right) = (Math.Min(left, column), Math.Max(right, column));
            }
        }
        return (top, left, bottom - top + 1, right - left + 1);
    }

    private static float[] Cut(float[] ink, int columns, int top, int left, int height, int width)
    {
        var cut = new float[height * width];
        for (var row = 0; row < height; row++)
        {
            ink.AsSpan((top + row) * columns + left, width).CopyTo(cut.AsSpan(row * width));
        }
        return cut;
    }

    /// <summary>Places the ink by whole pixels, its centre of mass as near to the centre as the frame allows.</summary>
    private static Picture Centre(float[] ink, int rows, int columns, int size)
    {
        double mass = 0, massDown = 0, massRight = 0;
        for (var i = 0; i < ink.Length; i++)
        {
            mass += ink[i];
            massDown += ink[i] * (i / columns);
            massRight += ink[i] * (i % columns);
        }
        var top = Math.Clamp((int)Math.Round(size / 2 - massDown / mass), 0, size - rows);
        var left = Math.Clamp((int)Math.Round(size / 2 - massRight / mass), 0, size - columns);
        var brightest = ink.Max();
        var pixels = new byte[size * size];
        for (var i = 0; i < ink.Length; i++)
        {
            pixels[(top + i / columns) * size + left + i % columns] = (byte)MathF.Round(255 * ink[i] / brightest);
        }
        return new Picture(new Shape(1, size, size), pixels);
    }
}
