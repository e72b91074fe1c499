using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// Pictures sorted into a folder a class: <c>FOLDER/cat/1.png</c>. Classes and files are taken in ordinal order of their
/// names. With folders <c>train</c> and <c>test</c> (or <c>training</c> and <c>testing</c>) these are the split;
/// otherwise one picture in six of every class, always the same, becomes the test set.
/// </summary>
public static class PictureFolder
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".webp"];

    private sealed record Entry(string Path, string Class);

    /// <summary>Whether a folder holds folders with pictures, one level or two levels down.</summary>
    public static bool IsIn(string folder) =>
        Halves(folder) is not null || Reading.Folders(folder).Any(inner => PicturesIn(inner).Any());

    /// <summary>Reads all pictures of a folder.</summary>
    /// <param name="folder">The folder of class folders, or of <c>train</c> and <c>test</c>.</param>
    /// <param name="reader">Decodes a picture file; several threads ask at once.</param>
    /// <exception cref="ChainruleException">A folder without pictures, or a picture that is damaged or unlike the first.</exception>
    public static DataSplit Load(string folder, PictureReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var name = Reading.NameOf(folder);
        Entry[] train, test;
        string[] classes;
        if (Halves(folder) is { } halves)
        {
            (train, test) = (List(halves.Train), List(halves.Test));
            classes = ClassesOf(train.Concat(test));
        }
        else
        {
            var all = List(folder);
            classes = ClassesOf(all);
            var split = StratifiedSplit.Choose(folder, LabelsOf(all, classes), classes.Length);
            (train, test) = (Array.ConvertAll(split.Train, i => all[i]), Array.ConvertAll(split.Test, i => all[i]));
        }
        var first = reader(train[0].Path);
        return new DataSplit(Decode(train), Decode(test));

        Dataset Decode(Entry[] entries) =>
            new(name, first.Shape, DecodeAll(folder, entries, train[0].Path, first, reader), LabelsOf(entries, classes), classes);
    }

    private static (string Train, string Test)? Halves(string folder)
    {
        var folders = Reading.Folders(folder);
        var train = Named("train") ?? Named("training");
        var test = Named("test") ?? Named("testing");
        return train is not null && test is not null ? (train, test) : null;

        string? Named(string name) =>
            folders.FirstOrDefault(path => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> PicturesIn(string folder) =>
        Reading.Files(folder).Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    private static Entry[] List(string folder)
    {
        var entries = new List<Entry>();
        foreach (var inner in Reading.Folders(folder))
        {
            var before = entries.Count;
            entries.AddRange(PicturesIn(inner).Select(path => new Entry(path, Path.GetFileName(inner))));
            if (entries.Count == before)
            {
                throw new ChainruleException(
                    $"{inner}: a class without pictures ({string.Join(", ", Extensions)}); add some, or remove the folder");
            }
        }
        return entries.Count > 0 ? [.. entries] : throw new ChainruleException(
            $"{folder}: holds no folders of pictures; put each class's pictures into a folder named after the class");
    }

    private static string[] ClassesOf(IEnumerable<Entry> entries) =>
        [.. entries.Select(entry => entry.Class).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static int[] LabelsOf(Entry[] entries, string[] classes) =>
        Array.ConvertAll(entries, entry => Array.BinarySearch(classes, entry.Class, StringComparer.Ordinal));

    private static byte[] DecodeAll(string folder, Entry[] entries, string firstPath, Picture first, PictureReader reader)
    {
        var size = first.Shape.Count;
        if ((long)entries.Length * size > Array.MaxLength)
        {
            throw new ChainruleException($"{folder}: {entries.Length} pictures of {first.Shape} take more than 2 GB; scale them down");
        }
        var pixels = GC.AllocateUninitializedArray<byte>(entries.Length * size);
        var errors = new Exception?[entries.Length];
        // After a break all earlier pictures are still read, so the error reported is always that of the first bad one.
        Parallel.For(0, entries.Length, (i, state) =>
        {
            try
            {
                var path = entries[i].Path;
                var picture = path == firstPath ? first : reader(path);
                RequireLike(path, picture.Shape, firstPath, first.Shape);
                picture.Pixels.CopyTo(pixels, (long)i * size);
            }
            catch (ChainruleException e)
            {
                errors[i] = e;
                state.Break();
            }
        });
        return Array.Find(errors, error => error is not null) is { } error ? throw error : pixels;
    }

    private static void RequireLike(string path, Shape shape, string firstPath, Shape first)
    {
        if (shape.Channels != first.Channels)
        {
            throw new ChainruleException(
                $"{path}: is {Tint(shape)}, and {firstPath} is {Tint(first)}; convert all pictures to grey, or all to colour");
        }
        if (shape != first)
        {
            throw new ChainruleException(
                $"{path}: is {Size(shape)} pixels, and {firstPath} is {Size(first)}; scale all pictures to one size");
        }
    }

    private static string Tint(Shape shape) => shape.Channels == 1 ? "grey" : "in colour";

    private static string Size(Shape shape) => $"{shape.Columns}x{shape.Rows}";
}
