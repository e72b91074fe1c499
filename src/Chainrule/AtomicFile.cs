namespace Chainrule;

/// <summary>Writes files all or not at all: whoever opens the path finds the old file or the new one, never a half.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary file beside the path, flushes it to the disk and renames it over the path. When anything
    /// fails, the temporary file is removed and the path keeps what it held.
    /// </summary>
    /// <param name="path">Where the file goes; its folder must exist.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ChainruleException">The path cannot be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var (full, folder) = Locate(path);
        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e)
        {
            Remove(temporary);
            throw e switch
            {
                UnauthorizedAccessException => new ChainruleException($"{path}: cannot be written, access is denied; choose another place", e),
                IOException => new ChainruleException($"{path}: cannot be written: {e.Message}", e),
                _ => e,
            };
        }
    }

    private static (string Full, string Folder) Locate(string path)
    {
        string full;
        try
        {
            full = Path.GetFullPath(path);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new ChainruleException($"'{path}' cannot be the name of a file; choose another", e);
        }
        var folder = Path.GetDirectoryName(full);
        if (folder is null || Directory.Exists(full) || Path.EndsInDirectorySeparator(full))
        {
            throw new ChainruleException($"{path}: is a folder; give the name of a file in it");
        }
        if (!Directory.Exists(folder))
        {
            throw new ChainruleException($"{path}: its folder does not exist; create it or choose another");
        }
        if (folder == "/dev")
        {
            throw new ChainruleException($"{path}: is a device, which a file cannot replace; choose another path");
        }
        return (full, folder);
    }

    private static void Remove(string temporary)
    {
        try
        {
            if (temporary.Length > 0)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that is already on its way says more than this one would.
        }
    }
}
