using System.Runtime.InteropServices;
using System.Text;
using Chainrule.Data;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Data;

public class MatrixTextTests
{
    private static readonly Gen<Shape> Shapes =
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 6], Gen.Int[1, 6], (channels, rows, columns) => new Shape(channels, rows, columns));

    [Fact]
    public void Doubles_come_back_bit_for_bit() => (
        from shape in Shapes
        from values in Gen.Frequency((4, Gen.Double), (1, Numbers.ExtremeDoubles)).Where(double.IsFinite).Array[shape.Count]
        select new Tensor<double>(shape, values)).Check(500, tensor =>
    {
        using var writer = new StringWriter();
        MatrixText.Write(writer, tensor);
        var read = Read(writer.ToString());
        Assert.Equal(tensor.Shape, read.Shape);
        Assert.Equal(MemoryMarshal.AsBytes(tensor.Values), MemoryMarshal.AsBytes(read.Values));
    });

    [Fact]
    public void Floats_come_back_bit_for_bit_as_floats() => (
        from shape in Shapes
        from values in Gen.Frequency((4, Gen.Float), (1, Numbers.ExtremeFloats)).Where(float.IsFinite).Array[shape.Count]
        select new Tensor<float>(shape, values)).Check(500, tensor =>
    {
        using var writer = new StringWriter();
        MatrixText.Write(writer, tensor);
        var read = Read(writer.ToString()).Values.ToArray().Select(value => (float)value).ToArray();
        Assert.Equal(MemoryMarshal.AsBytes(tensor.Values), MemoryMarshal.AsBytes<float>(read));
    });

    /// <summary>What stands between two numbers, which ends a line may have, and what may stand around.</summary>
    [Fact]
    public void However_numbers_are_laid_out_they_are_the_same() => Gen.Select(
        Gen.OneOf(",", ", ", " , ", ";", " ;\t", " ", "\t", "   ", " \t "),
        Gen.OneOf("\n", "\r\n", "  \n", "\t\r\n"),
        Gen.OneOf("", "\ufeff"),
        Gen.OneOf("", "\n\n", "# a title: 1, 2\n", "  # x\n\n"),
        Gen.Bool).Check(300, (between, end, mark, before, quoted) =>
    {
        string[][] rows = [["1", "-.5", "+2"], ["1e-3", "0", "-2.25E+2"]];
        var lines = rows.Select(row => string.Join(between, quoted ? row.Select(cell => $"\"{cell}\"") : row));
        foreach (var after in new[] { "", end, end + end, end + "# the end" })
        {
            var read = Read(mark + before + "  " + string.Join(end, lines) + after);
            Assert.Equal("1x2x3", read.Shape.ToString());
            Assert.Equal([1, -0.5, 2, 0.001, 0, -225], read.Values);
        }
    });

    [Theory]
    [InlineData("1 2\n3 4\n\n5 6\n7 8\n", "2x2x2")]
    [InlineData("\n1 2\n3 4\n\n \n\t\r\n5 6\n7 8\n\n", "2x2x2")]
    [InlineData("1 2\n# only a remark\n3 4 # one more\n5 6\n\n# green\n7 8\n9 10\n11 12", "2x3x2")]
    [InlineData("1\n\n2\n\n3", "3x1x1")]
    [InlineData("7", "1x1x1")]
    public void A_blank_line_starts_the_next_channel(string text, string shape) => Assert.Equal(shape, Read(text).Shape.ToString());

    [Fact]
    public void The_minus_sign_of_print_is_read() => Assert.Equal([-1, 2, -0.5], Read("−1 2 −.5").Values);

    [Theory]
    [InlineData("", "x.csv: holds no numbers")]
    [InlineData("\n \n# nothing\n", "x.csv: holds no numbers")]
    [InlineData("1,2,3\n4,5\n", "x.csv, row 2 has 2 numbers, and the first row 3; give every row as many")]
    [InlineData("1 2\n3 4 5\n", "x.csv, row 2 has 3 numbers, and the first row 2")]
    [InlineData("# title\n\n1\n2 3\n", "x.csv, row 2 (line 4) has 2 numbers, and the first row 1")]
    [InlineData("1 2\n\n3\n", "x.csv, channel 2, row 1 (line 3) has 1 number, and the first row 2")]
    [InlineData("1 2\n3 4\n\n5 6\n", "channel 2 ends after 1 row, and channel 1 has 2; give every channel as many")]
    [InlineData("1 2\n\n3 4\n5 6\n", "channel 2 ends after 2 rows, and channel 1 has 1")]
    [InlineData("1,2\n3,four\n", "x.csv, row 2, column 2: 'four' is no finite number")]
    [InlineData("a,b\n1,2\n", "x.csv, row 1, column 1: 'a' is no finite number; write one, such as -0.5 or 1e-3, and # before a line of titles")]
    [InlineData("1,\x1b[2J\n", "row 1, column 2: '?[2J' is no finite number")]
    [InlineData("1,,3\n", "x.csv, row 1, column 2: is empty; write a number")]
    [InlineData("1,2,\n", "x.csv, row 1, column 3: is empty")]
    [InlineData(";1\n", "x.csv, row 1, column 1: is empty")]
    [InlineData("1 2\nnan 4\n", "x.csv, row 2, column 1: 'nan' is no finite number")]
    [InlineData("1 2\n3 -inf\n", "x.csv, row 2, column 2: '-inf' is no finite number")]
    [InlineData("Infinity\n", "x.csv, row 1, column 1: 'Infinity' is no finite number")]
    [InlineData("1e999\n", "x.csv, row 1, column 1: '1e999' is no finite number")]
    [InlineData("1,5;2,5\n", "x.csv, row 1, column 1: '1,5' has a comma; write decimals with a point")]
    [InlineData("1 2\n1,5 2\n", "x.csv, row 2, column 1: '1,5' has a comma")]
    [InlineData("1.234,5;2\n", "'1.234,5' has a comma")]
    [InlineData("1,5 2,5\n", "row 1, column 2: '5 2' has a blank; put ',' between all numbers, and write decimals with a point")]
    [InlineData("1 0 -1; 2 0 -2\n", "row 1, column 1: '1 0 -1' has a blank; put ';' between all numbers")]
    [InlineData("\"1,5\",\"2\"\n", "row 1, column 1: '\"1' has a quotation mark")]
    [InlineData("1 2\r3 4\r", "row 1, column 2: '2 3' is no finite number")]
    [InlineData("0x10\n", "'0x10' is no finite number")]
    [InlineData("1_000\n", "'1_000' is no finite number")]
    [InlineData("$5\n", "'$5' is no finite number")]
    [InlineData("(5)\n", "'(5)' is no finite number")]
    [InlineData("−−1\n", "'−−1' is no finite number")]
    [InlineData("−inf\n", "'−inf' is no finite number")]
    public void What_is_wrong_is_said_with_its_place(string text, string message)
    {
        Assert.Contains(message, UserErrors.In(() => Read(text)), StringComparison.Ordinal);
        Assert.Contains(message.Replace("x.csv", "−", StringComparison.Ordinal), UserErrors.In(() => MatrixText.Read(Slow(text), "−")), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_UTF_16_is_named()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] text = [.. encoding.Preamble, .. encoding.GetBytes("1 2\n")];
            UserErrors.In(() => MatrixText.Read(new MemoryStream(text), "x.csv"), "x.csv: is text in UTF-16; save it as UTF-8");
        }
    }

    [Fact]
    public void Lines_longer_than_a_buffer_are_read()
    {
        var numbers = Enumerable.Range(0, 100_000).Select(i => i * 0.37).ToArray();
        var line = string.Join(',', numbers.Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        var read = Read(line + "\n" + line);
        Assert.Equal("1x2x100000", read.Shape.ToString());
        Assert.Equal([.. numbers, .. numbers], read.Values);
    }

    [Fact]
    public void A_line_without_end_is_refused() =>
        UserErrors.In(() => MatrixText.Read(new Endless(), "/dev/zero"), "/dev/zero, line 1: does not end within 64 MB");

    [Fact]
    public void Any_bytes_are_refused_or_read() =>
        Gen.OneOf(Gen.Byte, Gen.OneOf("0123456789.,; \t\n\r#\"-+eE"u8.ToArray())).Array[0, 60].Check(5_000, bytes =>
        {
            try
            {
                MatrixText.Read(new MemoryStream(bytes), "x.csv");
            }
            catch (ChainruleException error)
            {
                Assert.StartsWith("x.csv", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(error.Message, char.IsControl);
            }
        });

    private static Tensor<double> Read(string text) => MatrixText.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv");

    /// <summary>A pipe that brings one byte at a time.</summary>
    private static SlowStream Slow(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => count;
    }
}
