namespace Chainrule;

/// <summary>Where a path leads that something is to be written to.</summary>
internal static class OutputPath
{
    /// <summary>As many links in a row as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <summary>
    /// The full path of the file, with every symbolic link followed: what a link points at is replaced, never the link. A file
    /// that is not there yet has a path too.
    /// </summary>
    /// <exception cref="ChainruleException">
    /// No name of a file, a folder, a pipe, socket or device, links in a circle, or a folder that does not exist.
    /// </exception>
    public static string Resolve(string path)
    {
        if (path.Length == 0)
        {
            throw new ChainruleException("a file without a name cannot be written; give one");
        }
        string real;
        try
        {
            var full = Path.GetFullPath(path);
            real = Path.EndsInDirectorySeparator(full) ? full : Follow(full, MostLinks);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new ChainruleException($"'{path}' cannot be the name of a file; choose another", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ChainruleException($"{path}: cannot be written: {e.Message}; choose another place", e);
        }
        var folder = Path.GetDirectoryName(real);
        if (folder is null || Directory.Exists(real) || Path.EndsInDirectorySeparator(real))
        {
            throw new ChainruleException($"{path}: is a folder; give the name of a file in it");
        }
        if (!Directory.Exists(folder))
        {
            throw new ChainruleException($"{path}: there is no folder {folder}; create it or choose another");
        }
        return folder != "/dev" && IsFile(real)
            ? real
            : throw new ChainruleException($"{path}: is a pipe, socket or device, which a file cannot replace; choose another path");
    }

    /// <summary>The path without links: those of the folders first, so that a link's target is taken from where the link really is.</summary>
    private static string Follow(string full, int links)
    {
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }
        var folder = Follow(parent, links);
        var here = Path.Combine(folder, Path.GetFileName(full));
        return new FileInfo(here).LinkTarget is not { } target ? here
            : links > 0 ? Follow(Path.GetFullPath(target, folder), links - 1)
            : throw new IOException("its symbolic links lead in a circle");
    }

    /// <summary>
    /// Whether what is there, if anything, is a file. Only files have a length, so nothing else is opened than empty ones; to read
    /// and to write, because a pipe does not wait then; and only files let it be set.
    /// </summary>
    private static bool IsFile(string real)
    {
        try
        {
            if (new FileInfo(real) is not { Exists: true, Length: 0 })
            {
                return true;
            }
            using var handle = File.OpenHandle(
                real, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.SetLength(handle, 0);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // An empty file that may not be written can still be replaced.
            return true;
        }
        catch (Exception e) when (e is IOException or NotSupportedException)
        {
            return false;
        }
    }
}
