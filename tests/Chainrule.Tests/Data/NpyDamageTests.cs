using System.Buffers.Binary;
using System.Text;
using Chainrule.Data;
using CsCheck;

namespace Chainrule.Tests.Data;

public class NpyDamageTests
{
    private const string Header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }";

    private static readonly double[] Six = [1, 2, 3, 4, 5, 6];

    /// <summary>What a file of another kind is called, and what must be said of it.</summary>
    [Theory]
    [InlineData("{'descr': [('a', '<i4'), ('b', '<f8')], 'fortran_order': False, 'shape': (2, 3), }", "records of several fields")]
    [InlineData("{'descr': ('<f8', (2,)), 'fortran_order': False, 'shape': (2, 3), }", "records of several fields")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }", "values of type 'O'; save real numbers")]
    [InlineData("{'descr': '<U3', 'fortran_order': False, 'shape': (2, 3), }", "values of type 'U3'")]
    [InlineData("{'descr': '|S8', 'fortran_order': False, 'shape': (2, 3), }", "values of type 'S8'")]
    [InlineData("{'descr': '<c16', 'fortran_order': False, 'shape': (2, 3), }", "values of type 'c16'")]
    [InlineData("{'descr': '<f16', 'fortran_order': False, 'shape': (2, 3), }", "values of type 'f16'")]
    [InlineData("{'descr': '<M8[s]', 'fortran_order': False, 'shape': (2, 3), }", "values of type 'M8[s]'")]
    [InlineData("{'descr': '|V8', 'fortran_order': False, 'shape': (2, 3), }", "values of type 'V8'")]
    [InlineData("{'descr': '<\x1b[2J', 'fortran_order': False, 'shape': (2, 3), }", "values of type '?[2J'")]
    [InlineData("{'descr': 'float64', 'fortran_order': False, 'shape': (2, 3), }", "unknown type 'float64'")]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (2, 3), }", "unknown type ''")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", "its shape is (); give one axis (a row)")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 2, 3), }", "its shape is (1, 1, 2, 3); give one axis")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 3), }", "its shape is (0, 3), which holds no numbers")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (480, 640, 3), }", "numpy.moveaxis(array, -1, 0)")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (10001, 10000), }", "more than 100 million numbers")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647), }", "more than 100 million")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 0), }", "says an axis has 4294967296 cells")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999999999, 1), }", "has 99999999999999999999 cells")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 4), }", "2x4 values of 8 bytes, and 48 bytes follow")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", "2x3 values of 4 bytes, and 48 bytes follow")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-2, -3), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (6), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': [2, 3], }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3.0), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3, }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (,2, 3), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 3), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': TRUE, 'shape': (2, 3), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'shape': (2, 3), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), 'more': 1}", "not what numpy writes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } or 1", "not what numpy writes")]
    [InlineData("{'descr': __import__('os').system('ls'), 'fortran_order': False, 'shape': (2, 3), }", "not what numpy writes")]
    [InlineData("{'descr': '<f8", "not what numpy writes")]
    [InlineData("{", "not what numpy writes")]
    [InlineData("", "not what numpy writes")]
    public void A_header_is_refused_by_what_it_says(string header, string reason) => UserErrors.In(() => Read(File(header, Six)), "x.npy: ", reason);

    [Theory]
    [InlineData("{\"descr\":\"<f8\",\"fortran_order\":False,\"shape\":(2,3)}")]
    [InlineData("{'shape': (2L, 3L), 'fortran_order': False, 'descr': '<f8'}")]
    [InlineData("  { 'descr' : '<f8' , 'fortran_order' : False , 'shape' : ( 2 , 3 , ) , }  \n")]
    public void A_header_may_be_written_in_other_ways(string header)
    {
        var read = Assert.IsType<NumericTensor<double>>(Read(File(header, Six)));
        Assert.Equal("1x2x3", read.Shape.ToString());
        Assert.Equal(Six, read.Tensor.Values);
    }

    [Theory]
    [InlineData("", "is no .npy file")]
    [InlineData("93 4E 55 4D 50 59", "is no .npy file")]
    [InlineData("50 4B 03 04 00 00 00 00 00 00", "is no .npy file")]
    [InlineData("93 4E 55 4D 50 59 04 00 10 00", "version 4.0")]
    [InlineData("93 4E 55 4D 50 59 01 01 10 00", "version 1.1")]
    [InlineData("93 4E 55 4D 50 59 01 00 10", "ends within its header")]
    [InlineData("93 4E 55 4D 50 59 02 00 10 00 00", "ends within its header")]
    [InlineData("93 4E 55 4D 50 59 01 00 FF FF 7B", "announces a header of 65535 bytes, and 1 follow")]
    [InlineData("93 4E 55 4D 50 59 03 00 FF FF FF FF 7B", "announces a header of 4294967295 bytes, and 1 follow")]
    public void A_file_that_begins_otherwise_is_refused(string hex, string reason) =>
        UserErrors.In(() => Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))), "x.npy: ", reason);

    [Theory]
    [InlineData(double.NaN, "holds NaN at [1, 1]")]
    [InlineData(double.PositiveInfinity, "holds Infinity at [1, 1]")]
    public void What_is_not_finite_is_named_with_its_place(double value, string reason)
    {
        UserErrors.In(() => Read(File(Header, [1, 2, 3, 4, value, 6])), reason);
        UserErrors.In(() => Read(File(Header.Replace("False", "True", StringComparison.Ordinal), [1, 2, 3, value, 5, 6])), reason);
    }

    [Fact]
    public void Integers_that_no_double_holds_are_named_with_their_place()
    {
        var signed = Header.Replace("f8", "i8", StringComparison.Ordinal);
        var unsigned = Header.Replace("f8", "u8", StringComparison.Ordinal);
        const long Most = 1L << 53;

        UserErrors.In(() => Read(File(signed, 1, 2, Most + 1, 4, 5, 6)), "holds 9007199254740993 at [0, 2]", "9007199254740992 alone");
        UserErrors.In(() => Read(File(signed, 1, 2, 3, 4, 5, long.MinValue)), "holds -9223372036854775808 at [1, 2]");
        UserErrors.In(() => Read(File(unsigned, -1, 2, 3, 4, 5, 6)), "holds 18446744073709551615 at [0, 0]", "exact from 0 to");
        UserErrors.In(() => Read(File("{'descr': '|b1', 'fortran_order': False, 'shape': (8,), }", 2)), "holds 2 at [0]", "from 0 to 1 alone");
        Assert.Equal([Most, -Most, 0, 0, 0, 0], ((NumericTensor<double>)Read(File(signed, Most, -Most, 0, 0, 0, 0))).Tensor.Values);
    }

    [Fact]
    public void Every_truncation_and_any_byte_more_is_refused()
    {
        foreach (var sample in NpySample.All)
        {
            for (var length = 0; length < sample.Bytes.Length; length++)
            {
                UserErrors.In(() => Read(sample.Bytes[..length]), "x.npy: ");
            }
            UserErrors.In(() => Read([.. sample.Bytes, 0]), "get the file again");
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read_and_takes_no_more_memory_than_it_could_fill()
    {
        var places = Gen.Select(Gen.Int[0, 1000], Gen.Frequency((1, Gen.Byte), (3, Gen.OneOf("0123456789 ,()'<>|fiub"u8.ToArray())))).Array[1, 4];
        Gen.Select(Gen.Int[0, NpySample.All.Count - 1], places).Check(5_000, (sample, changes) =>
        {
            var bytes = NpySample.All[sample].Bytes;
            foreach (var (at, value) in changes)
            {
                bytes[at % bytes.Length] = value;
            }
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Read(bytes);
            }
            catch (ChainruleException error)
            {
                Assert.StartsWith("x.npy: ", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(error.Message, char.IsControl);
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);
        });
    }

    private static NumericTensor Read(byte[] bytes) => NpyFile.Read(new MemoryStream(bytes), "x.npy");

    private static byte[] File(string header, double[] values) => File(header, [.. values.Select(BitConverter.DoubleToInt64Bits)]);

    private static byte[] File(string header, params long[] values)
    {
        var text = Encoding.Latin1.GetBytes(header);
        var bytes = new byte[10 + text.Length + 8 * values.Length];
        byte[] start = [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text];
        start.CopyTo(bytes, 0);
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(start.Length + 8 * i), values[i]);
        }
        return bytes;
    }
}
