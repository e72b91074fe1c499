namespace Chainrule.Cli;

/// <summary>A folder that a command writes files into when its work is done. What was made of it goes again, unless it is kept.</summary>
internal sealed class OutputFolder : IDisposable
{
    // From the innermost out.
    private readonly List<string> made = [];

    private OutputFolder(string path)
    {
        for (var folder = Path.GetFullPath(path); !Path.Exists(folder); folder = Path.GetDirectoryName(folder)!)
        {
            made.Add(folder);
        }
    }

    /// <summary>Says that the folder has what it was made for.</summary>
    public void Keep() => made.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            made.ForEach(Directory.Delete);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else has put something there: it stays.
        }
    }

    /// <summary>Refuses a folder that cannot be made or written into, before the work and not after it; leaves nothing behind.</summary>
    public static void RequireWritable(string path)
    {
        if (path.Length == 0)
        {
            throw new ChainruleException("a folder without a name cannot be written into; give one");
        }
        // What there is already of the way to it.
        var folder = Path.GetFullPath(path);
        while (!Path.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        if (!Directory.Exists(folder))
        {
            throw new ChainruleException($"{path} cannot be written into: {folder} is no folder; give another one");
        }
        try
        {
            var probe = Path.Combine(folder, Path.GetRandomFileName());
            new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ChainruleException($"{path} cannot be written into: nothing can be made in {folder}; give another one", exception);
        }
    }

    /// <summary>Makes the folder, and those above it, unless it is there.</summary>
    public static OutputFolder Create(string path)
    {
        var folder = new OutputFolder(path);
        try
        {
            Directory.CreateDirectory(path);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            folder.Dispose();
            throw new ChainruleException($"{path} cannot be made: {exception.Message}", exception);
        }
    }
}
