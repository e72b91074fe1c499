using System.Globalization;
using System.Text;
using Chainrule.Data;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Data;

public sealed class CsvDatasetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Write(string text, params string[] parts) => folder.Write(Encoding.UTF8.GetBytes(text), parts);

    private sealed record Style(bool Header, bool Mark, bool LastBreak, string Break, string Blank);

    private static readonly Gen<Style> Styles =
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.OneOf("\n", "\r\n"), Gen.OneOf("", " ", "\t"),
            (header, mark, lastBreak, lineBreak, blank) => new Style(header, mark, lastBreak, lineBreak, blank));

    private static string Text(string[] labels, byte[][] values, Style style)
    {
        var lines = labels.Zip(values, (label, row) => string.Join(
            "," + style.Blank, row.Select(v => v.ToString(CultureInfo.InvariantCulture)).Prepend(label)));
        if (style.Header)
        {
            lines = lines.Prepend("class," + string.Join(',', values[0].Select((_, i) => $"pixel{i}")));
        }
        return (style.Mark ? "\uFEFF" : "") + string.Join(style.Break, lines) + (style.LastBreak ? style.Break : "");
    }

    [Fact]
    public void What_was_written_is_read_whatever_the_style() => (
        from count in Gen.Int[1, 12]
        from width in Gen.OneOf(Gen.Int[1, 30], Gen.Int[3000, 9000])
        from values in Gen.Byte.Array[width].Array[count]
        from labels in Gen.OneOf("ant", "bee", "Zebra", "7", "naïve cat").Array[count]
        from style in Styles
        select (values, labels, style)).Check(80, (values, labels, style) =>
        {
            var text = Encoding.UTF8.GetBytes(Text(labels, values, style));
            folder.Write(text, "train.csv");
            folder.Write(text, "test.csv");
            var (train, test) = CsvDataset.Load(folder.FullName);
            Assert.Equal(labels.Length, train.Count);
            Assert.Equal(test.Classes, train.Classes);
            for (var i = 0; i < train.Count; i++)
            {
                Assert.Equal(values[i], train.Pixels(i));
                Assert.Equal(values[i], test.Pixels(i));
                Assert.Equal(labels[i], labels.Any(label => label != "7") ? train.Classes[train.Label(i)] : "7");
            }
        });

    [Fact]
    public void Numbers_are_classes_from_zero_and_names_are_sorted()
    {
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7"], CsvDataset.Load(Write("07,1\n3,2\n3,3\n7,1\n", "a.csv")).Train.Classes);
        var seven = CsvDataset.Load(folder["a.csv"]);
        Assert.Equal([3, 7], new[] { seven.Train.Label(0), seven.Train.Label(1) }.Order());
        Assert.Equal([3, 7], new[] { seven.Test.Label(0), seven.Test.Label(1) }.Order());
        Assert.Equal(["B", "a", "c"], CsvDataset.Load(Write("c,1\n\"a\",2\nB,3\na,4", "b.csv")).Train.Classes);
        Assert.Equal(["-1", "1"], CsvDataset.Load(Write("1,1\n-1,2\n-1,3\n1,4", "c.csv")).Train.Classes);
    }

    [Fact]
    public void A_square_count_of_values_is_a_picture()
    {
        Assert.Equal(new Shape(1, 2, 2), CsvDataset.Load(Write("0,1,2,3,4\n0,1,2,3,4", "a.csv")).Train.Shape);
        Assert.Equal(new Shape(5), CsvDataset.Load(Write("0,1,2,3,4,5\n0,1,2,3,4,5", "b.csv")).Train.Shape);
    }

    [Theory]
    [InlineData("label,0,1,2\n1,5,6,7\n1,8,9,10")]
    [InlineData("Label,0,1,2\n1,5,6,7\n1,8,9,10")]
    [InlineData("digit,1x1,1x2,1x3\n1,5,6,7\n1,8,9,10")]
    [InlineData("1,5,6,7\n\n1,8,9,10\n\n\n")]
    public void A_header_and_empty_lines_are_no_examples(string text)
    {
        var (train, test) = CsvDataset.Load(Write(text, "a.csv"));
        Assert.Equal((1, 1), (train.Count, test.Count));
        byte[] all = [.. train.Pixels(0), .. test.Pixels(0)];
        Assert.Equal([5, 6, 7, 8, 9, 10], all.Select(value => (int)value).Order());
    }

    [Fact]
    public void A_single_file_is_parted_by_classes()
    {
        var lines = Enumerable.Range(0, 60).Select(i => $"{i % 3},{i},{i}");
        var path = Write(string.Join('\n', lines), "numbers.csv");
        var (train, test) = CsvDataset.Load(path);
        Assert.Equal("numbers", train.Name);
        Assert.Equal((51, 9), (train.Count, test.Count));
        var all = new[] { train, test }.SelectMany(set =>
            Enumerable.Range(0, set.Count).Select(i => ((int)set.Pixels(i)[0], set.Label(i))));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => (i, i % 3)), all.Order());
        var again = CsvDataset.Load(path).Test;
        Assert.Equal(
            Enumerable.Range(0, 9).Select(i => test.Pixels(i)[0]), Enumerable.Range(0, 9).Select(i => again.Pixels(i)[0]));
    }

    [Theory]
    [InlineData("", "no examples")]
    [InlineData("label,a,b\n", "no examples")]
    [InlineData("1,2,3\n1,2,256\n", "line 2, column 3", "'256'")]
    [InlineData("1,2,3\n1,-2,5\n", "line 2, column 2", "'-2'")]
    [InlineData("1,2,3\n1,2.5,5\n", "line 2, column 2", "'2.5'")]
    [InlineData("1,2,3\n\n1,99999999999999999999,5\n", "line 3, column 2")]
    [InlineData("1,2,3\n1,,5\n", "line 2, column 2", "''")]
    [InlineData("1,2,3\n,4,5\n", "line 2, column 1", "label")]
    [InlineData("1,2,3\n1,4\n", "line 2, column 2", "1 values", "has 2")]
    [InlineData("1,2,3\n1,4,5,6\n", "line 2, column 4", "3 values", "has 2")]
    [InlineData("1\n2\n", "line 1, column 1", "without values")]
    [InlineData("99999,1\n1,2\n", "65535")]
    [InlineData("99999999999999,1\n1,2\n", "65535")]
    public void What_is_wrong_is_said_with_its_place(string text, params string[] words)
    {
        var path = Write(text, "bad.csv");
        UserErrors.In(() => CsvDataset.Load(path), [path, .. words]);
    }

    [Fact]
    public void Halves_that_do_not_belong_together_are_refused_and_a_missing_one_is_named()
    {
        UserErrors.In(() => CsvDataset.Load(folder.FullName), "train.csv", "no such file");
        Write("1,2,3\n0,2,3\n1,4,5\n", "train.csv");
        Assert.Equal(1, CsvDataset.Load(folder.FullName).Test.Count);
        Write("1,2\n", "test.csv");
        UserErrors.In(() => CsvDataset.Load(folder.FullName), "test.csv", "1 values", "2");
        Write("4,2,6\n", "test.csv");
        Assert.Equal(5, CsvDataset.Load(folder.FullName).Train.Classes.Count);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_in_one_line() =>
        Gen.OneOf(Gen.Byte, Gen.OneOf("0123456789,,,\n\n\r\" a"u8.ToArray())).Array[0, 60].Check(800, bytes =>
        {
            var path = folder.Write(bytes, "any.csv");
            try
            {
                CsvDataset.Load(path);
            }
            catch (ChainruleException e)
            {
                Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(e.Message, char.IsControl);
            }
        });

    [Fact]
    public void A_file_without_commas_is_given_up_early()
    {
        var path = folder.Write(new byte[1 << 20], "zeros.csv");
        UserErrors.In(() => CsvDataset.Load(path), path, "no comma");
    }
}
