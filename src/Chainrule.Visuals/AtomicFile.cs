namespace Chainrule.Visuals;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target under another name, flushes to the disk, and only then takes the target's name.</summary>
    /// <exception cref="ChainruleException">A path that cannot be written; what stood there before still does.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        if (Directory.Exists(path))
        {
            throw new ChainruleException($"{path}: is a folder; give the path of a file to write");
        }
        string? temporary = null;
        try
        {
            var full = Path.GetFullPath(path);
            temporary = $"{full}.{Path.GetRandomFileName()}.tmp";
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Remove(temporary);
            throw new ChainruleException($"{path}: cannot be written; choose a folder that exists and may be written to", error);
        }
    }

    private static void Remove(string? temporary)
    {
        try
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first error is the one worth reporting.
        }
    }
}
