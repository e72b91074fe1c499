using System.Globalization;
using System.Text;

namespace Chainrule.Data;

/// <summary>The examples of one CSV file, their labels still as they were written.</summary>
internal sealed class CsvTable
{
    private readonly string path;
    private readonly List<string> names = [];
    private readonly List<int> examples = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private byte[] pixels = [];
    private int used;

    private CsvTable(string path) => this.path = path;

    /// <summary>Values of each example, labels not counted.</summary>
    public int Width { get; private set; }

    /// <summary>The values, example after example.</summary>
    public byte[] Pixels => pixels;

    /// <summary>The different labels, as they first came.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The label of each example, as an index into <see cref="Names"/>.</summary>
    public IReadOnlyList<int> Examples => examples;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ChainruleException">A file that cannot be read, or a field that is not what it should be.</exception>
    public static CsvTable Read(string path) => Reading.File(path, file =>
    {
        var hasHeader = HasHeader(new CsvFields(file, path));
        file.Position = 0;
        var table = new CsvTable(path);
        table.Read(new CsvFields(file, path), hasHeader);
        return table;
    });

    /// <summary>Whether the first line names its columns: it begins with "label", or holds no whole number.</summary>
    private static bool HasHeader(CsvFields fields)
    {
        while (fields.TryRead(out var field))
        {
            if (fields.Column == 1 && Ascii.EqualsIgnoreCase(Unquoted(field), "label"u8))
            {
                return true;
            }
            if (int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }
            if (fields.AtLineEnd)
            {
                return fields.Column > 1;
            }
        }
        return false;
    }

    private void Read(CsvFields fields, bool skipLine)
    {
        while (fields.TryRead(out var field))
        {
            if (skipLine)
            {
                skipLine = !fields.AtLineEnd;
            }
            else if (fields.Column == 1)
            {
                if (fields.AtLineEnd && field.IsEmpty)
                {
                    continue;
                }
                examples.Add(Label(fields, field));
            }
            else
            {
                Add(Value(fields, field));
            }
            if (fields.AtLineEnd && examples.Count > 0)
            {
                EndExample(fields);
            }
        }
        if (examples.Count == 0)
        {
            throw new ChainruleException($"{path}: holds no examples; give lines of label,value,value,…");
        }
        Array.Resize(ref pixels, used);
    }

    private int Label(CsvFields fields, ReadOnlySpan<byte> field)
    {
        field = Unquoted(field);
        if (field.IsEmpty || field.Length > 200 || field.ContainsAnyInRange((byte)0, (byte)31))
        {
            throw fields.Error($"expected a label, found {CsvFields.Show(field)}");
        }
        Span<char> text = stackalloc char[field.Length];
        text = text[..Encoding.UTF8.GetChars(field, text)];
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var index))
        {
            index = names.Count;
            names.Add(text.ToString());
            lookup[text] = index;
        }
        return index;
    }

    private static byte Value(CsvFields fields, ReadOnlySpan<byte> field)
    {
        var value = 0;
        foreach (var digit in field)
        {
            value = char.IsAsciiDigit((char)digit) && value <= 255 ? 10 * value + digit - '0' : 256;
        }
        return value <= 255 && !field.IsEmpty
            ? (byte)value
            : throw fields.Error($"expected a whole number from 0 to 255, found {CsvFields.Show(field)}");
    }

    private void Add(byte value)
    {
        if (used == pixels.Length)
        {
            if (used == Array.MaxLength)
            {
                throw new ChainruleException($"{path}: holds more than the 2 GB that can be read; split it");
            }
            Array.Resize(ref pixels, (int)Math.Clamp(2L * used, 1 << 16, Array.MaxLength));
        }
        pixels[used++] = value;
    }

    private void EndExample(CsvFields fields)
    {
        var values = fields.Column - 1;
        if (values == 0)
        {
            throw fields.Error("a label without values; give lines of label,value,value,…");
        }
        if (examples.Count == 1)
        {
            Width = values;
        }
        if (values != Width)
        {
            throw fields.Error($"the line ends after {values} values, and the first example has {Width}; give every line as many");
        }
    }

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> field) =>
        field is [(byte)'"', .. var inner, (byte)'"'] ? inner : field;
}
