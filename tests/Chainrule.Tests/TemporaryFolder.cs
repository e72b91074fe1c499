namespace Chainrule.Tests;

/// <summary>An empty folder of its own, gone with everything in it when it is disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("chainrule-").FullName;

    /// <summary>The path of something in the folder, which is not made.</summary>
    public string File(string name) => Path.Combine(FullName, name);

    /// <summary>The path of something in the folder; the folders between are made.</summary>
    public string this[params string[] parts]
    {
        get
        {
            var path = Path.Combine([FullName, .. parts]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return path;
        }
    }

    public string Write(byte[] content, params string[] parts)
    {
        var path = this[parts];
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
