using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Tests.Data;

public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A codec for tests: channels, rows and columns in a byte each, then the pixels.</summary>
    private static Picture Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes.Length > 3
            ? new Picture(new Shape(bytes[0], bytes[1], bytes[2]), bytes[3..])
            : throw new ChainruleException($"{path}: is no picture");
    }

    private void Write(byte value, byte channels, byte rows, byte columns, params string[] parts)
    {
        byte[] bytes = [channels, rows, columns, .. new byte[channels * rows * columns]];
        bytes.AsSpan(3).Fill(value);
        folder.Write(bytes, parts);
    }

    [Fact]
    public void Classes_and_files_come_in_ordinal_order_and_other_files_do_not_matter()
    {
        string[] names = ["b.PNG", "a.jpg", "10.webp", "9.jpeg", "Z.bmp"];
        foreach (var name in names)
        {
            Write((byte)name[0], 1, 2, 3, "train", "dog", name);
            Write((byte)name[0], 1, 2, 3, "train", "Cat", name);
        }
        Write(7, 1, 2, 3, "test", "dog", "x.png");
        Write(8, 1, 2, 3, "test", "emu", "x.png");
        folder.Write([1], "train", "dog", "notes.txt");
        folder.Write([1], "train", "dog", ".hidden.png");
        folder.Write([1], "train", ".cache", "x.png");
        var (train, test) = PictureFolder.Load(folder.FullName, Read);
        Assert.Equal(["Cat", "dog", "emu"], train.Classes);
        Assert.Equal(train.Classes, test.Classes);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], Enumerable.Range(0, 10).Select(train.Label));
        Assert.Equal("19Zab19Zab", string.Concat(Enumerable.Range(0, 10).Select(i => (char)train.Pixels(i)[5])));
        Assert.Equal([(1, 7), (2, 8)], Enumerable.Range(0, 2).Select(i => (test.Label(i), (int)test.Pixels(i)[0])));
        Assert.Equal(Path.GetFileName(folder.FullName), train.Name);
    }

    [Fact]
    public void Without_a_test_folder_one_in_six_is_held_out()
    {
        for (byte i = 0; i < 24; i++)
        {
            Write(i, 3, 2, 2, i % 2 == 0 ? "even" : "odd", $"{i:00}.png");
        }
        var (train, test) = PictureFolder.Load(folder.FullName, Read);
        Assert.Equal(new Shape(3, 2, 2), train.Shape);
        Assert.Equal((20, 4), (train.Count, test.Count));
        var all = new[] { train, test }.SelectMany(set =>
            Enumerable.Range(0, set.Count).Select(i => ((int)set.Pixels(i)[0], set.Label(i))));
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (i, i % 2)), all.Order());
    }

    [Fact]
    public void Training_and_testing_are_the_halves_too()
    {
        Write(1, 1, 1, 1, "training", "a", "x.png");
        Write(2, 1, 1, 1, "testing", "a", "x.png");
        Assert.Equal(1, PictureFolder.Load(folder.FullName, Read).Test.Count);
    }

    [Fact]
    public void The_first_picture_unlike_the_first_of_all_is_named()
    {
        for (byte i = 0; i < 40; i++)
        {
            Write(i, 1, 4, 4, "a", $"{i:00}.png");
        }
        Write(0, 1, 4, 5, "a", "17.png");
        Write(0, 1, 3, 4, "a", "30.png");
        var held = StratifiedSplit.Choose("", new int[40], 1).Test;
        Assert.DoesNotContain(17, held);
        UserErrors.In(() => PictureFolder.Load(folder.FullName, Read), folder["a", "17.png"], folder["a", "00.png"], "5x4", "4x4");
        Write(0, 3, 4, 4, "a", "17.png");
        UserErrors.In(() => PictureFolder.Load(folder.FullName, Read), folder["a", "17.png"], "in colour", "grey");
        folder.Write([1], "a", "17.png");
        UserErrors.In(() => PictureFolder.Load(folder.FullName, Read), folder["a", "17.png"], "no picture");
    }

    [Fact]
    public void Folders_without_pictures_are_refused()
    {
        UserErrors.In(() => PictureFolder.Load(folder.FullName, Read), folder.FullName, "no folders of pictures");
        Write(1, 1, 1, 1, "a", "x.png");
        folder.Write([1], "b", "x.gif");
        UserErrors.In(() => PictureFolder.Load(folder.FullName, Read), folder["b"], "without pictures");
        UserErrors.In(() => PictureFolder.Load(folder["absent"], Read), folder["absent"], "no such");
    }

    [Fact]
    public void Pictures_too_large_together_are_refused_before_memory_is_taken()
    {
        Write(1, 1, 1, 1, "train", "a", "x.png");
        Write(1, 1, 1, 1, "train", "a", "y.png");
        Write(1, 1, 1, 1, "test", "a", "x.png");
        var huge = new Picture(new Shape(1, 1 << 15, 1 << 15), new byte[1 << 30]);
        UserErrors.In(() => PictureFolder.Load(folder.FullName, _ => huge), "2 GB");
    }
}
