using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>Reads and writes files of matrices: numpy's .npy, and text (<see cref="MatrixText"/>).</summary>
public static class MatrixFile
{
    /// <summary>The most numbers that are read.</summary>
    public const int MostCells = 100_000_000;

    /// <summary>Reads a file, which may be a pipe: a .npy file if it begins like one or is called so, else text.</summary>
    /// <exception cref="ChainruleException">
    /// A file that cannot be read, or what <see cref="NpyFile.Read"/> or <see cref="MatrixText.Read"/> refuses.
    /// </exception>
    public static NumericTensor Read(string path) => Reading.Seekable(path, file => Read(file, path));

    /// <summary>Reads what a stream that can be sought holds from where it stands.</summary>
    /// <param name="stream">A .npy file if it begins like one, else text.</param>
    /// <param name="name">What messages call it: a path.</param>
    /// <exception cref="ChainruleException">As <see cref="Read(string)"/>.</exception>
    public static NumericTensor Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        var isNpy = IsNpy(name) || Reading.Peek(stream, NpyHeader.Magic.Length).SequenceEqual(NpyHeader.Magic);
        return isNpy ? NpyFile.Read(stream, name) : new NumericTensor<double>(MatrixText.Read(stream, name));
    }

    /// <summary>Writes a file, all or nothing: .npy if the path ends so, else text with commas (<see cref="MatrixText.Write"/>).</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="path">Where to; a file that is there is replaced.</param>
    /// <param name="tensor">Channels × rows × columns.</param>
    /// <param name="cancellation">Ends the writing; the path keeps what it held.</param>
    /// <exception cref="ChainruleException">A path that cannot be written, or a value that is not finite.</exception>
    public static void Write<T>(string path, Tensor<T> tensor, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        AtomicFile.Write(path, stream => Write(stream, path, tensor), cancellation);

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="stream">Where to.</param>
    /// <param name="name">What messages call it, a path; .npy if it ends so.</param>
    /// <param name="tensor">Channels × rows × columns.</param>
    /// <exception cref="ChainruleException">A value that is not finite.</exception>
    public static void Write<T>(Stream stream, string name, Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(tensor);
        if (Finite.IndexOfOther<T>(tensor.Values) is >= 0 and var other)
        {
            throw new ChainruleException(
                $"{name}: not written, because value {other + 1} of {tensor.Shape} is {tensor.Values[other]}; give an input of smaller numbers");
        }
        if (IsNpy(name))
        {
            NpyFile.Write(stream, tensor);
            return;
        }
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        MatrixText.Write(writer, tensor);
    }

    private static bool IsNpy(string path) => path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);
}
