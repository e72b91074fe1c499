namespace Chainrule.Cli;

/// <summary>A file that a command will write when its work is done.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a path that cannot be written, before the work and not after it; leaves nothing behind.</summary>
    public static void RequireWritable(string path)
    {
        var folder = Path.GetDirectoryName(OutputPath.Resolve(path))!;
        try
        {
            var probe = Path.Combine(folder, Path.GetRandomFileName());
            new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ChainruleException($"{path} cannot be written: nothing can be made in {folder}; give another path", exception);
        }
    }

    /// <summary>Refuses a name that does not say how to write the file.</summary>
    public static void RequireExtension(string path, params IReadOnlyList<string> extensions)
    {
        if (!extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            throw new ChainruleException(
                $"{path}: the name must end in {string.Join(", ", extensions.SkipLast(1))} or {extensions[^1]}, which says how to write it");
        }
    }
}
