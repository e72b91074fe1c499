using System.Globalization;
using System.Numerics;
using Chainrule.Documents;
using Chainrule.Filters;
using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Cli;

/// <summary>What <c>chainrule convolve --explain</c> asks for: how one cell comes about, or the whole exercise worked out.</summary>
internal sealed class CellExplanationOutput
{
    private const string WholeExercise = "all";

    // Channel, row and column of the cell; null for all of them.
    private readonly int[]? place;

    /// <param name="cell">What stands after the option.</param>
    /// <exception cref="ChainruleException">Neither a cell nor <c>all</c>.</exception>
    public CellExplanationOutput(string cell) => place = cell == WholeExercise ? null : Place(cell);

    /// <summary>The cells that are asked for.</summary>
    public IReadOnlyList<CellExplanation> Cells<T>(Filter filter, Tensor<T> input) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        place is null ? WorkedSolution.Cells(filter, input) : [CellExplanation.Of(filter, input, place[0], place[1], place[2])];

    /// <summary>The explanation to read.</summary>
    public Document Document<T>(Filter filter, Tensor<T> input) where T : unmanaged, IBinaryFloatingPointIeee754<T> => place is null
        ? WorkedSolution.Of(filter, input)
        : CellDocument.Of(filter, input, place[0], place[1], place[2]);

    /// <summary>Prints an explanation, or where it has been written.</summary>
    public static void Print(Document document, OutputFormat printed, string? file)
    {
        if (printed == OutputFormat.Table && file is not null)
        {
            Terminal.Print($"written to {file}");
            return;
        }
        Console.Out.Write(DocumentOutput.Text(document, printed));
    }

    private static int[] Place(string cell)
    {
        var numbers = new List<int>();
        foreach (var part in cell.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Clear();
                break;
            }
            numbers.Add(number);
        }
        return numbers switch
        {
            [var row, var column] => [0, row, column],
            [var channel, var row, var column] => [channel, row, column],
            _ => throw new ChainruleException(
                $"--explain needs a cell (row,column, or channel,row,column, from 0) or all, not {Words.Quote(cell)}"),
        };
    }
}
