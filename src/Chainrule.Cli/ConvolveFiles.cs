using System.Numerics;
using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Tensors;
using Chainrule.Visuals;
using Chainrule.Visuals.Results;

namespace Chainrule.Cli;

/// <summary>Writes the output of <c>chainrule convolve</c>: how, the file's name says.</summary>
internal static class ConvolveFiles
{
    /// <summary>What the name of such a file ends in.</summary>
    public const string Json = ".json", Picture = ".png";

    /// <summary>The names of files that are written.</summary>
    public static string[] Extensions { get; } = [".csv", Json, ".npy", Picture];

    /// <summary>Whether a name asks for JSON.</summary>
    public static bool IsJson(string file) => Json.Equals(Path.GetExtension(file), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name asks for a picture.</summary>
    public static bool IsPicture(string? file) => Picture.Equals(Path.GetExtension(file), StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a file, all or nothing.</summary>
    public static void Write<T>(
        string file, Filter filter, NumericTensor<T> source, Tensor<T> result, IReadOnlyList<CellExplanation> explanations,
        ResultScale? scale, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case Json:
                AtomicFile.Write(file, stream => ConvolveJson.Write(stream, filter, source.Tensor, result, explanations), cancellation);
                break;
            case Picture:
                PictureFile.WritePng(file, ResultPicture.Render(result, source.TopLevel, scale ?? ResultPicture.UsualScale(filter.Kernel, source.TopLevel)).Picture, cancellation);
                break;
            default:
                MatrixFile.Write(file, result, cancellation);
                break;
        }
    }
}
