namespace Chainrule.Data;

/// <summary>
/// MNIST (Y. LeCun, C. Cortes, C. Burges): 60,000 handwritten digits to learn from and 10,000 to judge by, 28 rows by 28
/// columns, bright ink on a dark ground. The files ship with the project, in <c>data/mnist</c>.
/// </summary>
public static class Mnist
{
    /// <summary>The environment variable that names a folder of data sets, MNIST in its folder <c>mnist</c>.</summary>
    public const string FolderVariable = "CHAINRULE_DATA";

    /// <summary>What it is called on the command line and in tables.</summary>
    public const string Name = "mnist";

    /// <summary>The MD5 sums of the four original files, unpacked, in the order of <see cref="IdxFolder.Names"/>.</summary>
    private static readonly string[] Sums =
    [
        "6bbc9ace898e44ae57da46a324031adb", "a25bea736e30d166cdddb491f175f624",
        "2646ac647ad5339dbf082846283269ea", "27ae3e4e09519cfbb04c329615203637",
    ];

    /// <summary>Reads all of it, and checks every file's sum on the way.</summary>
    /// <param name="folder">Where the four files are; null looks for them as <see cref="FindFolder()"/> does.</param>
    /// <exception cref="ChainruleException">No files, or files that are not the original ones.</exception>
    public static DataSplit Load(string? folder = null) => IdxFolder.Load(folder ?? FindFolder(), Name, files =>
    {
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Md5 != Sums[i])
            {
                throw new ChainruleException($"{files[i].Path}: its MD5 sum is {files[i].Md5}, not {Sums[i]}; restore the original file");
            }
        }
    }, PicturePreparation.LikeMnist);

    /// <summary>Checks the four files one by one, missing and damaged ones included.</summary>
    /// <param name="folder">Where they are; null looks for them as <see cref="FindFolder()"/> does.</param>
    /// <exception cref="ChainruleException">No folder, or a file that the operating system refuses to read.</exception>
    public static IReadOnlyList<FileCheck> Verify(string? folder = null)
    {
        folder ??= FindFolder();
        return [.. IdxFolder.Names.Zip(Sums, (name, sum) => Check(folder, name, sum))];
    }

    /// <summary>
    /// The folder of the four files: <c>mnist</c> in the folder that <see cref="FolderVariable"/> names, else the first
    /// <c>data/mnist</c> upward from the program, else upward from the current directory.
    /// </summary>
    /// <exception cref="ChainruleException">None of them is there.</exception>
    public static string FindFolder() => FindFolder(
        Environment.GetEnvironmentVariable(FolderVariable), AppContext.BaseDirectory, Environment.CurrentDirectory);

    internal static string FindFolder(string? variable, params string[] starts)
    {
        IEnumerable<string> chosen = string.IsNullOrEmpty(variable) ? [] : [Path.Combine(variable, Name)];
        return chosen.Concat(starts.SelectMany(Upward)).FirstOrDefault(IdxFolder.IsIn) ?? throw new ChainruleException(
            $"mnist: no data/mnist above the program or the current directory; set {FolderVariable} to the folder that holds 'mnist'");
    }

    private static IEnumerable<string> Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "data", Name);
        }
    }

    private static FileCheck Check(string folder, string name, string expected)
    {
        if (IdxFolder.Find(folder, name) is not { } path)
        {
            return new FileCheck(name, 0, null, expected);
        }
        return Reading.File(path, file =>
        {
            using var unpacked = new UnpackedFile(path, file);
            string? found;
            try
            {
                var buffer = new byte[1 << 16];
                while (unpacked.Read(buffer) == buffer.Length) { }
                unpacked.End();
                found = unpacked.Md5();
            }
            catch (ChainruleException)
            {
                found = null;
            }
            return new FileCheck(Path.GetFileName(path), unpacked.Count, found, expected);
        });
    }
}
