using System.Diagnostics;

namespace Chainrule.Kernels;

/// <summary>
/// A formula that is known only when the program runs, worked out over lanes: step by step, each step over a stretch of cells
/// that stays in the first-level cache. A run allocates nothing.
/// </summary>
internal sealed unsafe class LaneProgram
{
    /// <summary>Cells worked on at a time.</summary>
    private const int Stretch = 16;

    /// <summary>The most values that are needed at one time: they lie on the stack, a kilobyte each where a lane is 64 bytes.</summary>
    private const int MostRegisters = 128;

    private readonly LaneStep[] steps;
    private readonly int[] register;
    private readonly int registers;

    /// <summary>Finds each step's value a register: a free one, for as long as it is needed.</summary>
    /// <param name="steps">The steps, each after those whose values it takes; the last makes the output.</param>
    /// <exception cref="ChainruleException">A formula that needs too many registers.</exception>
    public LaneProgram(IReadOnlyList<LaneStep> steps)
    {
        this.steps = [.. steps];
        register = new int[steps.Count];
        var lastUse = new int[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var operand in steps[i].Operands)
            {
                lastUse[operand] = i;
            }
        }
        var free = new Stack<int>();
        for (var i = 0; i < steps.Count; i++)
        {
            // A step may write where it reads: each cell by itself.
            foreach (var operand in steps[i].Operands.Distinct().Where(operand => lastUse[operand] == i))
            {
                free.Push(register[operand]);
            }
            register[i] = free.Count > 0 ? free.Pop() : registers++;
        }
        if (registers > MostRegisters)
        {
            throw new ChainruleException($"the formula needs {registers} values at one time, more than the {MostRegisters} that there are: take a simpler one");
        }
    }

    /// <summary>Works the formula out for <paramref name="count"/> cells. The output may be one of the inputs.</summary>
    /// <param name="first">The first input.</param>
    /// <param name="second">The second; null for a formula of one.</param>
    /// <param name="output">Where the results go.</param>
    /// <param name="count">Cells.</param>
    public void Run<TLane, T>(TLane* first, TLane* second, TLane* output, nint count)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var values = stackalloc TLane[registers * Stretch];
        for (nint start = 0; start < count; start += Stretch)
        {
            var cells = (int)Math.Min(Stretch, count - start);
            for (var i = 0; i < steps.Length; i++)
            {
                Do<TLane, T>(steps[i], first + start, second + start, values, At(i), cells);
            }
            new Span<TLane>(At(steps.Length - 1), cells).CopyTo(new Span<TLane>(output + start, cells));
        }

        TLane* At(int step) => values + register[step] * Stretch;
    }

    private void Do<TLane, T>(LaneStep step, TLane* first, TLane* second, TLane* values, TLane* result, int cells)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        TLane* a = At(step.A), b = At(step.B), c = At(step.C), d = At(step.D);
        for (var i = 0; i < cells; i++)
        {
            result[i] = step.Operation switch
            {
                LaneOperation.First => first[i],
                LaneOperation.Second => second[i],
                LaneOperation.Constant => TLane.Constant(step.Number),
                LaneOperation.Add => a[i] + b[i],
                LaneOperation.Subtract => a[i] - b[i],
                LaneOperation.Multiply => a[i] * b[i],
                LaneOperation.Divide => a[i] / b[i],
                LaneOperation.Negate => -a[i],
                LaneOperation.Abs => TLane.Abs(a[i]),
                LaneOperation.Max => TLane.Max(a[i], b[i]),
                LaneOperation.Sqrt => TLane.Sqrt(a[i]),
                LaneOperation.Exp => TLane.Exp(a[i]),
                LaneOperation.Log => TLane.Log(a[i]),
                LaneOperation.Tanh => TLane.Tanh(a[i]),
                LaneOperation.NormalCumulative => NormalDistribution.Cumulative<TLane, T>(a[i]),
                LaneOperation.NormalDensity => NormalDistribution.Density<TLane, T>(a[i]),
                LaneOperation.WhereGreater => TLane.WhereGreater(a[i], b[i], c[i], d[i]),
                _ => throw new UnreachableException(step.Operation.ToString()),
            };
        }

        TLane* At(int operand) => operand < 0 ? null : values + register[operand] * Stretch;
    }
}
