using System.Globalization;
using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// Slides O kernels over a picture of C channels: h_opq = b_o + Σ_cmn w_ocmn · x_c,(p·s + m·d),(q·s + n·d), the sheet's
/// cross-correlation summed over channels, with stride s, dilation d and zero padding.
/// </summary>
public sealed class Conv2d : Layer
{
    private readonly Window window;
    private readonly Padding padding;

    /// <summary>Creates the layer.</summary>
    /// <param name="input">C channels × rows × columns.</param>
    /// <param name="channels">O, at least 1.</param>
    /// <param name="window">Kernel, stride and dilation.</param>
    /// <param name="padding">The zero padding.</param>
    /// <exception cref="ArgumentException">An input that is no picture, or a kernel that does not fit it.</exception>
    public Conv2d(Shape input, int channels, Window window, Padding padding)
        : base(input, PictureWindow.OutputShape(input, channels, padding, window))
    {
        this.padding = padding;
        this.window = padding.Apply(window, input.Rows, input.Columns);
        var taps = window.Rows.Kernel * window.Columns.Kernel;
        Parameters =
        [
            new ParameterInfo(
                "weight", new Shape(channels, input.Channels, window.Rows.Kernel, window.Columns.Kernel),
                input.Channels * taps, channels * taps),
            new ParameterInfo("bias", new Shape(channels), input.Channels * taps, channels * taps),
        ];
    }

    /// <summary>Kernel, stride, dilation and padding.</summary>
    public Window Window => window;

    /// <inheritdoc/>
    public override string Kind => "conv";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterInfo> Parameters { get; }

    // h_oij = b_o + Σ_c Σ_m Σ_n w_ocmn · x_c,(i·s + m·d − p),(j·s + n·d − p); outside, x is 0.
    internal override Expression Equation(EquationTerms terms)
    {
        var (rows, columns) = PictureWindow.Indices(terms.At, window);
        return terms.Bias![terms.At[0]] + new SumOver(
            [new('c', new(0, Input.Channels - 1)), .. PictureWindow.Bindings(window)],
            terms.Weight![terms.At[0], 'c', PictureWindow.Row, PictureWindow.Column] * terms.Input['c', rows, columns]);
    }

    /// <inheritdoc/>
    public override long MultiplyAdds => (long)Output.Count * FanIn;

    // With padding, backward reads the padded copy instead.
    internal override bool BackwardReadsInput => !window.IsPadded;

    private int WeightCount => Parameters[0].Shape.Count;

    private int FanIn => Parameters[0].FanIn;

    private int FanOut => Parameters[0].FanOut;

    private int OutputCells => Output.Rows * Output.Columns;

    private int PaddedRows => Input.Rows + window.Rows.Before + window.Rows.After;

    private int PaddedColumns => Input.Columns + window.Columns.Before + window.Columns.After;

    private long PaddedInputLanes => window.IsPadded ? (long)Input.Channels * PaddedRows * PaddedColumns : 0;

    // The way back slides the flipped kernels over the deltas, spread out by the stride, with a margin of zeros.
    private int SpreadRows => Input.Rows + window.Rows.Extent - 1;

    private int SpreadColumns => Input.Columns + window.Columns.Extent - 1;

    private int SpreadTop => window.Rows.Extent - 1 - window.Rows.Before;

    // The rows of the spread deltas that hold any; the others are zeros.
    private Range SpreadContent =>
        Math.Max(SpreadTop, 0)..Math.Clamp(SpreadTop + (Output.Rows - 1) * window.Rows.Stride + 1, 0, SpreadRows);

    private long SpreadLanes => (long)Output.Channels * SpreadRows * SpreadColumns;

    // Scratch: when training one group's spread deltas and the flipped weights, then each group's padded input. It comes
    // zeroed and is the layer's own, and a part's place never depends on how many groups a block has: so margins that
    // are never written stay zero.
    internal override long ScratchLanes(int groups, int lane, bool training) => BackLanes(lane, training) + groups * PaddedInputLanes;

    private long BackLanes(int lane, bool training) => training ? SpreadLanes + (WeightCount + lane - 1) / lane : 0;

    // Kept: each group's gradient, because sums over groups must not depend on who works on which.
    internal override long KeptScalars(int batchGroups, int lane) => (long)batchGroups * PartStride;

    private int BiasPart => (WeightCount + 15) / 16 * 16;

    private int PartStride => BiasPart + (Output.Channels + 15) / 16 * 16;

