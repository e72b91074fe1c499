namespace Chainrule.Data;

/// <summary>A data set that can be had by its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is, in a line.</param>
public sealed record NamedDataset(string Name, string Description);

/// <summary>Opens whatever data a name or a path stands for.</summary>
public static class Datasets
{
    /// <summary>The data sets that have names.</summary>
    public static IReadOnlyList<NamedDataset> Named { get; } =
        [new(Mnist.Name, "handwritten digits, 60,000 to learn from and 10,000 to judge by, 28x28 grey, 10 classes")];

    /// <summary>
    /// Opens a named data set; a <c>.csv</c> file (<see cref="CsvDataset"/>); or a folder: of IDX files
    /// (<see cref="IdxFolder"/>), of <c>train.csv</c> and <c>test.csv</c>, or of pictures by class
    /// (<see cref="PictureFolder"/>). A name goes before a path: write <c>./mnist</c> for a folder called so.
    /// </summary>
    /// <param name="nameOrPath">The name or the path.</param>
    /// <param name="reader">Decodes picture files; needed for folders of pictures alone.</param>
    /// <exception cref="ChainruleException">Neither a name nor a path, or data that cannot be read.</exception>
    public static DataSplit Open(string nameOrPath, PictureReader? reader = null)
    {
        if (nameOrPath.Equals(Mnist.Name, StringComparison.OrdinalIgnoreCase))
        {
            return Mnist.Load();
        }
        if (File.Exists(nameOrPath))
        {
            return Path.GetExtension(nameOrPath).Equals(".csv", StringComparison.OrdinalIgnoreCase)
                ? CsvDataset.Load(nameOrPath)
                : throw new ChainruleException($"{nameOrPath}: of single files only .csv can be opened; give the folder instead");
        }
        if (!Directory.Exists(nameOrPath))
        {
            var names = string.Join(", ", Named.Select(named => named.Name));
            throw new ChainruleException($"'{nameOrPath}' is neither a known data set ({names}) nor a file or folder; check the name");
        }
        if (IdxFolder.IsIn(nameOrPath))
        {
            return IdxFolder.Load(nameOrPath);
        }
        if (CsvDataset.IsIn(nameOrPath))
        {
            return CsvDataset.Load(nameOrPath);
        }
        if (PictureFolder.IsIn(nameOrPath))
        {
            return PictureFolder.Load(nameOrPath, reader ?? throw new ChainruleException(
                $"{nameOrPath}: holds pictures, and nothing here decodes them; open it with a picture reader"));
        }
        throw new ChainruleException(
            $"{nameOrPath}: holds no data; put IDX files there ({IdxFolder.Names[0]}…), train.csv, or a folder of pictures a class");
    }
}
