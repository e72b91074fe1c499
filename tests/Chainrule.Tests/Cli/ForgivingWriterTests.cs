using Chainrule.Cli;

namespace Chainrule.Tests.Cli;

public class ForgivingWriterTests
{
    [Fact]
    public void Messages_that_nobody_can_take_are_dropped()
    {
        using var writer = new ForgivingWriter(new StreamWriter(new FullStream()) { AutoFlush = true });
        writer.Write('a');
        writer.WriteLine("a whole line");
        writer.Write(new char[10], 0, 10);
        writer.Flush();
    }

    [Fact]
    public void Messages_that_somebody_takes_arrive()
    {
        using var inner = new StringWriter();
        using var writer = new ForgivingWriter(inner);
        writer.Write('a');
        writer.Write("bc");
        writer.Write(['d', 'e', 'f'], 1, 2);
        Assert.Equal("abcef", inner.ToString());
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
