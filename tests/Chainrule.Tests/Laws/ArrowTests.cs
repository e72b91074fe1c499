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
        ["Layers"] = ["Kernels", "Symbolics", "Tensors"],
        ["Losses"] = ["Kernels", "Symbolics", "Texts"],
        ["Optimizers"] = ["Kernels", "Texts"],
        ["Networks"] = ["Layers", "Losses", "Optimizers", "Kernels", "Tensors", "Texts"],
        ["Filters"] = ["Kernels", "Tensors", "Texts", "Documents", "Notation"],
        ["Notation"] = ["Texts"],
        ["Symbolics"] = ["Kernels", "Notation", "Texts"],
        ["Documents"] = ["Notation"],
        ["Derivations"] = ["Networks", "Layers", "Losses", "Kernels", "Symbolics", "Documents", "Notation", "Tensors", "Texts"],
        ["Data"] = ["Tensors", "Texts"],
        ["Training"] = ["Data", "Networks", "Losses", "Optimizers", "Kernels", "Tensors"],
        ["Comparisons"] = ["Training", "Data", "Networks", "Optimizers", "Tensors", "Texts"],
    };

    /// <summary>Each project, and what it may use.</summary>
    private static readonly Dictionary<string, string[]> ProjectsBelow = new()
    {
        ["Chainrule"] = [],
        ["Chainrule.Visuals"] = ["Chainrule"],
        ["Chainrule.Studio"] = ["Chainrule", "Chainrule.Visuals"],
        ["Chainrule.Cli"] = ["Chainrule", "Chainrule.Studio", "Chainrule.Visuals"],
    };

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "src"));

    [Fact]
    public void A_folder_of_the_library_uses_what_is_below_it_and_nothing_else()
    {
        var library = Path.Combine(SourceFolder(), "Chainrule");
        string[] folders = [.. Directory.GetDirectories(library).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"])];
        Assert.Equal(Below.Keys.Order(), folders.Order());
        foreach (var folder in folders)
        {
            var used = new HashSet<string>();
            foreach (var file in Directory.GetFiles(Path.Combine(library, folder), "*.cs", SearchOption.AllDirectories))
            {
                foreach (var use in UsesIn(File.ReadAllLines(file)).Where(use => use != folder))
                {
                    Assert.True(Below[folder].Contains(use), $"{Path.GetFileName(file)} in {folder} uses {use}: an arrow that runs back");
                    used.Add(use);
                }
            }
            Assert.True(used.SetEquals(Below[folder]), $"{folder} uses no {string.Join(", ", Below[folder].Except(used))}: take the arrow away");
        }
    }

    [Theory]
    [InlineData("using Chainrule.Losses;", "Losses")]
    [InlineData("    private Losses.Loss? loss;", "Losses")]
    [InlineData("    (Tensors.Shape Input, List<Data.Dataset> Sets) Parse() // Layers.Layer", "Tensors", "Data")]
    [InlineData("    /// <see cref=\"Layers.Layer\"/>")]
    [InlineData("    Say(\"Layers.Layer, Chainrule.Layers\");")]
    [InlineData("    network.Layers.Select(layer => layer.Data.Length);")]
    public void Uses_are_seen_in_code_alone(string line, params string[] used) => Assert.Equal(used, UsesIn([line]));

    [Fact]
    public void The_arrows_form_no_circle()
    {
        AssertNoCircle(Below);
        AssertNoCircle(ProjectsBelow);
    }

    [Fact]
    public void A_project_uses_only_those_below_it()
    {
        var files = Directory.GetFiles(SourceFolder(), "*.csproj", SearchOption.AllDirectories);
        Assert.Equal(ProjectsBelow.Keys.Order(), files.Select(file => Path.GetFileNameWithoutExtension(file)).Order());
        Assert.All(files, file => Assert.Equal(
            ProjectsBelow[Path.GetFileNameWithoutExtension(file)],
            Projects().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Order()));
    }

    [Fact]
    public void The_library_depends_on_one_package()
    {
        var project = File.ReadAllText(Path.Combine(SourceFolder(), "Chainrule", "Chainrule.csproj"));
        Assert.Equal(["System.Numerics.Tensors"], Packages().Matches(project).Select(match => match.Groups[1].Value));
    }

    /// <summary>The library's folders that lines of code name, outside strings and comments.</summary>
    private static IEnumerable<string> UsesIn(string[] lines) => lines
        .Select(line => Strings().Replace(line, "").Split("//")[0])
        .SelectMany(code => Uses().Matches(code))
        .Select(match => match.Groups[1].Value)
        .Where(Below.ContainsKey);

    /// <summary>Takes away, again and again, whatever uses nothing that is left: only a circle stays.</summary>
    private static void AssertNoCircle(Dictionary<string, string[]> below)
    {
        var left = below.Keys.ToHashSet();
        while (left.RemoveWhere(name => !below[name].Any(left.Contains)) > 0)
        {
        }
        Assert.Empty(left);
    }

    /// <summary>A namespace in full, or the start of a name that is relative to Chainrule.</summary>
    [GeneratedRegex(@"(?:\bChainrule\.|(?<![\w.])(?=\w+\.[A-Z]))(\w+)")]
    private static partial Regex Uses();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Strings();

    [GeneratedRegex("PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Packages();

    [GeneratedRegex("ProjectReference Include=\"[^\"]*?([^\"/]+)\\.csproj\"")]
    private static partial Regex Projects();
}
