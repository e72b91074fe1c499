using System.Numerics;
using Chainrule.Notation;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>How one output cell of a filter comes about: every product and their sum.</summary>
public sealed class CellExplanation
{
    /// <summary>Products that an explanation shows at most.</summary>
    public const int MostProducts = 20_000;

    private readonly FilterInput input;
    private readonly Shape output;

    private CellExplanation(Filter filter, FilterInput input, Shape output, int channel, int row, int column)
    {
        (this.input, this.output, Channel, Row, Column) = (input, output, channel, row, column);
        Terms = [.. TermsOf(filter, input, channel, row, column)];
        Sum = Terms.Sum(term => term.Product);
    }

    /// <summary>The output cell's channel.</summary>
    public int Channel { get; }

    /// <summary>The output cell's row.</summary>
    public int Row { get; }

    /// <summary>The output cell's column.</summary>
    public int Column { get; }

    /// <summary>The products, in the order in which the window lies on the input: channel by channel, row by row.</summary>
    public IReadOnlyList<CellTerm> Terms { get; }

    /// <summary>The sum of the products, in double precision.</summary>
    public double Sum { get; }

    /// <summary>The cell as formulas name it: <c>S_{0,0}</c>, with the channel first where the output has several.</summary>
    public Formula Name => NameIn('S');

    /// <summary>The name with another letter for the output.</summary>
    internal Formula NameIn(char letter) => FilterFormulas.Element(
        new Symbol(letter), output.Channels > 1 ? new Number(Channel) : null, new Number(Row), new Number(Column));

    /// <summary>The cell, its products and its value: <c>S_{0,0} = 1·5 + 0·5 + (−1)·2 + … = 11</c>.</summary>
    public Formula Equation => EquationOf('S');

    /// <summary>The equation with another name for the output: <c>δ_{0,0} = …</c>.</summary>
    internal Formula EquationOf(char output) => new Equation(
        NameIn(output),
        new Sum([.. Terms.Select(term => new Product(ProductSign.Dot, input.Written(term.Weight), input.Written(term.Value)))]),
        input.Written(Sum));

    /// <summary>Explains an output cell.</summary>
    /// <typeparam name="T">float or double; numbers are written with its digits.</typeparam>
    /// <param name="filter">The filter.</param>
    /// <param name="input">Channels × rows × columns.</param>
    /// <param name="channel">The output cell's channel.</param>
    /// <param name="row">The output cell's row.</param>
    /// <param name="column">The output cell's column.</param>
    /// <exception cref="ChainruleException">
    /// No such cell, more than <see cref="MostProducts"/> products, or a kernel that does not fit: see <see cref="Filter.OutputShape"/>.
    /// </exception>
    public static CellExplanation Of<T>(Filter filter, Tensor<T> input, int channel, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Of(filter, FilterInput.Of(input, filter.Boundary), channel, row, column);
    }

    internal static CellExplanation Of(Filter filter, FilterInput input, int channel, int row, int column)
    {
        var output = filter.OutputShape(input.Shape);
        if ((uint)channel >= (uint)output.Channels || (uint)row >= (uint)output.Rows || (uint)column >= (uint)output.Columns)
        {
            throw new ChainruleException(
                $"the output has no cell {(output.Channels > 1 || channel > 0 ? $"{channel}," : "")}{row},{column}; "
                + (output.Channels > 1 || channel > 0 ? $"channels go from 0 to {output.Channels - 1}, " : "")
                + $"rows go from 0 to {output.Rows - 1}, columns from 0 to {output.Columns - 1}");
        }
        var products = filter.Kernel.Shape.Count;
        if (products > MostProducts)
        {
            throw new ChainruleException(
                $"a cell is the sum of {products} products and an explanation shows at most {MostProducts}; explain a smaller kernel");
        }
        return new CellExplanation(filter, input, output, channel, row, column);
    }

    private static IEnumerable<CellTerm> TermsOf(Filter filter, FilterInput input, int channel, int row, int column)
    {
        var kernel = filter.AppliedKernel;
        var window = filter.WindowOver(input.Shape);
        for (var c = 0; c < kernel.Channels; c++)
        {
            for (var m = 0; m < kernel.Rows; m++)
            {
                for (var n = 0; n < kernel.Columns; n++)
                {
                    var inputChannel = kernel.Channels == 1 ? channel : c;
                    var (i, j) = (window.Rows.InputIndex(row, m), window.Columns.InputIndex(column, n));
                    yield return new CellTerm(c, m, n, kernel[c, m, n], inputChannel, i, j, input.Source(i, j), input[inputChannel, i, j]);
                }
            }
        }
    }
}
