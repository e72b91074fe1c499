using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Chainrule.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_replaced_whole()
    {
        var path = folder.File("a.txt");
        Write(path, "a long first text");
        Write(path, "second");
        Assert.Equal("second", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void What_fails_half_way_leaves_what_was_there_and_nothing_else()
    {
        var path = folder.File("a.txt");
        Write(path, "first");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(
            path,
            stream =>
            {
                stream.WriteByte(1);
                throw new InvalidOperationException();
            },
            TestContext.Current.CancellationToken));
        Assert.Contains("disk full", Mistake(path, _ => throw new IOException("disk full")), StringComparison.Ordinal);
        Assert.Equal("first", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_path_that_cannot_be_written_is_refused_in_one_line()
    {
        Directory.CreateDirectory(folder.File("sub"));
        Assert.EndsWith($"there is no folder {folder.File("none")}; create it or choose another", Mistake(folder.File("none/a.txt")), StringComparison.Ordinal);
        Assert.EndsWith("is a folder; give the name of a file in it", Mistake(folder.File("sub")), StringComparison.Ordinal);
        Assert.EndsWith("is a folder; give the name of a file in it", Mistake(folder.File("new/")), StringComparison.Ordinal);
        Assert.EndsWith("a file without a name cannot be written; give one", Mistake(""), StringComparison.Ordinal);
        Assert.EndsWith("cannot be the name of a file; choose another", Mistake("a\0b"), StringComparison.Ordinal);
        Assert.EndsWith("is a pipe, socket or device, which a file cannot replace; choose another path", Mistake("/dev/null"), StringComparison.Ordinal);
        File.WriteAllText(folder.File("file"), "");
        Assert.EndsWith($"there is no folder {folder.File("file")}; create it or choose another", Mistake(folder.File("file/a.txt")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.File("sub")));
    }

    [Fact]
    public void What_is_cancelled_leaves_what_was_there_and_nothing_else()
    {
        var path = folder.File("a.txt");
        Write(path, "first");
        foreach (var write in new Action<Stream>[] { _ => Assert.Fail("nothing is to be written"), stream => stream.WriteByte(1) })
        {
            Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(path, write, new CancellationToken(canceled: true)));
        }
        // While it is written, between two pieces of one large write, and after all of it.
        foreach (var rest in new[] { 1, 100_000_000, 0 })
        {
            using var cancellation = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(
                path,
                stream =>
                {
                    stream.Write(new byte[100_000]);
                    cancellation.Cancel();
                    if (rest > 0)
                    {
                        stream.Write(new byte[rest]);
                        Assert.Fail("the stream went on");
                    }
                },
                cancellation.Token));
        }
        Assert.Equal("first", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void Several_files_are_written_all_or_none()
    {
        var (a, b) = (folder.File("a.txt"), folder.File("b.txt"));
        Write(a, "first");
        using (var files = new AtomicFiles())
        {
            files.Add(a, stream => stream.WriteByte(1));
            Assert.Throws<ChainruleException>(() => files.Add(b, _ => throw new IOException("disk full")));
        }
        Assert.Equal("first", File.ReadAllText(a));
        Assert.Equal([a], Directory.GetFiles(folder.FullName));
        using (var files = new AtomicFiles())
        {
            files.Add(a, stream => stream.WriteByte(1));
            files.Add(b, stream => stream.WriteByte(2));
            Assert.Equal("first", File.ReadAllText(a));
            files.Commit();
        }
        Assert.Equal([1, 2], [.. File.ReadAllBytes(a), .. File.ReadAllBytes(b)]);
        Assert.Equal([a, b], Directory.GetFiles(folder.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_link_points_at_is_replaced_and_not_the_link()
    {
        var (target, link, second) = (folder["deep", "target.txt"], folder.File("link.txt"), folder.File("second.txt"));
        Write(target, "first");
        File.CreateSymbolicLink(link, "deep/target.txt");
        File.CreateSymbolicLink(second, link);
        Write(second, "new");
        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(("deep/target.txt", link), (new FileInfo(link).LinkTarget, new FileInfo(second).LinkTarget));
        Assert.Equal([target], Directory.GetFiles(folder.File("deep")));

        // A link that points at nothing yet makes it, as a shell would; one out of a linked folder starts where that really is.
        File.CreateSymbolicLink(folder.File("deep/up.txt"), "../made.txt");
        Directory.CreateSymbolicLink(folder["far", "away", "folder"], folder.File("deep"));
        Write(folder.File("far/away/folder/up.txt"), "made");
        Assert.Equal("made", File.ReadAllText(folder.File("made.txt")));
        Assert.Equal("../made.txt", new FileInfo(folder.File("deep/up.txt")).LinkTarget);
    }

    [Fact]
    public void Links_that_lead_nowhere_are_refused()
    {
        File.CreateSymbolicLink(folder.File("a"), "b");
        File.CreateSymbolicLink(folder.File("b"), "a");
        Assert.Contains("links lead in a circle", Mistake(folder.File("a")), StringComparison.Ordinal);
        File.CreateSymbolicLink(folder.File("folder"), folder.FullName);
        Assert.EndsWith("is a folder; give the name of a file in it", Mistake(folder.File("folder")), StringComparison.Ordinal);
        File.CreateSymbolicLink(folder.File("gone"), folder.File("nowhere/file"));
        Assert.Contains($"there is no folder {folder.File("nowhere")}", Mistake(folder.File("gone")), StringComparison.Ordinal);
        File.CreateSymbolicLink(folder.File("null"), "/dev/null");
        Assert.Contains("is a pipe, socket or device", Mistake(folder.File("null")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_file_is_not_replaced_by_one()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("no pipes among the files");
        }
        var (pipe, socket) = (folder.File("pipe"), folder.File("socket"));
        using (var mkfifo = Process.Start("mkfifo", [pipe]))
        {
            mkfifo.WaitForExit();
        }
        using var listener = new Socket(
            AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(socket));
        foreach (var path in new[] { pipe, socket, "/dev/null" })
        {
            Assert.EndsWith("is a pipe, socket or device, which a file cannot replace; choose another path", Mistake(path), StringComparison.Ordinal);
        }
        Assert.Equal([pipe, socket], Directory.GetFiles(folder.FullName).Order(StringComparer.Ordinal));

        // Empty files are files, whether they may be written or not.
        var empty = folder.Write([], "empty");
        Write(empty, "full");
        Assert.Equal("full", File.ReadAllText(empty));
        var locked = folder.Write([], "locked");
        File.SetAttributes(locked, FileAttributes.ReadOnly);
        Write(locked, "full");
        Assert.Equal("full", File.ReadAllText(locked));
    }

    [Fact]
    public void A_message_names_the_users_path_and_no_temporary_file()
    {
        var path = folder.File("a.txt");
        var message = Mistake(path, stream => throw new IOException(
            $"No space left on device : '{Directory.GetFiles(folder.FullName).Single()}'"));
        Assert.Equal($"{path}: cannot be written: No space left on device", message);
    }

    private static string Mistake(string path, Action<Stream>? write = null)
    {
        var message = Assert.Throws<ChainruleException>(() => AtomicFile.Write(path, write ?? (_ => { }))).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
