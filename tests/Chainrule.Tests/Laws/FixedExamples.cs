using Chainrule.Networks;

namespace Chainrule.Tests.Laws;

/// <summary>Examples held in arrays, in the precision of the plan that reads them.</summary>
internal sealed class FixedExamples<T>(T[][] inputs, T[][] targets) : IExamples<T> where T : unmanaged
{
    public int[] Indices { get; } = [.. Enumerable.Range(0, inputs.Length)];

    public void ReadInput(int index, Span<T> input) => inputs[index].CopyTo(input);

    public void ReadTarget(int index, Span<T> target) => targets[index].CopyTo(target);
}
