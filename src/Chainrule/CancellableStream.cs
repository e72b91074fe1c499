namespace Chainrule;

/// <summary>Passes bytes on to another stream, which stays open, until it is cancelled.</summary>
internal sealed class CancellableStream(Stream inner, CancellationToken cancellation) : Stream
{
    /// <summary>So many bytes are written between two looks at the token.</summary>
    private const int Piece = 1 << 22;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="OperationCanceledException">Cancelled; what was written before stays written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = buffer[..Math.Min(buffer.Length, Piece)];
            inner.Write(piece);
            buffer = buffer[piece.Length..];
        }
        while (!buffer.IsEmpty);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
