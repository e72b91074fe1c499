using Chainrule.Filters;
using Chainrule.Texts;

namespace Chainrule.Studio.Convolution;

/// <summary>The filter that the settings ask for, and what is wrong with each of them.</summary>
public sealed class LabForm
{
    private LabForm() { }

    /// <summary>The kernel; null where it is wrong.</summary>
    public Kernel? Kernel { get; private init; }

    /// <summary>The filter; null where some field is wrong.</summary>
    public Filter? Filter { get; private init; }

    /// <summary>What is wrong with the kernel; null for nothing.</summary>
    public string? KernelMistake { get; private init; }

    /// <summary>What is wrong with the stride; null for nothing.</summary>
    public string? StrideMistake { get; private init; }

    /// <summary>What is wrong with the dilation; null for nothing.</summary>
    public string? DilationMistake { get; private init; }

    /// <summary>What is wrong with the padding; null for nothing.</summary>
    public string? PaddingMistake { get; private init; }

    /// <summary>Reads the fields.</summary>
    public static LabForm Read(LabSettings settings)
    {
        var (kernel, kernelMistake) = ReadKernel(settings.Kernel);
        var (stride, dilation) = (FilterWords.Steps(settings.Stride.Trim()), FilterWords.Steps(settings.Dilation.Trim()));
        var padding = FilterWords.Padding(settings.Padding.Trim());
        return new LabForm
        {
            Kernel = kernel,
            KernelMistake = kernelMistake,
            StrideMistake = stride is null ? Expected("stride", FilterWords.StepsExpected, settings.Stride) : null,
            DilationMistake = dilation is null ? Expected("dilation", FilterWords.StepsExpected, settings.Dilation) : null,
            PaddingMistake = padding is null ? Expected("padding", FilterWords.PaddingExpected, settings.Padding) : null,
            Filter = kernel is not null && padding is { } cells
                && stride is var (rowStride, columnStride) && dilation is var (rowDilation, columnDilation)
                ? new Filter(kernel)
                {
                    Mode = settings.Mode,
                    Padding = cells,
                    Boundary = settings.Boundary,
                    RowStride = rowStride,
                    ColumnStride = columnStride,
                    RowDilation = rowDilation,
                    ColumnDilation = columnDilation,
                }
                : null,
        };
    }

    private static (Kernel? Kernel, string? Mistake) ReadKernel(string text)
    {
        try
        {
            return (KernelText.Parse(text), null);
        }
        catch (ChainruleException mistake)
        {
            return (null, mistake.Message);
        }
    }

    private static string Expected(string what, string expected, string given) => $"{what}: expected {expected}, not {Words.Quote(given)}";
}
