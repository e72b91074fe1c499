using System.Buffers.Binary;
using System.Text;
using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Networks;

public class NetworkFileDamageTests
{
    private const string Metadata = """
        "__metadata__":{"chainrule.version":"1","chainrule.network":"input 2 | dense 1"}
        """;

    private const string Weight = """
        "dense1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}
        """;

    private const string Bias = """
        "dense1.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}
        """;

    private static readonly string Header = $"{{{Metadata},{Weight},{Bias}}}";

    [Fact]
    public void The_file_that_the_others_are_damaged_from_loads()
    {
        var network = Load(Header);
        Assert.Equal("input 2 | dense 1", network.ToString());
        Assert.Equal("cross-entropy", network.Loss.Name);
    }

    [Fact]
    public void Tensors_may_lie_in_another_order()
    {
        byte[] data = [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0, 0xC0];
        var network = NetworkFile.Read(new MemoryStream(File(Header.Replace("[8,12]", "[0,4]", StringComparison.Ordinal)
            .Replace("[0,8]", "[4,12]", StringComparison.Ordinal), data)));
        Assert.Equal([1], network["dense1.bias"].Values.ToArray());
        Assert.Equal([2, -2], network["dense1.weight"].Values.ToArray());
    }

    // A piece of the header, what stands there instead, and what must be said.
    [Theory]
    [InlineData("{", "", "its header is not JSON")]
    [InlineData("\"__metadata__\":{", "\"__metadata__\":[", "its header is not JSON")]
    [InlineData("dense1.bias", "dense1.weight", "its header is not JSON")]
    [InlineData("dense1.bias", "dense1.weigh\\u0074", "its header is not JSON")]
    [InlineData("dense1.bias", "\\ud800", "its header is not JSON")]
    [InlineData("\"__metadata__\"", "\"metadata\"", "does not give type, shape and offsets of 'metadata'")]
    [InlineData("\"1\"", "1", "__metadata__ in its header is no map of strings")]
    [InlineData("chainrule.network", "network", "this safetensors file was not written by chainrule: it has no network text")]
    [InlineData("chainrule.version", "version", "of version ''")]
    [InlineData("\"1\"", "\"2\"", "of version '2', and only version '1' is known")]
    [InlineData("| dense 1", "| dens 1", "network, column 11: expected a layer")]
    [InlineData("input 2 | dense 1\"", "input 2 | dense 1\",\"loss\":\"huh\"", "unknown loss 'huh'")]
    [InlineData("input 2 | dense 1\"", "input 2 | dense 1\",\"loss\":\"h\\u007fh\"", "unknown loss 'h?h'")]
    [InlineData("input 2 | dense 1\"", "input 2 | dense 1\",\"normalization\":\"0\"", "normalization, column 2: expected a deviation")]
    [InlineData("input 2 | dense 1\"", "input 2 | dense 1\",\"normalization\":\"0 1e-99\"", "a deviation above 0")]
    [InlineData("input 2 | dense 1\"", "input 2 | dense 1\",\"classes\":\"[\\\"a\\\",\\\"b\\\"]\"", "it names 2 classes for 1 outputs")]
    [InlineData("input 2 | dense 1\"", "input 2 | dense 1\",\"classes\":\"{}\"", "class names are no JSON array of strings")]
    [InlineData("input 2 | dense 1\"", "input 2 | dense 1\",\"classes\":\"[1]\"", "class names are no JSON array of strings")]
    [InlineData("input 2 | dense 1\"", "input 2 | dense 1\",\"classes\":\"[\"", "class names are no JSON array of strings")]
    [InlineData("dense1.bias", "dense2.bias", "dense1.bias is missing")]
    [InlineData("input 2 | dense 1\"", "input 2 | relu\"", "it holds 'dense1.weight', which its network does not have")]
    [InlineData("dense 1\"", "dense 2\"", "dense1.weight has the shape 1x2, where its network has 2x2")]
    [InlineData("input 2 | dense 1\"", "input 20000 | dense 20000\"", "dense1.weight has the shape 1x2, where its network has 20000x20000")]
    [InlineData("[1,2]", "[2]", "dense1.weight has the shape 2, where its network has 1x2")]
    [InlineData("[1,2]", "[1,2.5]", "does not give type, shape and offsets of 'dense1.weight'")]
    [InlineData("[1,2]", "[1,-2]", "does not give type, shape and offsets of 'dense1.weight'")]
    [InlineData("[1,2]", "[1,2,1,1,1,1,1,1,1]", "does not give type, shape and offsets of 'dense1.weight'")]
    [InlineData("[1,2]", "{}", "does not give type, shape and offsets of 'dense1.weight'")]
    [InlineData("F32", "BF16", "dense1.weight is of type 'BF16'")]
    [InlineData("\"F32\"", "32", "does not give type, shape and offsets of 'dense1.weight'")]
    [InlineData("[0,8]", "[0,8,9]", "does not give type, shape and offsets of 'dense1.weight'")]
    [InlineData("[0,8]", "[8,0]", "does not give type, shape and offsets of 'dense1.weight'")]
    [InlineData("[0,8]", "[0,9223372036854775808]", "does not give type, shape and offsets of 'dense1.weight'")]
    [InlineData("[0,8]", "[0,9]", "'dense1.bias' starts at byte 8 of the data, where byte 9 is next")]
    [InlineData("[0,8]", "[0,7]", "'dense1.bias' starts at byte 8 of the data, where byte 7 is next")]
    [InlineData("[0,8]", "[1,8]", "'dense1.weight' starts at byte 1 of the data, where byte 0 is next")]
    [InlineData("[8,12]", "[8,16]", "its header describes 16 bytes of data, but 12 are there")]
    [InlineData("[8,12]", "[8,9223372036854775807]", "its header describes 9223372036854775807 bytes of data, but 12 are there")]
    [InlineData("[8,12]", "[8,11]", "its header describes 11 bytes of data, but 12 are there")]
    public void A_header_that_lies_is_refused_by_what_it_says(string piece, string instead, string message)
    {
        Assert.Contains(piece, Header, StringComparison.Ordinal);
        var at = Header.IndexOf(piece, StringComparison.Ordinal);
        var mistake = Assert.Throws<ChainruleException>(() => Load(Header[..at] + instead + Header[(at + piece.Length)..]));
        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(mistake.Message, char.IsControl);
    }

