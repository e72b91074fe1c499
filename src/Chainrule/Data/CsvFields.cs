using System.Text;
using Chainrule.Texts;

namespace Chainrule.Data;

/// <summary>Reads a file of comma-separated values field by field, as bytes, through one small buffer.</summary>
internal sealed class CsvFields(Stream stream, string path)
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int start, end;
    private bool begun;

    /// <summary>The line of the field last read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The field last read, counted along its line from 1.</summary>
    public int Column { get; private set; }

    /// <summary>Whether the field last read was the last one of its line.</summary>
    public bool AtLineEnd { get; private set; } = true;

    /// <summary>Reads the next field, without the blanks around it; false at the end of the file.</summary>
    /// <param name="field">The field's bytes, to be used before the next field is read.</param>
    public bool TryRead(out ReadOnlySpan<byte> field)
    {
        if (!begun)
        {
            begun = true;
            Fill();
            start += buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        }
        var (nextLine, nextColumn) = AtLineEnd ? (Line + 1, 1) : (Line, Column + 1);
        var length = buffer.AsSpan(start, end - start).IndexOfAny((byte)',', (byte)'\n');
        while (length < 0)
        {
            var searched = end - start;
            if (!Fill())
            {
                break;
            }
            length = buffer.AsSpan(start + searched, end - start - searched).IndexOfAny((byte)',', (byte)'\n');
            length = length < 0 ? length : length + searched;
        }
        if (length < 0 && start == end && AtLineEnd)
        {
            field = default;
            return false;
        }
        (Line, Column) = (nextLine, nextColumn);
        AtLineEnd = length < 0 || buffer[start + length] == '\n';
        field = buffer.AsSpan(start, length < 0 ? end - start : length);
        start = length < 0 ? end : start + length + 1;
        field = field[Ascii.Trim(field)];
        return true;
    }

    /// <summary>The error for the field last read.</summary>
    public ChainruleException Error(string problem) => new($"{path}, line {Line}, column {Column}: {problem}");

    /// <summary>A field as it may stand in a message.</summary>
    public static string Show(ReadOnlySpan<byte> field) => Words.Quote(Encoding.UTF8.GetString(field));

    /// <summary>Moves what is left to the buffer's start and reads on; false at the end of the file.</summary>
    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            throw new ChainruleException($"{path}, line {Line + 1} or before: no comma in {end} bytes; give comma-separated values");
        }
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
