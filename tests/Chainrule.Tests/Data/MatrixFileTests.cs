using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Tests.Data;

public sealed class MatrixFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("x.npy", true)]
    [InlineData("x.NPY", true)]
    [InlineData("x.csv", false)]
    [InlineData("x.txt", false)]
    [InlineData("x", false)]
    public void The_name_says_how_a_tensor_is_written_and_its_bytes_how_it_is_read(string name, bool isNpy)
    {
        var tensor = new Tensor<double>(new Shape(2, 2, 3), [1, 2, 3, 4, 5, 6, -7, 0.1, 1e-300, -0.0, 11, 12]);
        MatrixFile.Write(folder.File(name), tensor, TestContext.Current.CancellationToken);
        var bytes = File.ReadAllBytes(folder.File(name));
        Assert.Equal(isNpy, bytes[0] == 0x93);

        foreach (var path in new[] { folder.File(name), folder.Write(bytes, "renamed.csv"), folder.Write(bytes, "renamed") })
        {
            var read = Assert.IsType<NumericTensor<double>>(MatrixFile.Read(path));
            Assert.Equal(tensor.Shape, read.Shape);
            Assert.Equal(tensor.Values, read.Tensor.Values);
        }
    }

    [Fact]
    public void Text_is_one_line_a_row_and_a_blank_one_between_channels()
    {
        var tensor = new Tensor<float>(new Shape(2, 2, 2), [1, -0.1f, 1e20f, 1e-7f, 5, 6, 7, 8]);
        MatrixFile.Write(folder.File("x.csv"), tensor, TestContext.Current.CancellationToken);
        Assert.Equal("1,-0.1\n1e+20,1e-07\n\n5,6\n7,8\n", File.ReadAllText(folder.File("x.csv")));
    }

    [Theory]
    [InlineData("x.csv")]
    [InlineData("x.npy")]
    public void What_is_not_finite_is_not_written(string name)
    {
        var tensor = new Tensor<float>(new Shape(1, 1, 3), [1, float.NaN, 3]);
        UserErrors.In(() => MatrixFile.Write(folder.File(name), tensor), name, "not written, because value 2 of 1x1x3 is NaN");
        Assert.False(File.Exists(folder.File(name)));
    }

    [Fact]
    public void What_cannot_be_opened_is_named()
    {
        UserErrors.In(() => MatrixFile.Read(folder.File("absent.csv")), folder.File("absent.csv"), "no such file");
        UserErrors.In(() => MatrixFile.Read(folder.FullName), folder.FullName, "is a folder; give a file in it");
        UserErrors.In(() => MatrixFile.Read(""), "'' cannot be the name of a file");
        UserErrors.In(() => MatrixFile.Read("a\0b"), "'a?b' cannot be the name of a file");
        UserErrors.In(() => MatrixFile.Read(folder.Write([], "empty.csv")), "empty.csv: holds no numbers");
        UserErrors.In(() => MatrixFile.Read(folder.Write([], "empty.npy")), "empty.npy: is no .npy file");
        UserErrors.In(() => MatrixFile.Read(folder.Write("1 2\n"u8.ToArray(), "text.npy")), "text.npy: is no .npy file");
    }
}
