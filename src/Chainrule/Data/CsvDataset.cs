using System.Globalization;
using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// Examples as lines of <c>label,value,value,…</c>, the values whole numbers from 0 to 255; a first line of column names
/// is skipped. A square count of values makes pictures of one channel, any other count plain vectors. Labels are
/// numbers (the classes are then all from 0 to the largest) or names (the classes are then the names, sorted).
/// </summary>
public static class CsvDataset
{
    /// <summary>Numbered classes are listed from 0 on, so a single large label must not make a list that fills the memory.</summary>
    private const int LargestLabel = 65535;

    /// <summary>
    /// Reads a file, of which one example in six of every class, always the same, becomes the test set; or a folder's
    /// <c>train.csv</c> and <c>test.csv</c> (without the latter, the former is split).
    /// </summary>
    /// <exception cref="ChainruleException">A missing file, or what is wrong at which line and column (counted in fields).</exception>
    public static DataSplit Load(string fileOrFolder)
    {
        var name = Reading.NameOf(fileOrFolder);
        var (trainPath, testPath) = Directory.Exists(fileOrFolder)
            ? (Path.Combine(fileOrFolder, "train.csv"), Path.Combine(fileOrFolder, "test.csv"))
            : (fileOrFolder, "");
        var train = CsvTable.Read(trainPath);
        if (!File.Exists(testPath))
        {
            return Split(trainPath, name, train);
        }
        var test = CsvTable.Read(testPath);
        if (test.Width != train.Width)
        {
            throw new ChainruleException(
                $"{testPath}: its examples have {test.Width} values, and those of train.csv {train.Width}; "
                + "if it has no labels, give train.csv alone");
        }
        var classes = Classes(fileOrFolder, train.Names.Concat(test.Names));
        return new DataSplit(
            new Dataset(name, ShapeOf(train), train.Pixels, Labels(train, classes), classes),
            new Dataset(name, ShapeOf(test), test.Pixels, Labels(test, classes), classes));
    }

    /// <summary>Whether a folder holds <c>train.csv</c>.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, "train.csv"));

    private static DataSplit Split(string path, string name, CsvTable table)
    {
        var classes = Classes(path, table.Names);
        var labels = Labels(table, classes);
        var (train, test) = StratifiedSplit.Choose(path, labels, classes.Length);
        return new DataSplit(Pick(train), Pick(test));

        Dataset Pick(int[] indices)
        {
            var pixels = new byte[indices.Length * table.Width];
            for (var i = 0; i < indices.Length; i++)
            {
                table.Pixels.AsSpan(indices[i] * table.Width, table.Width).CopyTo(pixels.AsSpan(i * table.Width));
            }
            return new Dataset(name, ShapeOf(table), pixels, Array.ConvertAll(indices, index => labels[index]), classes);
        }
    }

    private static Shape ShapeOf(CsvTable table)
    {
        var side = (int)Math.Round(Math.Sqrt(table.Width));
        return side * side == table.Width ? new Shape(1, side, side) : new Shape(table.Width);
    }

    private static string[] Classes(string path, IEnumerable<string> names)
    {
        var distinct = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (!distinct.All(name => name.All(char.IsAsciiDigit)))
        {
            return distinct;
        }
        var largest = distinct.Max(name => Number(name) ?? int.MaxValue);
        return largest <= LargestLabel ? ClassNames.Numbered(largest) : throw new ChainruleException(
            $"{path}: a label is above {LargestLabel}, and numbered classes count from 0; is the label really the first column?");
    }

    private static int[] Labels(CsvTable table, string[] classes)
    {
        var ofName = classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        // A number may be written with zeros before it: 07 is class 7.
        var ofIndex = table.Names.Select(name => ofName.TryGetValue(name, out var label) ? label : Number(name)!.Value).ToArray();
        return [.. table.Examples.Select(index => ofIndex[index])];
    }

    private static int? Number(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
