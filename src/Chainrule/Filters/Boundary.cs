using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>What the cells around an input hold, shown for an input <c>a b c d</c>.</summary>
public enum Boundary
{
    /// <summary><c>0 0 0 | a b c d | 0 0 0</c></summary>
    Zero,

    /// <summary><c>a a a | a b c d | d d d</c>: the edge goes on.</summary>
    Replicate,

    /// <summary><c>d c b | a b c d | c b a</c>: mirrored at the middle of the edge cell, which is not repeated.</summary>
    Reflect,

    /// <summary><c>c b a | a b c d | d c b</c>: mirrored at the edge itself, so that the edge cell comes twice (scipy's symm).</summary>
    Symmetric,

    /// <summary><c>b c d | a b c d | a b c</c>: the input again and again.</summary>
    Wrap,
}

/// <summary>Finds the input cell that a cell outside stands for.</summary>
internal static class BoundaryCells
{
    /// <summary>The cell of an input of <paramref name="size"/> cells that <paramref name="index"/>, inside or outside, holds; −1 for zero.</summary>
    public static int Source(this Boundary boundary, int index, int size)
    {
        if ((uint)index < (uint)size)
        {
            return index;
        }
        return boundary switch
        {
            Boundary.Replicate => index < 0 ? 0 : size - 1,
            Boundary.Reflect => Mirrored(index, size, period: Math.Max(2 * ((long)size - 1), 1)),
            Boundary.Symmetric => Mirrored(index < 0 ? -1L - index : index, size, period: 2 * (long)size, repeated: 1),
            Boundary.Wrap => (int)Modulo(index, size),
            _ => -1,
        };
    }

    /// <summary>The input cells that no window reads: neither where they lie nor where they stand in for a cell outside.</summary>
    public static int[] NeverRead(this Boundary boundary, WindowAxis axis, int size)
    {
        var standIns = Enumerable.Range(-axis.Before, axis.Before).Concat(Enumerable.Range(size, axis.After))
            .Where(index => axis.Reads(size, index))
            .Select(index => boundary.Source(index, size));
        return [.. axis.NeverRead(size).Except(standIns)];
    }

    /// <summary>Mirrors run forth and back within a period; <paramref name="repeated"/> is 1 where the edge cell comes twice.</summary>
    private static int Mirrored(long index, int size, long period, int repeated = 0)
    {
        var place = Modulo(index, period);
        return (int)(place < size ? place : period - repeated - place);
    }

    private static long Modulo(long index, long period) => (index % period + period) % period;
}
