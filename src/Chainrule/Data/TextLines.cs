using System.Text;

namespace Chainrule.Data;

/// <summary>Reads a text line by line, as bytes, through one buffer that grows to the longest line.</summary>
internal sealed class TextLines(Stream stream, string name)
{
    private const int Longest = 1 << 26;

    private byte[] buffer = new byte[1 << 16];
    private int start, end;

    /// <summary>The line last read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next line, without the line feed at its end; false at the end of the text.</summary>
    /// <param name="line">The line's bytes, to be used before the next line is read.</param>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        if (Line++ == 0)
        {
            SkipByteOrderMark();
        }
        var searched = 0;
        int length;
        while ((length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = end - start;
            if (!Fill())
            {
                line = buffer.AsSpan(start, searched);
                start = end;
                return searched > 0;
            }
        }
        line = buffer.AsSpan(start, searched + length);
        start += line.Length + 1;
        return true;
    }

    private void SkipByteOrderMark()
    {
        while (end < Encoding.UTF8.Preamble.Length && Fill())
        {
        }
        var text = buffer.AsSpan(0, end);
        if (text.StartsWith(Encoding.Unicode.Preamble) || text.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            throw new ChainruleException($"{name}: is text in UTF-16; save it as UTF-8");
        }
        start = text.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
    }

    /// <summary>Moves what is left to the buffer's start and reads on; false at the end of the text.</summary>
    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            if (end == Longest)
            {
                throw new ChainruleException($"{name}, line {Line}: does not end within {Longest >> 20} MB; give rows of numbers");
            }
            Array.Resize(ref buffer, 2 * end);
        }
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
