using Chainrule.Notation;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>The small formulas about a filter.</summary>
internal static class FilterFormulas
{
    /// <summary>An element of a matrix, or of one of several: <c>S_{i,j}</c>, <c>S_{c,i,j}</c>.</summary>
    public static Formula Element(Formula matrix, Formula? channel, Formula row, Formula column) =>
        new Scripted(matrix, channel is null ? new Listing(row, column) : new Listing(channel, row, column));

    /// <summary>What the flipped kernel is: <c>F_{m,n} = K_{2−m,2−n}</c>.</summary>
    public static Formula Flip(Kernel kernel)
    {
        var channel = kernel.Channels > 1 ? new Symbol('c') : null;
        return new Equation(
            Element(new Symbol('F'), channel, new Symbol('m'), new Symbol('n')),
            Element(new Symbol('K'), channel, FromTheEnd(kernel.Rows, 'm'), FromTheEnd(kernel.Columns, 'n')));
    }

    /// <summary>Input cells from a kernel's first cell to its last: <c>extent = (kernel − 1)·dilation + 1</c>.</summary>
    public static Formula Extent { get; } = new Equation(
        new Wording("extent"),
        new Sum(
            new Product(ProductSign.Dot, new Sum(new Wording("kernel"), new Negative(new Number(1))), new Wording("dilation")),
            new Number(1)));

    /// <summary>How an output size comes about, in words.</summary>
    public static Formula OutputSize() => new Equation(
        new Wording("output"),
        Size(new Wording("input"), new Wording("before"), new Wording("after"), new Wording("extent"), new Wording("stride")));

    /// <summary>
    /// How an output size comes about, as <see cref="WindowAxis.OutputFormula"/> says it: <c>rows = ⌊(5 + 0 + 0 − 3) / 1⌋ + 1 = 3</c>.
    /// </summary>
    public static Formula OutputSize(string name, WindowAxis axis, int input) => new Equation(
        new Wording(name),
        Size(new Number(input), new Number(axis.Before), new Number(axis.After), new Number(axis.Extent), new Number(axis.Stride)),
        new Number(axis.OutputSize(input)));

    /// <summary>Of a single row there is no other end.</summary>
    private static Formula FromTheEnd(int count, char index) =>
        count == 1 ? new Symbol(index) : new Sum(new Number(count - 1), new Negative(new Symbol(index)));

    private static Sum Size(Formula input, Formula before, Formula after, Formula extent, Formula stride) =>
        new(new Floor(new Fraction(new Sum(input, before, after, new Negative(extent)), stride)), new Number(1));
}
