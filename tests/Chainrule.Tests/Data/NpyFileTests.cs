using System.Runtime.InteropServices;
using System.Text;
using Chainrule.Data;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Data;

public class NpyFileTests
{
    private static readonly Gen<Shape> Shapes =
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 9], Gen.Int[1, 9], (channels, rows, columns) => new Shape(channels, rows, columns));

    [Fact]
    public void What_numpy_writes_is_read()
    {
        foreach (var sample in NpySample.All)
        {
            var read = NpyFile.Read(new MemoryStream(sample.Bytes), sample.Name);

            Assert.Equal(sample.Shape, read.Shape.ToString());
            Assert.Null(read.TopLevel);
            Assert.Equal(sample.Name.Contains("f4", StringComparison.Ordinal), read is NumericTensor<float>);
            Assert.Equal(sample.Values, ValuesOf(read));
        }
    }

    [Fact]
    public void Doubles_come_back_bit_for_bit() => (
        from shape in Shapes
        from values in Gen.Frequency((4, Gen.Double), (1, Numbers.ExtremeDoubles)).Where(double.IsFinite).Array[shape.Count]
        select new Tensor<double>(shape, values)).Check(300, tensor =>
    {
        var read = Assert.IsType<NumericTensor<double>>(NpyFile.Read(Written(tensor), "x")).Tensor;
        Assert.Equal(tensor.Shape, read.Shape);
        Assert.Equal(MemoryMarshal.AsBytes(tensor.Values), MemoryMarshal.AsBytes(read.Values));
    });

    [Fact]
    public void Floats_come_back_bit_for_bit() => (
        from shape in Shapes
        from values in Gen.Frequency((4, Gen.Float), (1, Numbers.ExtremeFloats)).Where(float.IsFinite).Array[shape.Count]
        select new Tensor<float>(shape, values)).Check(300, tensor =>
    {
        var read = Assert.IsType<NumericTensor<float>>(NpyFile.Read(Written(tensor), "x")).Tensor;
        Assert.Equal(tensor.Shape, read.Shape);
        Assert.Equal(MemoryMarshal.AsBytes(tensor.Values), MemoryMarshal.AsBytes(read.Values));
    });

    /// <summary>Values of more than one chunk, and sizes that are no multiples of it.</summary>
    [Fact]
    public void Large_arrays_are_read_in_either_order_of_bytes_and_axes()
    {
        var (rows, columns) = (123, 457);
        var written = Written(new Tensor<double>(new Shape(1, rows, columns), [.. Enumerable.Range(0, rows * columns).Select(i => i / 8.0)]));
        var bytes = written.ToArray();
        var header = Encoding.Latin1.GetString(bytes, 0, 128);
        bytes.AsSpan(128).Reverse();
        var turned = Encoding.Latin1.GetBytes(header.Replace('<', '>').Replace("False", "True ", StringComparison.Ordinal));
        turned.CopyTo(bytes, 0);

        var tensor = Assert.IsType<NumericTensor<double>>(NpyFile.Read(new MemoryStream(bytes), "x")).Tensor;

        Assert.Equal(
            Enumerable.Range(0, rows * columns).Select(i => (rows * columns - 1 - (i / columns + rows * (i % columns))) / 8.0),
            tensor.Values.ToArray());
    }

    [Theory]
    [InlineData(1, 2, 3, "(2, 3)")]
    [InlineData(1, 1, 3, "(1, 3)")]
    [InlineData(4, 2, 3, "(4, 2, 3)")]
    public void The_header_is_the_one_that_numpy_writes(int channels, int rows, int columns, string shape)
    {
        var bytes = Written(new Tensor<float>(new Shape(channels, rows, columns))).ToArray();
        var end = bytes.Length - 4 * channels * rows * columns;
        Assert.Equal(0, end % 64);
        Assert.Equal(
            $"\x93NUMPY\x01\0{(char)(end - 10)}\0{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".PadRight(end - 1) + "\n",
            Encoding.Latin1.GetString(bytes, 0, end));
    }

    private static MemoryStream Written(Tensor<float> tensor)
    {
        var stream = new MemoryStream();
        NpyFile.Write(stream, tensor);
        stream.Position = 0;
        return stream;
    }

    private static MemoryStream Written(Tensor<double> tensor)
    {
        var stream = new MemoryStream();
        NpyFile.Write(stream, tensor);
        stream.Position = 0;
        return stream;
    }

    private static double[] ValuesOf(NumericTensor read) => read is NumericTensor<float> floats
        ? [.. floats.Tensor.Values.ToArray().Select(value => (double)value)]
        : ((NumericTensor<double>)read).Tensor.Values.ToArray();
}
