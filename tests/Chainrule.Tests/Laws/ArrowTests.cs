using System.Text.RegularExpressions;

namespace Chainrule.Tests.Laws;

/// <summary>Arrows point one way: a folder of the library uses only the folders below it, a project only those below it.</summary>
public partial class ArrowTests
{
    /// <summary>Each folder of the library, and what it may use.</summary>
    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Texts"] = [],
        ["Tensors"] = [],
        ["Kernels"] = ["Tensors"],
        ["Layers"] = ["Kernels", "Tensors", "Texts"],
        ["Losses"] = ["Kernels", "Tensors", "Texts"],
        ["Optimizers"] = ["Kernels", "Tensors", "Texts"],
        ["Networks"] = ["Layers", "Losses", "Optimizers", "Kernels", "Tensors", "Texts"],
        ["Data"] = ["Networks", "Tensors", "Texts"],
        ["Training"] = ["Data", "Networks", "Layers", "Losses", "Optimizers", "Tensors", "Texts"],
        ["Comparisons"] = ["Training", "Data", "Networks", "Layers", "Losses", "Optimizers", "Tensors", "Texts"],
    };

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "src"));

    [Fact]
    public void A_folder_of_the_library_uses_only_what_is_below_it()
    {
        var library = Path.Combine(SourceFolder(), "Chainrule");
        foreach (var folder in Directory.GetDirectories(library).Select(Path.GetFileName).Except(["bin", "obj"]))
        {
            Assert.True(Below.ContainsKey(folder!), $"src/Chainrule/{folder} has no place among the arrows");
            foreach (var file in Directory.GetFiles(Path.Combine(library, folder!), "*.cs", SearchOption.AllDirectories))
            {
                foreach (Match use in Uses().Matches(File.ReadAllText(file)))
                {
                    var used = use.Groups[1].Value;
                    Assert.True(
                        used == folder || !Below.ContainsKey(used) || Below[folder!].Contains(used),
                        $"{Path.GetFileName(file)} in {folder} uses {used}: an arrow that runs back");
                }
            }
        }
    }

    [Fact]
    public void The_arrows_form_no_circle()
    {
        foreach (var (folder, below) in Below)
        {
            Assert.All(below, used => Assert.DoesNotContain(folder, Below[used]));
        }
    }

    [Fact]
    public void The_library_depends_on_no_other_project_and_on_one_package()
    {
        var project = File.ReadAllText(Path.Combine(SourceFolder(), "Chainrule", "Chainrule.csproj"));
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.Equal(["System.Numerics.Tensors"], Packages().Matches(project).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex(@"\bChainrule\.(\w+)")]
    private static partial Regex Uses();

    [GeneratedRegex("PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Packages();
}
