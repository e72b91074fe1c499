namespace Chainrule;

/// <summary>Writes files all or not at all: whoever opens the path finds the old file or the new one, never a half.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary file beside the path, flushes it to the disk and renames it over the path; of a symbolic link, over
    /// what it points at. When anything fails, the temporary file is removed and the path keeps what it held.
    /// </summary>
    /// <param name="path">Where the file goes; its folder must exist.</param>
    /// <param name="write">Writes the content to a stream that takes bytes and nothing else.</param>
    /// <param name="cancellation">Is looked at before every write and before the renaming.</param>
    /// <exception cref="ChainruleException">The path cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the path keeps what it held.</exception>
    public static void Write(string path, Action<Stream> write, CancellationToken cancellation = default)
    {
        using var files = new AtomicFiles(cancellation);
        files.Add(path, write);
        files.Commit();
    }
}
