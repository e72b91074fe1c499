using System.Numerics;
using Chainrule.Tensors;
using SkiaSharp;

namespace Chainrule.Visuals.Decoding;

/// <summary>A decoded picture as its file stores it, and the upright picture over white that is made of it.</summary>
/// <typeparam name="TLevel">byte or ushort: black is 0, white its greatest value.</typeparam>
/// <param name="Levels">Red, green, blue and alpha, pixel after pixel, row by row.</param>
/// <param name="Width">Pixels of a stored row.</param>
/// <param name="Height">Stored rows.</param>
/// <param name="Origin">The sides that the first stored row and column belong on.</param>
internal sealed record Colours<TLevel>(TLevel[] Levels, int Width, int Height, SKEncodedOrigin Origin)
    where TLevel : unmanaged, IBinaryInteger<TLevel>, IMinMaxValue<TLevel>
{
    public const int Channels = 4;

    /// <summary>The upright picture's channels, 1 if it has no colour, else 3; rows; and columns.</summary>
    public Shape Shape { get; } = Origin >= SKEncodedOrigin.LeftTop
        ? new Shape(IsGrey(Levels) ? 1 : 3, Width, Height)
        : new Shape(IsGrey(Levels) ? 1 : 3, Height, Width);

    /// <summary>Fills one row of a channel of the upright picture, laid over white.</summary>
    public void CopyRow<T>(int channel, int row, Span<T> target) where T : INumberBase<T>
    {
        // Each orientation is linear in row and column.
        var first = Stored(row, 0);
        var step = Stored(row, 1) - first;
        for (var column = 0; column < target.Length; column++)
        {
            var at = (first + column * step) * Channels;
            target[column] = T.CreateTruncating(OverWhite(Levels[at + channel], Levels[at + Channels - 1]));
        }
    }

    /// <summary>Which of the stored pixels is a pixel of the upright picture.</summary>
    private int Stored(int row, int column) => Origin switch
    {
        SKEncodedOrigin.TopRight => row * Width + (Width - 1 - column),
        SKEncodedOrigin.BottomRight => (Height - 1 - row) * Width + (Width - 1 - column),
        SKEncodedOrigin.BottomLeft => (Height - 1 - row) * Width + column,
        SKEncodedOrigin.LeftTop => column * Width + row,
        SKEncodedOrigin.RightTop => (Height - 1 - column) * Width + row,
        SKEncodedOrigin.RightBottom => (Height - 1 - column) * Width + (Width - 1 - row),
        SKEncodedOrigin.LeftBottom => column * Width + (Width - 1 - row),
        _ => row * Width + column,
    };

    private static bool IsGrey(TLevel[] levels)
    {
        for (var i = 0; i < levels.Length; i += Channels)
        {
            // What is wholly transparent shows no colour.
            if (levels[i + 3] != TLevel.Zero && (levels[i] != levels[i + 1] || levels[i] != levels[i + 2]))
            {
                return false;
            }
        }
        return true;
    }

    private static uint OverWhite(TLevel level, TLevel alpha)
    {
        // At most 65535² + 32767, which a uint just holds.
        var (white, opacity) = (uint.CreateTruncating(TLevel.MaxValue), uint.CreateTruncating(alpha));
        return (uint.CreateTruncating(level) * opacity + white * (white - opacity) + white / 2) / white;
    }
}
