using Chainrule.Data;

namespace Chainrule.Visuals;

/// <summary>Reads whatever can be filtered, a matrix or a picture: its first bytes tell which, and where they do not, its name.</summary>
public static class InputFile
{
    private static readonly string[] PictureExtensions = [".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif"];

    /// <summary>Reads a file, which may be a pipe.</summary>
    /// <returns>Floats from a picture or a float32 array, doubles from all else.</returns>
    /// <exception cref="ChainruleException">What <see cref="PictureFile.Read(string)"/> or <see cref="MatrixFile.Read(string)"/> refuses.</exception>
    public static NumericTensor Read(string path) => Reading.Seekable(path, file => ReadSeekable(file, path));

    /// <summary>Reads a stream to its end, at most 1 GB of it: standard input.</summary>
    /// <param name="stream">A picture, a .npy file or text.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ChainruleException">As <see cref="Read(string)"/>.</exception>
    public static NumericTensor Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using var whole = Reading.Whole(stream, name);
        return ReadSeekable(whole, name);
    }

    /// <summary>Reads a stream that can be sought.</summary>
    /// <param name="stream">A picture, a .npy file or text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="mostPixels">The largest picture that is read.</param>
    internal static NumericTensor ReadSeekable(Stream stream, string name, long mostPixels = PictureFile.MostPixels) =>
        IsPicture(Reading.Peek(stream, 12), name)
            ? PictureFile.ReadLevels(stream, name, mostPixels)
            : MatrixFile.Read(stream, name);

    private static bool IsPicture(ReadOnlySpan<byte> start, string name) => start switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => true,
        [0xFF, 0xD8, 0xFF, ..] => true,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => true,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P'] => true,
        // Zeros where a text would go on.
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => true,
        [0x93, (byte)'N', ..] => false,
        _ => PictureExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase),
    };
}
