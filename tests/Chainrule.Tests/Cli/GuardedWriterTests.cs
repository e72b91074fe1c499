using Chainrule.Cli;

namespace Chainrule.Tests.Cli;

public class GuardedWriterTests
{
    [Fact]
    public void Messages_that_nobody_can_take_are_dropped()
    {
        using var writer = GuardedWriter.Forgiving(new StreamWriter(new FullStream()) { AutoFlush = true });
        writer.Write('a');
        writer.WriteLine("a whole line");
        writer.Write(new char[10], 0, 10);
        writer.Flush();
    }

    [Fact]
    public void What_else_cannot_be_written_is_handed_on()
    {
        var failures = new List<string>();
        using var writer = new GuardedWriter(new StreamWriter(new FullStream()) { AutoFlush = true }, error => failures.Add(error.Message));
        writer.WriteLine("a whole line");
        Assert.Equal(["No space left on device"], failures.Distinct());
    }

    [Fact]
    public void Messages_that_somebody_takes_arrive()
    {
        using var inner = new StringWriter();
        using var writer = GuardedWriter.Forgiving(inner);
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
