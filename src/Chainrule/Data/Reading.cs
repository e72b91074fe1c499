namespace Chainrule.Data;

/// <summary>Reads files and folders; what the operating system refuses becomes one line for the user.</summary>
internal static class Reading
{
    /// <summary>Opens a file and hands it on.</summary>
    public static T File<T>(string path, Func<FileStream, T> read) => Guard(path, () =>
    {
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return file.CanSeek ? read(file) : throw new ChainruleException($"{path}: not a file on disk; give one");
    });

    /// <summary>The folders in a folder, but hidden ones, sorted by name.</summary>
    public static string[] Folders(string folder) => Guard(folder, () => Sorted(Directory.GetDirectories(folder)));

    /// <summary>The files in a folder, but hidden ones, sorted by name.</summary>
    public static string[] Files(string folder) => Guard(folder, () => Sorted(Directory.GetFiles(folder)));

    /// <summary>What to call a folder or a file in tables: its last part, without the extension of a file.</summary>
    public static string NameOf(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var name = Directory.Exists(full) ? Path.GetFileName(full) : Path.GetFileNameWithoutExtension(full);
        return name.Length > 0 ? name : full;
    }

    private static string[] Sorted(string[] paths) =>
        [.. paths.Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)];

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ChainruleException($"{path}: no such file or folder; check the path", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ChainruleException($"{path}: cannot be read ({e.Message}); check its permissions", e);
        }
    }
}
