using System.Numerics;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>
/// Sums up a whole window at once: <c>S_pq = Σ_m Σ_c Σ_n K_cmn X_c,p+m,q+n</c>, a row or two of outputs at a time. What
/// extends the input rows that the windows cover is kept, as long as output rows to come still read it.
/// </summary>
internal sealed unsafe class DirectPass<TLane, T> : Pass<T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] weights;
    private readonly AlignedMemory<T> extended;

    // Of how many rows of each channel the extension is kept, and which input row each is, counted through all channels.
    private readonly int places;
    private readonly int[] held;

    private Segment segment;

    public DirectPass(FilterWork<T> work) : base(work, work.Kernel.Channels * work.Kernel.Columns)
    {
        weights = Array.ConvertAll(work.Kernel.Weights.ToArray(), T.CreateChecked);
        places = work.Kernel.Rows + work.Step;
        extended = new AlignedMemory<T>((long)work.Extension.Size * work.Kernel.Channels * places);
        held = new int[work.Kernel.Channels * places];
        held.AsSpan().Fill(-1);
    }

    public override void Make(int channel, int row, int count)
    {
        foreach (var part in Work.Extension.Segments)
        {
            segment = part;
            Collect(channel, row, count);
            var output = OutputRow(channel, row) + segment.Output;
            if (count == 1)
            {
                Stretches.Sum<TLane>(output, segment.Count);
            }
            else
            {
                Stretches.Sum<TLane>(output, output + Work.Output.Shape.Columns, segment.Count);
            }
        }
    }

    protected override void Add(int channel, int row, int i, int source, int m0, int m1)
    {
        var kernel = Work.Kernel;
        for (var c = 0; c < kernel.Channels; c++)
        {
            var inputChannel = kernel.Channels == 1 ? channel : c;
            var cells = segment.Cells + (segment.IsExtended ? Extension(c, Place(row, i), inputChannel, source) : InputRow(inputChannel, source));
            for (var n = 0; n < kernel.Columns; n++)
            {
                Stretches.Add(cells + Work.Extension.Offset(n), Weight(c, m0, n), Weight(c, m1, n));
            }
        }
    }

    private T Weight(int c, int m, int n) => m < 0 ? T.Zero : weights[(c * Work.Kernel.Rows + m) * Work.Kernel.Columns + n];

    /// <summary>The place of a row that the windows cover: those covered at once have places of their own.</summary>
    private int Place(int row, int i)
    {
        var rows = Work.Window.Rows;
        // Counted from the first row of padding, so that nothing is negative.
        return (int)(((long)row * rows.Stride / rows.Dilation + i) % places);
    }

    private T* Extension(int kernelChannel, int place, int inputChannel, int source)
    {
        var i = kernelChannel * places + place;
        var cells = extended.Pointer + (nint)i * Work.Extension.Size;
        var wanted = inputChannel * Work.Input.Shape.Rows + source;
        if (held[i] != wanted)
        {
            Work.Extension.Extend(InputRow(inputChannel, source), cells);
            held[i] = wanted;
        }
        return cells;
    }
}
