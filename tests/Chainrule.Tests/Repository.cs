using System.Runtime.CompilerServices;

namespace Chainrule.Tests;

/// <summary>The repository that these tests were built from: its documents and examples are tested too.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
