using System.Runtime.CompilerServices;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>What every thread that carries out a filter has to know.</summary>
/// <param name="Input">Channels × rows × columns.</param>
/// <param name="Output">Channels × rows × columns.</param>
/// <param name="Kernel">The weights as they are laid on the input.</param>
/// <param name="Window">The geometry.</param>
/// <param name="Boundary">What lies outside.</param>
/// <param name="Extension">What the windows of a row read.</param>
internal sealed record FilterWork<T>(
    Tensor<T> Input, Tensor<T> Output, Kernel Kernel, Window Window, Boundary Boundary, RowExtension<T> Extension) where T : unmanaged
{
    /// <summary>Bytes from which on an output is taken to be larger than what a core's caches hold.</summary>
    private const long CacheBytes = 4 << 20;

    /// <summary>
    /// Kernel rows from an output row's window to the next one's. Windows that overlap by whole kernel rows are summed up
    /// two at a time; null where they do not.
    /// </summary>
    public int? Step { get; } =
        Window.Rows.Stride % Window.Rows.Dilation == 0 && Window.Rows.Stride / Window.Rows.Dilation < Window.Rows.Kernel
            ? Window.Rows.Stride / Window.Rows.Dilation
            : null;

    /// <summary>Whether the output is larger than the caches, so that what is written in one pass is not found there when it is read.</summary>
    public bool IsStreamed { get; } = Output.Values.Length * (long)Unsafe.SizeOf<T>() > CacheBytes;

    /// <summary>Output rows made at once.</summary>
    public int RowsAtOnce => Step is null ? 1 : 2;
}
