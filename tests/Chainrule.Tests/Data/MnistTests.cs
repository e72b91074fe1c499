using Chainrule.Data;

namespace Chainrule.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_shipped_files_are_the_original_ones()
    {
        var (train, test) = SharedMnist.Split;
        Assert.Equal("mnist: 60000 examples of 1x28x28 in 10 classes", train.ToString());
        Assert.Equal("mnist: 10000 examples of 1x28x28 in 10 classes", test.ToString());
        Assert.Equal([5, 0, 4, 1, 9], Enumerable.Range(0, 5).Select(train.Label));
        Assert.Equal([7, 2, 1, 0, 4], Enumerable.Range(0, 5).Select(test.Label));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], train.Classes);
        // How many of each digit the training set has, as widely published.
        var counts = Enumerable.Range(0, train.Count).CountBy(train.Label).OrderBy(pair => pair.Key).Select(pair => pair.Value);
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], counts);
        // The mean and deviation that every MNIST tutorial normalises by.
        double sum = 0, squares = 0;
        for (var i = 0; i < train.Count; i++)
        {
            foreach (var pixel in train.Pixels(i))
            {
                (sum, squares) = (sum + pixel, squares + pixel * pixel);
            }
        }
        var (mean, square) = (sum / 60000 / 784, squares / 60000 / 784);
        Assert.Equal(0.1307, mean / 255, 4);
        Assert.Equal(0.3081, Math.Sqrt(square - mean * mean) / 255, 4);
    }

    [Fact]
    public void Every_file_is_checked_by_itself()
    {
        var shipped = Mnist.Verify();
        Assert.All(shipped, check => Assert.True(check.Ok));
        Assert.Equal([47040016, 60008, 7840016, 10008], shipped.Select(check => check.Bytes));

        var source = Mnist.FindFolder();
        foreach (var name in IdxFolder.Names.Skip(1))
        {
            File.Copy(Path.Combine(source, name + ".gz"), folder[name + ".gz"]);
        }
        folder.Write(IdxBytes.Of([10000], new byte[10000]), "t10k-labels-idx1-ubyte");
        File.WriteAllBytes(folder["t10k-images-idx3-ubyte.gz"], File.ReadAllBytes(folder["t10k-images-idx3-ubyte.gz"])[..100000]);
        var checks = Mnist.Verify(folder.FullName);
        Assert.Equal([false, true, false, false], checks.Select(check => check.Ok));
        Assert.Null(checks[0].Found);
        Assert.Null(checks[2].Found);
        Assert.Equal(("t10k-labels-idx1-ubyte", 10008), (checks[3].File, checks[3].Bytes));
        Assert.Equal("27ae3e4e09519cfbb04c329615203637", checks[3].Expected);
        Assert.NotEqual(checks[3].Expected, checks[3].Found);
    }

    [Fact]
    public void A_file_with_another_sum_is_not_MNIST()
    {
        IdxBytes.WriteFolder(folder, train: 3, test: 3, classes: 3);
        UserErrors.In(() => Mnist.Load(folder.FullName), folder["train-images-idx3-ubyte"], "6bbc9ace898e44ae57da46a324031adb");
    }

    [Fact]
    public void The_folder_is_looked_for_where_the_variable_says_and_then_upward()
    {
        Directory.CreateDirectory(folder["deep", "inside", "x"]);
        UserErrors.In(() => Mnist.FindFolder(null, folder["deep", "inside"]), Mnist.FolderVariable);
        folder.Write([1], "data", "mnist", "train-images-idx3-ubyte");
        Assert.Equal(folder["data", "mnist"], Mnist.FindFolder(null, folder["deep", "inside"]));
        folder.Write([1], "deep", "data", "mnist", "t10k-labels-idx1-ubyte.gz");
        Assert.Equal(folder["deep", "data", "mnist"], Mnist.FindFolder("", folder["deep", "inside"]));
        folder.Write([1], "elsewhere", "mnist", "train-images-idx3-ubyte");
        Assert.Equal(folder["elsewhere", "mnist"], Mnist.FindFolder(folder["elsewhere"], folder["deep", "inside"]));
        Assert.Equal(folder["data", "mnist"], Mnist.FindFolder(folder["deep", "inside"], folder.FullName));
    }
}
