using Chainrule.Filters;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters;

/// <summary>A random filter and an input that it fits.</summary>
internal sealed record ExplainedCase(Filter Filter, Tensor<double> Input)
{
    private static readonly Gen<Padding> Paddings = Gen.OneOf(
        Gen.Const(Padding.Valid),
        Gen.Const(Padding.Same),
        Gen.Const(Padding.SameLower),
        Gen.Const(Padding.Full),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Padding.Cells));

    /// <summary>Kernels of one channel and of as many as the input's; whole numbers, so that every sum is exact.</summary>
    public static Gen<ExplainedCase> OfWholeNumbers { get; } = Of(Gen.Int[-9, 9].Select(value => (double)value));

    /// <summary>The same with any numbers.</summary>
    public static Gen<ExplainedCase> OfAnyNumbers { get; } = Of(Gen.Double[-3, 3]);

    public Shape Output => Filter.OutputShape(Input.Shape);

    public Window Window => Filter.WindowOver(Input.Shape);

    public Tensor<float> Floats => new(Input.Shape, [.. Input.Values.ToArray().Select(value => (float)value)]);

    /// <summary>Channel, row and column of every output cell.</summary>
    public IEnumerable<(int Channel, int Row, int Column)> Cells =>
        from channel in Enumerable.Range(0, Output.Channels)
        from row in Enumerable.Range(0, Output.Rows)
        from column in Enumerable.Range(0, Output.Columns)
        select (channel, row, column);

    public override string ToString() => $"{Filter} kernel {Filter.Kernel.Shape} input {Input.Shape}";

    private static Gen<ExplainedCase> Of(Gen<double> values) =>
        from channels in Gen.Int[1, 3]
        from rows in Gen.Int[1, 7]
        from columns in Gen.Int[1, 7]
        from isSummed in Gen.Bool
        from kernelRows in Gen.Int[1, 4]
        from kernelColumns in Gen.Int[1, 4]
        from mode in Gen.Bool
        from padding in Paddings
        from boundary in Gen.Int[0, 4]
        from strides in Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3])
        from dilations in Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3])
        let input = new Shape(channels, rows, columns)
        let kernel = new Shape(isSummed ? channels : 1, kernelRows, kernelColumns)
        let rowAxis = new WindowAxis(kernelRows, strides.Item1, Dilation: dilations.Item1)
        let columnAxis = new WindowAxis(kernelColumns, strides.Item2, Dilation: dilations.Item2)
        let axes = padding.Apply(new Window(rowAxis, columnAxis), rows, columns)
        where axes.Rows.OutputSize(rows) > 0 && axes.Columns.OutputSize(columns) > 0
        from weights in values.Array[kernel.Count]
        from cells in values.Array[input.Count]
        select new ExplainedCase(
            new Filter(new Kernel(kernel, weights))
            {
                Mode = mode ? FilterMode.Convolution : FilterMode.CrossCorrelation,
                Padding = padding,
                Boundary = (Boundary)boundary,
                RowStride = strides.Item1,
                ColumnStride = strides.Item2,
                RowDilation = dilations.Item1,
                ColumnDilation = dilations.Item2,
            },
            new Tensor<double>(input, cells));
}