    [Fact]
    public void Bytes_that_do_not_make_the_values_of_a_tensor_are_refused()
    {
        var header = Header.Replace("[0,8]", "[0,4]", StringComparison.Ordinal).Replace("[8,12]", "[4,12]", StringComparison.Ordinal);
        var mistake = Assert.Throws<ChainruleException>(() => Load(header));
        Assert.Contains("dense1.weight has 4 bytes, where 1x2 values take 8", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1L << 40)]
    [InlineData(-1)]
    public void A_header_longer_than_the_file_is_refused_before_it_is_read(long length)
    {
        var file = File(Header, new byte[12]);
        BinaryPrimitives.WriteInt64LittleEndian(file, length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var mistake = Assert.Throws<ChainruleException>(() => NetworkFile.Read(new MemoryStream(file)));
        Assert.Contains($"a header of {(ulong)length} bytes in a file of {file.Length}", mistake.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void A_network_text_larger_than_the_file_takes_no_memory()
    {
        var header = Header.Replace("| dense 1", "| dense 20000000", StringComparison.Ordinal);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Throws<ChainruleException>(() => Load(header));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 50_000_000);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_refused_with_its_tensor(float value)
    {
        var data = new byte[12];
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(8), value);
        var mistake = Assert.Throws<ChainruleException>(() => NetworkFile.Read(new MemoryStream(File(Header, data))));
        Assert.StartsWith("dense1.bias holds a value that is not finite", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_loads_or_is_refused_and_nothing_else()
    {
        var flips = Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[0, 4];
        Gen.Select(RandomNetworks.Any, Gen.Int[0, 1_000_000], flips).Check(5000, (network, cut, changes) =>
        {
            using var stream = new MemoryStream();
            NetworkFile.Write(network, stream);
            var bytes = stream.ToArray();
            foreach (var (at, value) in changes)
            {
                // Half of the changes hit the header, where there is more to break.
                bytes[at % (at % 2 == 0 ? bytes.Length : Math.Min(bytes.Length, 400))] = value;
            }
            // One in two is cut off, or has something appended.
            Array.Resize(ref bytes, cut % 2 == 0 ? bytes.Length : cut % (bytes.Length + 20));
            try
            {
                NetworkFile.Read(new MemoryStream(bytes));
            }
            catch (ChainruleException mistake)
            {
                Assert.DoesNotContain(mistake.Message, char.IsControl);
            }
        });
    }

    private static Network Load(string header) => NetworkFile.Read(new MemoryStream(File(header, new byte[12])));

    private static byte[] File(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }
}
