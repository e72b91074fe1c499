using System.Numerics;
using Chainrule.Data;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using Chainrule.Visuals;
using Chainrule.Visuals.Results;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Cli;

/// <summary>The folder that <c>chainrule gradient</c> writes: five results, each as numbers and as a picture.</summary>
internal static class GradientFiles
{
    /// <summary>Makes the folder, and writes or replaces the files, all or none.</summary>
    /// <returns>Their paths.</returns>
    public static IReadOnlyList<string> Write<T>(string folder, ImageGradient<T> gradient, EdgeMap edges, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var target = OutputFolder.Create(folder);
        using var files = new AtomicFiles(cancellation);
        var paths = new List<string>();
        Add("gx", gradient.Gx, ResultPicture.Render(gradient.Gx, null, ResultScale.Diverging).Picture);
        Add("gy", gradient.Gy, ResultPicture.Render(gradient.Gy, null, ResultScale.Diverging).Picture);
        Add("magnitude", gradient.Magnitude, ResultPicture.Render(gradient.Magnitude, null, ResultScale.Abs).Picture);
        Add("angle", gradient.Angle, AnglePicture.Render(gradient.Angle, gradient.Magnitude));
        var edgeLevels = Floats(edges.Pixels);
        Add("edges", edgeLevels, ResultPicture.Render(edgeLevels, null, ResultScale.Clip).Picture);
        files.Commit();
        target.Keep();
        return paths;

        void Add<TValue>(string name, Tensor<TValue> values, Picture picture)
            where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
        {
            AddFile(name + ".npy", (stream, path) => MatrixFile.Write(stream, path, values));
            AddFile(name + ".png", (stream, path) => PictureFile.WritePng(stream, path, picture));
        }

        void AddFile(string name, Action<Stream, string> write)
        {
            var path = Path.Combine(folder, name);
            files.Add(path, stream => write(stream, path));
            paths.Add(path);
        }
    }

    private static Tensor<float> Floats<T>(Tensor<T> values) where T : unmanaged, INumber<T>
    {
        var floats = new Tensor<float>(values.Shape);
        TensorPrimitives.ConvertTruncating<T, float>(values.Values, floats.Values);
        return floats;
    }
}
