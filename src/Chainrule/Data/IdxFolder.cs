using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// A folder with the four files that MNIST, Fashion-MNIST and their kin come as: <c>train-images-idx3-ubyte</c>,
/// <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, each with or without
/// <c>.gz</c>; a dot in place of the hyphen before <c>idx</c> will do.
/// </summary>
public static class IdxFolder
{
    /// <summary>The files' names, in the order that <see cref="Mnist"/>'s sums are in.</summary>
    internal static readonly string[] Names =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>Whether a folder holds any of the four files.</summary>
    public static bool IsIn(string folder) => Names.Any(name => Find(folder, name) is not null);

    /// <summary>
    /// Reads a folder. Images are pictures × rows × columns, pictures × channels × rows × columns, or examples × values;
    /// the classes are the numbers from 0 to the largest label.
    /// </summary>
    /// <exception cref="ChainruleException">A missing or damaged file, or files that do not belong together.</exception>
    public static DataSplit Load(string folder) => Load(folder, Reading.NameOf(folder), _ => { });

    internal static DataSplit Load(string folder, string name, Action<IdxFile[]> check, string? preparation = null)
    {
        var paths = Names.Select(file => Find(folder, file)).ToArray();
        var missing = Names.Where((_, i) => paths[i] is null).ToArray();
        if (missing.Length > 0)
        {
            throw new ChainruleException($"{folder}: lacks {string.Join(", ", missing)} (plain or .gz); put the missing files there");
        }
        // All four at once; in case of several errors the first file's is reported.
        var tasks = paths.Select(path => Task.Run(() => IdxFile.Read(path!))).ToArray();
        var files = tasks.Select(task => task.GetAwaiter().GetResult()).ToArray();
        check(files);
        var classes = ClassNames.Numbered(Math.Max(files[1].Values.Max(), files[3].Values.Max()));
        var split = new DataSplit(
            Combine(name, files[0], files[1], classes, preparation), Combine(name, files[2], files[3], classes, preparation));
        return split.Train.Shape == split.Test.Shape ? split : throw new ChainruleException(
            $"{folder}: training pictures are {split.Train.Shape} and test pictures {split.Test.Shape}; use files that belong together");
    }

    /// <summary>The path of one of the four files, as it is spelt in this folder; null if it is not there.</summary>
    internal static string? Find(string folder, string name)
    {
        var dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        string[] spellings = [name, dotted, name + ".gz", dotted + ".gz"];
        return spellings.Select(spelling => Path.Combine(folder, spelling)).FirstOrDefault(File.Exists);
    }

    private static Dataset Combine(string name, IdxFile images, IdxFile labels, string[] classes, string? preparation)
    {
        if (images.Sizes.Count < 2)
        {
            throw new ChainruleException($"{images.Path}: has 1 axis, and pictures have 3; did you swap images and labels?");
        }
        if (labels.Sizes.Count != 1)
        {
            throw new ChainruleException(
                $"{labels.Path}: has {labels.Sizes.Count} axes, and labels have 1; did you swap images and labels?");
        }
        if (images.Sizes[0] != labels.Sizes[0])
        {
            throw new ChainruleException(
                $"{labels.Path}: {labels.Sizes[0]} labels for the {images.Sizes[0]} pictures of {images.Path}; "
                + "use files that belong together");
        }
        int[] sizes = [.. images.Sizes.Skip(1)];
        var shape = sizes.Length == 2 ? new Shape(1, sizes[0], sizes[1]) : new Shape(sizes);
        return new Dataset(name, shape, images.Values, Array.ConvertAll(labels.Values, label => (int)label), classes)
        {
            Preparation = preparation,
        };
    }
}
