namespace Chainrule;

/// <summary>
/// Writes several files together: all of them are written beside their places first, and only then renamed. A full disk, a
/// cancellation, or any other failure before <see cref="Commit"/> leaves every place as it was.
/// </summary>
/// <param name="cancellation">Is looked at before every write and before the renaming.</param>
public sealed class AtomicFiles(CancellationToken cancellation = default) : IDisposable
{
    /// <summary>For each file its path as it was given, where that leads, and the temporary file.</summary>
    private readonly List<(string Path, string Target, string Temporary)> files = [];

    /// <summary>Writes a file to the disk, but not yet to its place.</summary>
    /// <param name="path">Where the file goes; its folder must exist. A symbolic link stays: what it points at is replaced.</param>
    /// <param name="write">Writes the content to a stream that takes bytes and nothing else.</param>
    /// <exception cref="ChainruleException">The path cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Add(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        cancellation.ThrowIfCancellationRequested();
        var target = OutputPath.Resolve(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetRandomFileName()}.tmp");
        Guard(path, temporary, () =>
        {
            using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            files.Add((path, target, temporary));
            using var stream = new CancellableStream(file, cancellation);
            write(stream);
            file.Flush(flushToDisk: true);
        });
    }

    /// <summary>Puts every file in its place. Should a renaming fail after others, those before it have taken effect.</summary>
    /// <exception cref="ChainruleException">A path cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first renaming.</exception>
    public void Commit()
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var (path, target, temporary) in files)
        {
            Guard(path, temporary, () => File.Move(temporary, target, overwrite: true));
        }
    }

    /// <summary>Removes what has not been put in its place.</summary>
    public void Dispose()
    {
        foreach (var (_, _, temporary) in files)
        {
            try
            {
                File.Delete(temporary);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The error that is already on its way says more than this one would.
            }
        }
        files.Clear();
    }

    /// <summary>Says what fails of the path, for a user knows of no temporary file.</summary>
    private static void Guard(string path, string temporary, Action act)
    {
        try
        {
            act();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ChainruleException($"{path}: cannot be written, access is denied; choose another place", e);
        }
        catch (IOException e)
        {
            var reason = e.Message.Replace($" : '{temporary}'", "", StringComparison.Ordinal).Replace(temporary, path, StringComparison.Ordinal);
            throw new ChainruleException($"{path}: cannot be written: {reason}", e);
        }
    }
}
