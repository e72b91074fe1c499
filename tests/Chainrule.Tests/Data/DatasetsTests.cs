using System.Text;
using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Tests.Data;

public sealed class DatasetsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static Picture Read(string path) => new(new Shape(1, 1, 1), File.ReadAllBytes(path));

    [Fact]
    public void Every_name_in_the_list_opens() =>
        Assert.All(Datasets.Named, named => Assert.Equal(named.Name, Datasets.Open(named.Name).Train.Name));

    [Fact]
    public void A_folder_is_opened_by_what_it_holds()
    {
        UserErrors.In(() => Datasets.Open(folder.FullName), folder.FullName, "no data");
        folder.Write([5], "apple", "1.png");
        folder.Write([6], "apple", "2.png");
        Assert.Equal(["apple"], Datasets.Open(folder.FullName, Read).Train.Classes);
        UserErrors.In(() => Datasets.Open(folder.FullName), folder.FullName, "picture");
        folder.Write("x,1,2\ny,3,4\nx,3,5"u8.ToArray(), "train.csv");
        Assert.Equal(["x", "y"], Datasets.Open(folder.FullName).Train.Classes);
        Assert.Equal("train", Datasets.Open(folder["train.csv"]).Train.Name);
        IdxBytes.WriteFolder(folder, train: 4, test: 2, classes: 4);
        Assert.Equal(new Shape(1, 2, 3), Datasets.Open(folder.FullName).Train.Shape);
    }

    [Fact]
    public void Only_the_checked_mnist_has_its_pictures_prepared_like_mnist()
    {
        var (train, test) = SharedMnist.Split;
        Assert.Equal("mnist", train.Slice(3, 2).Preparation);
        Assert.Equal("mnist", test.Preparation);

        folder.Write("a,1,2\nb,3,4\na,3,5\nb,1,1"u8.ToArray(), "mnist", "train.csv");
        var other = Datasets.Open(folder["mnist"]);
        Assert.Equal(("mnist", null, null), (other.Train.Name, other.Train.Preparation, other.Test.Preparation));
    }

    [Theory]
    [InlineData("nmist")]
    [InlineData("")]
    [InlineData("no/such/folder")]
    public void For_an_unknown_name_the_known_ones_are_listed(string name) =>
        UserErrors.In(() => Datasets.Open(name), $"'{name}'", "mnist");

    [Fact]
    public void A_single_file_must_be_a_table()
    {
        var path = folder.Write(Encoding.UTF8.GetBytes("x"), "train-images-idx3-ubyte");
        UserErrors.In(() => Datasets.Open(path), path, ".csv");
    }
}
