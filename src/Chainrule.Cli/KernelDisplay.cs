using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>What <c>chainrule kernel</c> prints.</summary>
internal static class KernelDisplay
{
    private const int LongestTitle = 60;

    /// <summary>Steps along each side of the painted gains.</summary>
    private const int Painted = 32;

    public static void Print(string text, Kernel kernel, IReadOnlyList<KernelAnalysis> channels, string? report)
    {
        Console.Out.Write(KernelDocument.Of(Title(text, kernel), channels).ToText(Terminal.Results.Profile.Width));
        if (Terminal.CanPaint)
        {
            for (var channel = 0; channel < channels.Count; channel++)
            {
                Paint(channels[channel].Frequencies, channels.Count > 1 ? $"Channel {channel + 1}: " : "");
            }
        }
        if (report is not null)
        {
            Terminal.Print("");
            Terminal.Print($"report: {report}");
        }
    }

    /// <summary>What a kernel is called: as it was typed, if that is short.</summary>
    public static string Title(string text, Kernel kernel) =>
        text.Length <= LongestTitle ? text : $"{kernel.Rows}x{kernel.Columns} kernel{(kernel.Channels > 1 ? $" of {kernel.Channels} channels" : "")}";

    private static void Paint(FrequencyResponse response, string which)
    {
        if (response.Peak.Gain == 0)
        {
            return;
        }
        Terminal.Print("");
        Terminal.Print(
            $"{which}Gain of waves, black 0 to white {Figures.Number(response.Peak.Gain)}: u across and v down, −½ to ½ cycles a cell.");
        var step = response.Steps / Painted;
        var pixels = new byte[(Painted + 1) * (Painted + 1)];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Round(255 * Math.Min(response[i / (Painted + 1) * step, i % (Painted + 1) * step] / response.Peak.Gain, 1));
        }
        PicturePainting.Paint(Terminal.Results, new Picture(new Shape(1, Painted + 1, Painted + 1), pixels));
    }
}
