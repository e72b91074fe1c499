namespace Chainrule.Data;

/// <summary>Reads files and folders; what the operating system refuses becomes one line for the user.</summary>
internal static class Reading
{
    private const int MostPiped = 1 << 30;

    /// <summary>Opens a file and hands it on.</summary>
    public static T File<T>(string path, Func<FileStream, T> read) => Guard(path, () =>
    {
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return file.CanSeek ? read(file) : throw new ChainruleException($"{path}: not a file on disk; give one");
    });

    /// <summary>Opens anything that can be read and hands it on as a stream that can be sought: a pipe is first read to its end.</summary>
    public static T Seekable<T>(string path, Func<Stream, T> read) => Guard(path, () =>
    {
        if (Directory.Exists(path))
        {
            throw new ChainruleException($"{path}: is a folder; give a file in it");
        }
        if (path.Length == 0 || path.Contains('\0'))
        {
            throw new ChainruleException($"'{path}' cannot be the name of a file; give one");
        }
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        using Stream stream = file.CanSeek ? file : Whole(file, path);
        return read(stream);
    });

    /// <summary>Reads a stream of unknown length to its end.</summary>
    /// <exception cref="ChainruleException">More than 1 GB.</exception>
    public static MemoryStream Whole(Stream stream, string name)
    {
        var whole = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (whole.Length + read > MostPiped)
            {
                throw new ChainruleException($"{name}: more than {MostPiped >> 30} GB; give a file on disk");
            }
            whole.Write(chunk, 0, read);
        }
        whole.Position = 0;
        return whole;
    }

    /// <summary>The next bytes of a stream that can be sought, which stays where it is; fewer where it ends.</summary>
    public static ReadOnlySpan<byte> Peek(Stream stream, int count)
    {
        var bytes = new byte[count];
        var read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        stream.Position -= read;
        return bytes.AsSpan(0, read);
    }

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
