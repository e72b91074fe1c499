using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Tests.Data;

public sealed class IdxFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-", false)]
    [InlineData("-", true)]
    [InlineData(".", false)]
    [InlineData(".", true)]
    public void The_four_files_are_found_as_they_are_spelt(string separator, bool gzip)
    {
        Assert.False(IdxFolder.IsIn(folder.FullName));
        IdxBytes.WriteFolder(folder, train: 7, test: 5, classes: 4, separator, gzip);
        Assert.True(IdxFolder.IsIn(folder.FullName));
        var (train, test) = IdxFolder.Load(folder.FullName);
        Assert.Equal((7, 5), (train.Count, test.Count));
        Assert.Equal(new Shape(1, 2, 3), train.Shape);
        Assert.Equal(["0", "1", "2", "3"], train.Classes);
        Assert.Equal(train.Classes, test.Classes);
        Assert.Equal(Path.GetFileName(folder.FullName), train.Name);
        Assert.Equal(2, train.Label(6));
        Assert.Equal([36, 37, 38, 39, 40, 41], train.Pixels(6).ToArray());
    }

    [Fact]
    public void Classes_reach_to_the_largest_label_of_either_half_and_are_two_at_least()
    {
        IdxBytes.WriteFolder(folder, train: 3, test: 6, classes: 6);
        Assert.Equal(6, IdxFolder.Load(folder.FullName).Train.Classes.Count);
        IdxBytes.WriteFolder(folder, train: 3, test: 3, classes: 1);
        Assert.Equal(["0", "1"], IdxFolder.Load(folder.FullName).Train.Classes);
    }

    [Fact]
    public void Channels_are_a_fourth_axis_and_vectors_have_two()
    {
        IdxBytes.WriteFolder(folder, train: 3, test: 3, classes: 3);
        Images([3, 3, 2, 2]);
        Assert.Equal(new Shape(3, 2, 2), IdxFolder.Load(folder.FullName).Test.Shape);
        Images([3, 12]);
        Assert.Equal(new Shape(12), IdxFolder.Load(folder.FullName).Test.Shape);

        void Images(int[] sizes)
        {
            var bytes = IdxBytes.Of(sizes, new byte[36]);
            folder.Write(bytes, "train-images-idx3-ubyte");
            folder.Write(bytes, "t10k-images-idx3-ubyte");
        }
    }

    [Fact]
    public void Missing_files_are_listed()
    {
        IdxBytes.WriteFolder(folder, train: 3, test: 3, classes: 3);
        File.Delete(folder["t10k-labels-idx1-ubyte"]);
        File.Delete(folder["train-images-idx3-ubyte"]);
        var message = UserErrors.In(() => IdxFolder.Load(folder.FullName), folder.FullName, "train-images-idx3-ubyte, t10k-labels-idx1-ubyte");
        Assert.DoesNotContain("train-labels", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_do_not_belong_together_are_refused()
    {
        IdxBytes.WriteFolder(folder, train: 3, test: 4, classes: 3);
        var labels = folder.Write(IdxBytes.Of([5], new byte[5]), "t10k-labels-idx1-ubyte");
        UserErrors.In(() => IdxFolder.Load(folder.FullName), labels, "5 labels for the 4 pictures");
        folder.Write(IdxBytes.Of([4], new byte[4]), "t10k-labels-idx1-ubyte");
        folder.Write(IdxBytes.Of([4, 3, 3], new byte[36]), "t10k-images-idx3-ubyte");
        UserErrors.In(() => IdxFolder.Load(folder.FullName), folder.FullName, "1x2x3", "1x3x3");
        folder.Write(IdxBytes.Of([4], new byte[4]), "t10k-images-idx3-ubyte");
        UserErrors.In(() => IdxFolder.Load(folder.FullName), "t10k-images", "swap");
        folder.Write(IdxBytes.Of([4, 2, 3], new byte[24]), "t10k-images-idx3-ubyte");
        folder.Write(IdxBytes.Of([4, 2], new byte[8]), "t10k-labels-idx1-ubyte");
        UserErrors.In(() => IdxFolder.Load(folder.FullName), "t10k-labels", "swap");
    }

    [Fact]
    public void Of_several_bad_files_the_first_is_reported()
    {
        IdxBytes.WriteFolder(folder, train: 3, test: 4, classes: 3);
        var bad = folder.Write([1, 2, 3], "train-images-idx3-ubyte");
        folder.Write([1, 2, 3], "t10k-labels-idx1-ubyte");
        UserErrors.In(() => IdxFolder.Load(folder.FullName), bad);
    }
}
