using System.Numerics;
using System.Runtime.CompilerServices;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>
/// Sums up a whole window at once: <c>S_pq = Σ_m Σ_c Σ_n K_cmn X_c,p+m,q+n</c>, a row or two of outputs at a time. What
/// extends the input rows that the windows cover is kept, as long as output rows to come still read it.
/// </summary>
internal sealed unsafe class DirectPass<TLane, T> : FilterPass<T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Nothing = int.MinValue;

    private readonly Taps<T> one;
    private readonly Taps<T> two;
    private readonly AlignedMemory<nint> stretches;

    // For each row that the windows cover, channel by channel: where its own cells begin and those that extend it.
    private readonly nint[] inputs;
    private readonly nint[] extensions;

    // How many rows of each channel have a place for what extends them, and which input row is in it, counted through all
    // channels.
    private readonly int places;
    private readonly int[] held;
    private readonly AlignedMemory<T> extended;

    public DirectPass(FilterWork<T> work) : base(work)
    {
        var channels = work.Kernel.Channels;
        one = new Taps<T>(work.Kernel, work.Extension.Offset);
        two = work.Step is null ? one : new Taps<T>(work.Kernel, work.Extension.Offset, work.Step);
        stretches = new AlignedMemory<nint>(two.Count);
        places = two.CoveredRows;
        inputs = new nint[channels * places];
        extensions = new nint[channels * places];
        held = new int[channels * places];
        held.AsSpan().Fill(Nothing);
        extended = new AlignedMemory<T>((long)channels * places * work.Extension.Size);
    }

    public override void Make(int channel, int row, int count)
    {
        var taps = count == 1 ? one : two;
        Cover(channel, row, taps.CoveredRows);
        foreach (var segment in Work.Extension.Segments)
        {
            var output = OutputRow(channel, row) + segment.Output;
            taps.Sum<TLane>(
                segment.IsExtended ? extensions : inputs, segment.Cells, (T**)stretches.Pointer,
                output, count == 1 ? null : output + Work.Output.Shape.Columns, segment.Count,
                segment.IsExtended ? default : Ahead(channel, row, taps.CoveredRows, segment.Cells), Work.IsStreamed);
        }
    }

    /// <summary>Finds the rows that the windows cover, and extends those that are new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Cover(int channel, int row, int covered)
    {
        var (kernel, rows) = (Work.Kernel, Work.Window.Rows);
        // Counted from the first row of padding, so that nothing is negative. Rows covered at once have places of their own.
        var first = (long)row * rows.Stride / rows.Dilation;
        for (var i = 0; i < covered; i++)
        {
            var source = SourceRow(row, i);
            var place = (int)((first + i) % places);
            for (var c = 0; c < kernel.Channels; c++)
            {
                var number = NumberOf(kernel.Channels == 1 ? channel : c, source);
                inputs[c * covered + i] = (nint)InputRow(number);
                extensions[c * covered + i] = (nint)Extension(c * places + place, number);
            }
        }
    }

    private T* Extension(int place, int number)
    {
        var cells = extended.Pointer + (nint)place * Work.Extension.Size;
        if (held[place] != number)
        {
            Work.Extension.Extend(InputRow(number), cells);
            held[place] = number;
        }
        return cells;
    }
}
