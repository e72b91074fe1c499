using Chainrule.Texts;

namespace Chainrule.Filters;

/// <summary>
/// A kernel as one line: a name with its parameters, <c>gaussian 1.5 7</c>, or a matrix, <c>1 0 -1; 2 0 -2; 1 0 -1</c>. What
/// is printed parses back to the same kernel.
/// </summary>
public static class KernelText
{
    /// <summary>The most weights that a text's kernel has, all channels together.</summary>
    public const int MostWeights = 1_000_000;

    /// <summary>The most rows, and the most columns, of a kernel that is made from parameters.</summary>
    internal const int MostRows = 1000;

    /// <summary>The longest text that is read, in characters: room for every kernel that is printed.</summary>
    private const int Longest = 32 * MostWeights;

    /// <summary>
    /// Reads a kernel.
    /// <list type="bullet">
    /// <item>A matrix has spaces or commas between weights and semicolons or line breaks between rows. A weight may be a
    /// fraction, <c>1/9</c>.</item>
    /// <item>A name is one of the <see cref="KernelCatalogue"/>, with its parameters after it.</item>
    /// <item>Either may have a factor before it: <c>1/16 * 1 2 1; 2 4 2; 1 2 1</c>.</item>
    /// <item>Bars stand between channels, all of one size.</item>
    /// </list>
    /// </summary>
    /// <exception cref="ChainruleException">A text that is no kernel, with the place and what was expected there.</exception>
    public static Kernel Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest)
        {
            throw new ChainruleException($"kernel: a text of {text.Length} characters is too long; the longest read has {Longest}");
        }
        return new KernelParser(new Words("kernel", text, KernelParser.Marks)).Parse();
    }

    /// <summary>
    /// The shortest text that reads back as the same kernel: its matrix, in decimals or fractions, or whole numbers with a fraction
    /// before them.
    /// </summary>
    public static string Print(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return string.Join(" | ", Enumerable.Range(0, kernel.Channels).Select(channel => PrintChannel(kernel.Channel(channel))));
    }

    private static string PrintChannel(Kernel kernel)
    {
        var plain = Matrix(kernel, kernel.Weights.ToArray().Select(PrintWeight));
        if (IntegerForm.Of(kernel.Weights) is not { FactorFraction: { Denominator: > 1 } factor } whole
            || !whole.Numbers.Select(number => factor.Value * number).SequenceEqual(kernel.Weights.ToArray()))
        {
            return plain;
        }
        var product = $"{factor} * {Matrix(kernel, whole.Numbers.Select(number => Number.Print(number)))}";
        return product.Length <= plain.Length ? product : plain;
    }

    private static string PrintWeight(double weight)
    {
        var number = Number.Print(weight + 0.0); // turns −0 into 0
        return Rational.Of(weight) is { } fraction && fraction.Value == weight && fraction.ToString().Length < number.Length
            ? fraction.ToString()
            : number;
    }

    private static string Matrix(Kernel kernel, IEnumerable<string> weights) =>
        string.Join("; ", weights.Chunk(kernel.Columns).Select(row => string.Join(' ', row)));
}