    internal override unsafe void Forward<TLane, T>(in Pass<TLane, T> pass)
    {
        var (first, channels) = pass.Share(Output.Channels);
        for (var group = 0; group < pass.Groups; group++)
        {
            var input = pass.Input + (nint)group * Input.Count;
            if (window.IsPadded)
            {
                Convolution.Spread(
                    input, Input.Channels, Input.Rows, Input.Columns, PaddedInput(pass, group), PaddedRows, PaddedColumns,
                    window.Rows.Before, window.Columns.Before, 1, 1);
            }

            // h_opq = b_o + Σ_cmn w_ocmn · x_c,(p·s + m·d),(q·s + n·d)
            Convolution.Forward(
                PaddedInput(pass, group), Input.Channels, PaddedRows, PaddedColumns,
                pass.Weights + (nint)first * FanIn, pass.Bias + first, window,
                pass.Output + ((nint)group * Output.Count + (nint)first * OutputCells), channels, Output.Rows, Output.Columns,
                window.Rows.Before..(window.Rows.Before + Input.Rows));
        }
    }

    internal override unsafe void Backward<TLane, T>(in Pass<TLane, T> pass)
    {
        var spread = pass.Scratch;
        var flipped = (T*)(spread + (nint)SpreadLanes);
        if (pass.InputDelta != null)
        {
            Convolution.Flip(
                pass.Weights, Output.Channels, Input.Channels, window.Rows.Kernel, window.Columns.Kernel, flipped);
        }
        var (first, channels) = pass.Share(Output.Channels);
        var (firstInput, inputs) = pass.Share(Input.Channels);
        for (var group = 0; group < pass.Groups; group++)
        {
            var delta = pass.OutputDelta + (nint)group * Output.Count;
            var part = pass.Kept + (nint)(pass.FirstGroup + group) * PartStride;

            // ∂L/∂w_ocmn = Σ_pq δ_opq · x_c,(p·s + m·d),(q·s + n·d)
            Convolution.ByWeights<TLane, T>(
                PaddedInput(pass, group), Input.Channels, PaddedRows, PaddedColumns, window,
                delta + (nint)first * OutputCells, channels, Output.Rows, Output.Columns, part + (nint)first * FanIn);

            // ∂L/∂b_o = Σ_pq δ_opq
            for (var o = first; o < first + channels; o++)
            {
                part[BiasPart + o] = Reduction.Sum<TLane, T>(delta + (nint)o * OutputCells, OutputCells);
            }

            if (pass.InputDelta != null)
            {
                Convolution.Spread(
                    delta, Output.Channels, Output.Rows, Output.Columns, spread, SpreadRows, SpreadColumns,
                    SpreadTop, window.Columns.Extent - 1 - window.Columns.Before,
                    window.Rows.Stride, window.Columns.Stride);

                // δ_cij = Σ_omn w_oc,(M−1−m),(N−1−n) · spread_o,(i + m·d),(j + n·d)
                Convolution.Forward(
                    spread, Output.Channels, SpreadRows, SpreadColumns, flipped + (nint)firstInput * FanOut, null, BackWindow,
                    pass.InputDelta + ((nint)group * Input.Count + (nint)firstInput * Input.Rows * Input.Columns), inputs, Input.Rows, Input.Columns,
                    SpreadContent);
            }
        }
    }

    internal override unsafe void Gradient<TLane, T>(in GradientPass<TLane, T> pass)
    {
        var first = pass.FirstRow * FanIn;
        var count = (pass.EndRow - pass.FirstRow) * FanIn;
        Reduction.SumParts<TLane, T>(pass.Kept + first, PartStride, pass.BatchGroups, pass.Weights + first, count);
        Reduction.SumParts<TLane, T>(
            pass.Kept + BiasPart + pass.FirstRow, PartStride, pass.BatchGroups, pass.Bias + pass.FirstRow, pass.EndRow - pass.FirstRow);
    }

    private Window BackWindow => new(window.Rows with { Stride = 1 }, window.Columns with { Stride = 1 });

    private unsafe TLane* PaddedInput<TLane, T>(in Pass<TLane, T> pass, int group)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged =>
        window.IsPadded ? pass.Scratch + (nint)(BackLanes(TLane.Count, pass.Training) + group * PaddedInputLanes) : pass.Input + (nint)group * Input.Count;

    /// <inheritdoc/>
    public override string ToString()
    {
        var words = new List<string> { string.Create(CultureInfo.InvariantCulture, $"conv {Output.Channels}"), PictureWindow.KernelText(window, always: true) };
        if (PictureWindow.StrideText(window) is { Length: > 0 } stride)
        {
            words.Add(stride);
        }
        if (padding != Padding.Valid)
        {
            words.Add(padding.ToString());
        }
        if (PictureWindow.DilationText(window) is { Length: > 0 } dilation)
        {
            words.Add(dilation);
        }
        return string.Join(' ', words);
    }
}
