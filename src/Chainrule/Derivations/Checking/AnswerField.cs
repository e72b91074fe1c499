using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Derivations.Checking;

/// <summary>A quantity that a student can be asked for, in the library's layout: <c>gradients dense1.weight</c>, 2x2.</summary>
/// <param name="Section">Which kind of quantity: <c>weighted</c>, <c>gradients</c>…</param>
/// <param name="Name">Whose: a layer's or parameter's name; empty for the output and the loss.</param>
/// <param name="Shape">Its shape; null for a plain number.</param>
/// <param name="Variable">What it is called in the rules.</param>
/// <param name="Places">Where each of its numbers lies in the variable.</param>
public sealed record AnswerField(string Section, string Name, Shape? Shape, Variable Variable, IReadOnlyList<int> Places)
{
    /// <summary>The indices of one of its numbers, from 0.</summary>
    public int[] Place(int cell)
    {
        var sizes = Sizes;
        var place = new int[sizes.Length];
        for (var axis = sizes.Length - 1; axis >= 0; axis--)
        {
            (place[axis], cell) = (cell % sizes[axis], cell / sizes[axis]);
        }
        return place;
    }

    /// <summary>What one of its numbers is called: <c>gradients dense1.weight[0,1]</c>.</summary>
    public string Describe(int cell) => Shape is null ? ToString() : $"{this}[{string.Join(',', Place(cell))}]";

    /// <inheritdoc/>
    public override string ToString() => Name.Length == 0 ? Section : $"{Section} {Name}";

    /// <summary>How many numbers along each axis; none for a plain number.</summary>
    internal int[] Sizes => Shape is { } shape ? [.. Enumerable.Range(0, shape.Rank).Select(axis => shape[axis])] : [];
}
