using Chainrule.Filters;

namespace Chainrule.Studio.Convolution;

/// <summary>The kernels with a name, each as a text that one begins with.</summary>
public static class KernelChoices
{
    /// <summary>A kernel of the catalogue.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Text">Its name, with a value for each parameter that it needs.</param>
    /// <param name="Summary">What it does.</param>
    public sealed record Choice(string Name, string Text, string Summary);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Choice> All { get; } =
        [.. KernelCatalogue.All.Select(entry => new Choice(
            entry.Name,
            string.Join(' ', entry.Parameters.Where(parameter => parameter.Default is null).Select(Usual).Prepend(entry.Name)),
            entry.Summary))];

    /// <summary>A value that shows at once what a parameter is for.</summary>
    private static string Usual(KernelParameter parameter) => parameter switch
    {
        { IsWhole: true } => "3",
        { Name: "SIGMA" } => "1",
        { Name: "LENGTH" } => "5",
        _ => "0",
    };
}
