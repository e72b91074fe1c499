using System.Globalization;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// While training, drops each value with probability p and divides what is left by 1 − p, so that its expectation stays
/// (Srivastava et al. 2014, in the inverted form); otherwise passes everything on. δ_x = δ_a · mask / (1 − p).
/// </summary>
public sealed class Dropout : Layer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="rate">p, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1).</exception>
    public Dropout(Shape input, double rate) : base(input, input)
    {
        if (!(rate >= 0 && rate < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must be at least 0 and below 1.");
        }
        Rate = rate;
    }

    /// <summary>p: the probability of being dropped.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override string Kind => "dropout";

    // a_i = r_i · x_i, with r_i either 0 or 1 / (1 − p)
    internal override Expression Equation(EquationTerms terms) =>
        new Element(terms.Factor!, [.. terms.At.Select(name => (AffineIndex)name)]) * terms.Here;

    internal override bool IsElementwise => true;

    // The factor of every value, from forward to backward.
    internal override long ScratchLanes(int groups, int lane, bool training) => training ? (long)groups * Output.Count : 0;

    internal override unsafe void Forward<TLane, T>(in Pass<TLane, T> pass)
    {
        var (first, count) = pass.Share(pass.Groups * Output.Count);
        if (!pass.Training)
        {
            if (pass.Output != pass.Input)
            {
                new ReadOnlySpan<TLane>(pass.Input + first, count).CopyTo(new Span<TLane>(pass.Output + first, count));
            }
            return;
        }

        var bound = Bound;
        var kept = TLane.Scalar(Kept);
        for (var i = first; i < first + count; i++)
        {
            var (group, cell) = Math.DivRem(i, Output.Count);
            var firstExample = (ulong)(pass.FirstGroup + group) * (ulong)TLane.Count;
            var factors = (T*)(pass.Scratch + i);
            // A random number hangs on the example and the cell alone, whatever the lane and whoever works on it;
            // one draw of 64 bits serves four examples.
            ulong bits = 0;
            for (var e = 0; e < TLane.Count; e++)
            {
                var example = firstExample + (ulong)e;
                var quarter = (int)(example & 3);
                if (e == 0 || quarter == 0)
                {
                    bits = Bits(pass.RandomKey, example, cell);
                }
                factors[e] = IsDropped(bits, quarter, bound) ? default : kept;
            }
            pass.Output[i] = pass.Input[i] * pass.Scratch[i];
        }
    }

    /// <summary>What forward multiplies a cell of an example by, while training with that random key.</summary>
    internal double Factor(ulong randomKey, ulong example, int cell) =>
        IsDropped(Bits(randomKey, example, cell), (int)(example & 3), Bound) ? 0 : Kept;

    /// <summary>The probability in steps of 1/65536.</summary>
    private ushort Bound => (ushort)Math.Min(Math.Round(Rate * 65536), 65535);

    /// <summary>What is kept is scaled by the very probability that results.</summary>
    private double Kept => 65536.0 / (65536 - Bound);

    private static ulong Bits(ulong randomKey, ulong example, int cell) =>
        RandomSource.Mix(randomKey ^ RandomSource.Mix((ulong)cell << 32 | example >> 2));

    private static bool IsDropped(ulong bits, int quarter, ushort bound) => (ushort)(bits >> (16 * quarter)) < bound;

    internal override unsafe void Backward<TLane, T>(in Pass<TLane, T> pass)
    {
        var (first, count) = pass.Share(pass.Groups * Output.Count);
        for (var i = first; i < first + count; i++)
        {
            pass.InputDelta[i] = pass.OutputDelta[i] * pass.Scratch[i];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"dropout {Rate}");
}
