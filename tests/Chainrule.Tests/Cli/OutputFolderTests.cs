using Chainrule.Cli;

namespace Chainrule.Tests.Cli;

public class OutputFolderTests
{
    [Fact]
    public void What_was_made_of_a_folder_goes_again_unless_it_is_kept()
    {
        using var temporary = new TemporaryFolder();
        var (there, inner) = (temporary.File("there"), temporary.File("there/new/inner"));
        Directory.CreateDirectory(there);
        OutputFolder.Create(inner).Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(there));

        using (var folder = OutputFolder.Create(inner))
        {
            folder.Keep();
        }
        Assert.True(Directory.Exists(inner));
        OutputFolder.Create(inner).Dispose();
        Assert.True(Directory.Exists(inner));
    }

    [Fact]
    public void What_somebody_else_put_there_stays()
    {
        using var temporary = new TemporaryFolder();
        var path = temporary.File("a/b");
        using (OutputFolder.Create(path))
        {
            File.WriteAllText(Path.Combine(temporary.File("a"), "theirs.txt"), "");
        }
        Assert.Equal(["theirs.txt"], Directory.GetFileSystemEntries(temporary.File("a")).Select(Path.GetFileName));
    }
}
