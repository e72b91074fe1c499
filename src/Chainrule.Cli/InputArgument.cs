using System.CommandLine;
using Chainrule.Data;
using Chainrule.Visuals;

namespace Chainrule.Cli;

/// <summary>The argument INPUT of the commands that work on a matrix or a picture.</summary>
internal static class InputArgument
{
    public static Argument<string> Create() => new("INPUT")
    {
        Description = "A matrix (.csv, .txt, .npy), a picture (PNG, JPEG, WebP, BMP, GIF), or - for standard input",
    };

    public static NumericTensor Read(string input)
    {
        if (input != "-")
        {
            return InputFile.Read(input);
        }
        using var stream = Console.OpenStandardInput();
        return InputFile.Read(stream, Name(input));
    }

    /// <summary>What messages call it.</summary>
    public static string Name(string input) => input == "-" ? "standard input" : input;
}
