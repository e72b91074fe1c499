using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Data;

/// <summary>Reads the numbers of one text, row by row: see <see cref="MatrixText.Read"/>.</summary>
internal sealed class MatrixTextReader(Stream stream, string name)
{
    private const byte Blanks = (byte)' ';

    private readonly TextLines lines = new(stream, name);
    private readonly List<double> values = [];
    private byte? separator;
    private int channels, rows, columns;

    /// <summary>Where the reading stands in the channel: the row and the column last begun, from 1.</summary>
    private int row, column;

    public Tensor<double> Read()
    {
        while (lines.TryRead(out var line))
        {
            var comment = line.IndexOf((byte)'#');
            var content = (comment < 0 ? line : line[..comment]).Trim(" \t\r"u8);
            if (!content.IsEmpty)
            {
                ReadRow(content);
            }
            else if (comment < 0)
            {
                EndChannel();
            }
        }
        EndChannel();
        return channels > 0
            ? new Tensor<double>(new Shape(channels, rows, columns), CollectionsMarshal.AsSpan(values))
            : throw new ChainruleException($"{name}: holds no numbers; give rows of numbers with commas or blanks between them");
    }

    private void ReadRow(ReadOnlySpan<byte> line)
    {
        separator ??= line.Contains((byte)';') ? (byte)';' : line.Contains((byte)',') ? (byte)',' : Blanks;
        (row, column) = (row + 1, 0);
        for (var isLast = false; !isLast;)
        {
            var length = separator == Blanks ? line.IndexOfAny(" \t"u8) : line.IndexOf(separator.Value);
            isLast = length < 0;
            ReadCell((isLast ? line : line[..length]).Trim(" \t"u8));
            line = isLast ? [] : line[(length + 1)..];
            if (separator == Blanks)
            {
                line = line.TrimStart(" \t"u8);
            }
        }
        columns = values.Count == column ? column : columns;
        if (column != columns)
        {
            throw Error($"{Place(0)} has {Of(column, "number")}, and the first row {columns}; give every row as many");
        }
    }

    private void ReadCell(ReadOnlySpan<byte> cell)
    {
        column++;
        if (values.Count == MatrixFile.MostCells)
        {
            throw new ChainruleException($"{name}: more than {MatrixFile.MostCells / 1_000_000} million numbers; give a part of them");
        }
        cell = cell is [(byte)'"', .. var inner, (byte)'"'] ? inner : cell;
        values.Add(TryParse(cell, out var value) ? value : throw Error($"{Place(column)}: {Problem(Encoding.UTF8.GetString(cell))}"));
    }

    private void EndChannel()
    {
        if (row == 0)
        {
            return;
        }
        rows = channels == 0 ? row : rows;
        channels++;
        if (row != rows)
        {
            throw new ChainruleException(
                $"{name}, line {lines.Line}: channel {channels} ends after {Of(row, "row")}, and channel 1 has {rows}; "
                + "give every channel as many (a blank line starts the next one)");
        }
        row = 0;
    }

    private static bool TryParse(ReadOnlySpan<byte> cell, out double value)
    {
        var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        if (!isNumber && cell is [0xE2, 0x88, 0x92, .. var digits] && digits is [>= (byte)'0' and <= (byte)'9' or (byte)'.', ..])
        {
            // The minus sign of print, U+2212, as explanations have it.
            isNumber = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
            value = -value;
        }
        return isNumber && double.IsFinite(value);
    }

    private string Problem(string cell) => cell switch
    {
        "" => "is empty; write a number",
        _ when cell.Contains('"') => $"{Words.Quote(cell)} has a quotation mark; write numbers without them, and decimals with a point",
        _ when cell.Contains(',') => $"{Words.Quote(cell)} has a comma; write decimals with a point, and thousands without a mark",
        _ when separator != Blanks && cell.AsSpan().ContainsAny(" \t") =>
            $"{Words.Quote(cell)} has a blank; put '{(char)separator!}' between all numbers, and write decimals with a point",
        _ => $"{Words.Quote(cell)} is no finite number; write one, such as -0.5 or 1e-3, and # before a line of titles",
    };

    /// <summary>Where the reading stands, as the file counts it: rows and columns from 1; the line where rows do not tell it.</summary>
    private string Place(int column)
    {
        var channel = channels > 0 ? $"channel {channels + 1}, " : "";
        var line = lines.Line != row ? $" (line {lines.Line})" : "";
        return $"{channel}row {row}{(column > 0 ? $", column {column}" : "")}{line}";
    }

    private ChainruleException Error(string problem) => new($"{name}, {problem}");

    private static string Of(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
