using Chainrule.Notation;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>
/// What a filter's output is, as a formula with its own stride, dilation and padding put in. Output cell (i, j) reads, for each
/// weight (m, n) of the kernel as it is applied, the input cell (s·i + d·m − p, s·j + d·n − p).
/// </summary>
internal sealed class FilterDefinition
{
    private static readonly Symbol C = new('c');

    private readonly Symbol output, given;
    private readonly Kernel kernel;
    private readonly WindowAxis rows, columns;
    private readonly int channels;
    private readonly bool isConvolution;

    private FilterDefinition(Filter filter, Shape input, Symbol output, Symbol given)
    {
        (this.output, this.given) = (output, given);
        kernel = filter.Kernel;
        (rows, columns) = filter.WindowOver(input);
        channels = input.Channels;
        isConvolution = filter.Mode == FilterMode.Convolution;
    }

    /// <summary>
    /// The equations: <c>S_{i,j} = (K ⋆ X)_{2i−1,2j−1} = Σ_m Σ_n K_{m,n} X_{2i+m−1,2j+n−1}</c>. A convolution counts from the
    /// first cell that the kernel touches: its own equation comes first, and at the end the sum over the flipped kernel F.
    /// </summary>
    /// <param name="filter">The filter.</param>
    /// <param name="input">Channels × rows × columns of its input.</param>
    /// <param name="output">What the output is called.</param>
    /// <param name="given">What the input is called.</param>
    public static IReadOnlyList<Formula> Of(Filter filter, Shape input, char output = 'S', char given = 'X')
    {
        var definition = new FilterDefinition(filter, input, new Symbol(output), new Symbol(given));
        return definition.isConvolution ? definition.Convolution() : [definition.CrossCorrelation()];
    }

    private Equation CrossCorrelation() => new(
        Output,
        Starred(ProductSign.CrossCorrelation, rows.Stride, -rows.Before, columns.Stride, -columns.Before),
        Applied('K'));

    private IReadOnlyList<Formula> Convolution()
    {
        // Weight (m, n) of the unflipped kernel lies on the cell that weight (M−1−m, N−1−n) of the flipped one lies on.
        var (up, left) = (rows.Extent - 1 - rows.Before, columns.Extent - 1 - columns.Before);
        var equation = new Equation(
            Output,
            Starred(ProductSign.Convolution, rows.Stride, up, columns.Stride, left),
            Sums('K', Index(rows.Stride, 'i', -rows.Dilation, 'm', up), Index(columns.Stride, 'j', -columns.Dilation, 'n', left)),
            Applied('F'));
        var isPlain = (rows.Stride, columns.Stride, up, left) == (1, 1, 0, 0);
        var plain = new Equation(
            Starred(ProductSign.Convolution, 1, 0, 1, 0),
            Sums('K', Index(1, 'i', -rows.Dilation, 'm', 0), Index(1, 'j', -columns.Dilation, 'n', 0)));
        return isPlain ? [equation] : [plain, equation];
    }

    /// <summary>Channel by channel where the kernel has but one of its own.</summary>
    private Formula? OutputChannel => kernel.Channels == 1 && channels > 1 ? C : null;

    private Formula Output => FilterFormulas.Element(output, OutputChannel, new Symbol('i'), new Symbol('j'));

    private Formula Starred(ProductSign sign, int rowStride, int up, int columnStride, int left) => FilterFormulas.Element(
        new Product(sign, new Symbol('K'), given),
        OutputChannel,
        Index(rowStride, 'i', 0, 'm', up),
        Index(columnStride, 'j', 0, 'n', left));

    private Formula Applied(char letter) => Sums(
        letter,
        Index(rows.Stride, 'i', rows.Dilation, 'm', -rows.Before),
        Index(columns.Stride, 'j', columns.Dilation, 'n', -columns.Before));

    private Formula Sums(char letter, Formula row, Formula column)
    {
        var isSummed = kernel.Channels > 1;
        Formula sum = new Product(
            ProductSign.Nothing,
            FilterFormulas.Element(new Symbol(letter), isSummed ? C : null, new Symbol('m'), new Symbol('n')),
            FilterFormulas.Element(given, channels > 1 ? C : null, row, column));
        sum = Over('m', kernel.Rows, Over('n', kernel.Columns, sum));
        return isSummed ? Over('c', kernel.Channels, sum) : sum;
    }

    private static Summation Over(char index, int count, Formula body) =>
        new(new Symbol(index), new Number(0), new Number(count - 1), body);

    /// <summary>stride·o + dilation·k + offset, without what is 0 and without factors of 1.</summary>
    private static Formula Index(int stride, char o, int dilation, char k, int offset)
    {
        List<Formula> terms = [Times(stride, o)];
        if (dilation != 0)
        {
            terms.Add(Signed(dilation, Times(Math.Abs(dilation), k)));
        }
        if (offset != 0)
        {
            terms.Add(Signed(offset, new Number(Math.Abs((double)offset))));
        }
        return terms.Count == 1 ? terms[0] : new Sum(terms);
    }

    private static Formula Signed(int sign, Formula formula) => sign < 0 ? new Negative(formula) : formula;

    private static Formula Times(int factor, char letter) =>
        factor == 1 ? new Symbol(letter) : new Product(ProductSign.Nothing, new Number(factor), new Symbol(letter));
}
