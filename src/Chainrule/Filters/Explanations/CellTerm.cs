namespace Chainrule.Filters;

/// <summary>One product of the sum that makes an output cell: a weight of the kernel times the input cell that it lies on.</summary>
/// <param name="KernelChannel">The weight's channel.</param>
/// <param name="KernelRow">The weight's row m in the kernel as it is applied, flipped for a convolution.</param>
/// <param name="KernelColumn">The weight's column n in the kernel as it is applied.</param>
/// <param name="Weight">The weight.</param>
/// <param name="InputChannel">The input channel that is read.</param>
/// <param name="InputRow">The row that the weight lies on; it may be outside the input.</param>
/// <param name="InputColumn">The column that the weight lies on; it may be outside the input.</param>
/// <param name="Source">
/// The input cell whose value stands there: the very cell inside the input, the one that the boundary puts there outside, and
/// null where it puts a zero.
/// </param>
/// <param name="Value">The value that the weight multiplies.</param>
public readonly record struct CellTerm(
    int KernelChannel,
    int KernelRow,
    int KernelColumn,
    double Weight,
    int InputChannel,
    int InputRow,
    int InputColumn,
    (int Row, int Column)? Source,
    double Value)
{
    /// <summary>Weight times value.</summary>
    public double Product => Weight * Value;

    /// <summary>Whether the weight lies outside the input.</summary>
    public bool IsOutside => Source != (InputRow, InputColumn);
}
