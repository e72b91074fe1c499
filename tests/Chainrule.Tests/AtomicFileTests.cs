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
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Contains("disk full", Mistake(path, _ => throw new IOException("disk full")), StringComparison.Ordinal);
        Assert.Equal("first", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_path_that_cannot_be_written_is_refused_in_one_line()
    {
        Directory.CreateDirectory(folder.File("sub"));
        Assert.EndsWith("its folder does not exist; create it or choose another", Mistake(folder.File("none/a.txt")), StringComparison.Ordinal);
        Assert.EndsWith("is a folder; give the name of a file in it", Mistake(folder.File("sub")), StringComparison.Ordinal);
        Assert.EndsWith("is a folder; give the name of a file in it", Mistake(folder.File("new/")), StringComparison.Ordinal);
        Assert.EndsWith("cannot be the name of a file; choose another", Mistake(""), StringComparison.Ordinal);
        Assert.EndsWith("cannot be the name of a file; choose another", Mistake("a\0b"), StringComparison.Ordinal);
        Assert.EndsWith("is a device, which a file cannot replace; choose another path", Mistake("/dev/null"), StringComparison.Ordinal);
        File.WriteAllText(folder.File("file"), "");
        Assert.EndsWith("its folder does not exist; create it or choose another", Mistake(folder.File("file/a.txt")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.File("sub")));
    }

    private static string Mistake(string path, Action<Stream>? write = null)
    {
        var message = Assert.Throws<ChainruleException>(() => AtomicFile.Write(path, write ?? (_ => { }))).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
