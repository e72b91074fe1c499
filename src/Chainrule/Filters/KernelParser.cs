using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Filters;

/// <summary>Reads the words of a kernel's text.</summary>
internal sealed class KernelParser(Words words)
{
    /// <summary>The characters that are words of their own.</summary>
    public const string Marks = "|;,*\n";

    private const string Start = "a kernel's name or its weights, such as \"1 0 -1; 2 0 -2; 1 0 -1\"";

    private const string Weight = "a weight (a number or a fraction such as 1/9)";

    private int weightsLeft = KernelText.MostWeights;

    public Kernel Parse()
    {
        var channels = new List<Kernel>();
        do
        {
            var start = words.Position;
            var channel = Channel();
            if (channels.Count > 0 && channel.Shape != channels[0].Shape)
            {
                throw words.WrongSince(start,
                    $"channel {channels.Count + 1} has {channel.Rows}x{channel.Columns} weights and channel 1 has "
                    + $"{channels[0].Rows}x{channels[0].Columns}; give all channels the same size");
            }
            channels.Add(channel);
        }
        while (words.Accept("|"));
        return new Kernel(
            new Shape(channels.Count, channels[0].Rows, channels[0].Columns),
            [.. channels.SelectMany(channel => channel.Weights.ToArray())]);
    }

    /// <summary>A matrix or a name, with a factor before it or without; to its bar or the end.</summary>
    private Kernel Channel()
    {
        SkipLines();
        if (!AtNumber)
        {
            return Named(1);
        }
        var first = TakeNumber();
        if (!words.Accept("*"))
        {
            return Matrix(1, first);
        }
        SkipLines();
        return AtNumber ? Matrix(first, TakeNumber()) : Named(first);
    }

    private Kernel Named(double factor)
    {
        var start = words.Position;
        if (words.Peek() is [var mark] && Marks.Contains(mark, StringComparison.Ordinal))
        {
            throw words.Expected(Start);
        }
        var name = words.Take(Start);
        var entry = KernelCatalogue.Find(name) ?? throw words.Wrong(Unknown(name));
        var values = new List<double>();
        foreach (var parameter in entry.Parameters)
        {
            var goesOn = values.Count > 0 && words.Accept(",");
            SkipLines();
            if (!goesOn && AtEnd && parameter.Default is not null)
            {
                break;
            }
            values.Add(TakeParameter(parameter));
        }
        SkipLines();
        if (!AtEnd)
        {
            throw words.Expected(entry.Parameters.Count == 0 ? $"the end after {entry.Name}" : $"the end after {entry.Syntax}");
        }
        var kernel = entry.Create([.. values]);
        weightsLeft -= kernel.Shape.Count;
        if (weightsLeft < 0)
        {
            throw words.WrongSince(start, TooMany);
        }
        return factor == 1 ? kernel : Scaled(start, factor, kernel);
    }

    private static string TooMany => $"more than {KernelText.MostWeights} weights are too many; give a smaller kernel";

    private static string Unknown(string name)
    {
        string[] names = [.. KernelCatalogue.All.Select(entry => entry.Name)];
        return Suggestion.Nearest(name, names) is { } nearest
            ? $"unknown kernel {Words.Quote(name)}: did you mean '{nearest}'?"
            : $"unknown kernel {Words.Quote(name)}; write a matrix such as \"1 0 -1; 2 0 -2; 1 0 -1\" or one of {string.Join(", ", names)}";
    }

    private double TakeParameter(KernelParameter parameter)
    {
        if (!Rational.TryParse(words.Peek(), out var value) || !parameter.Accepts(value))
        {
            throw words.Expected($"{parameter.Name} ({parameter.Meaning}), {parameter.Range}");
        }
        words.Take(parameter.Name);
        return value;
    }

    /// <summary>A matrix whose first weight has been read.</summary>
    private Kernel Matrix(double factor, double first)
    {
        var start = words.Position - 1;
        var weights = new List<double>();
        Add(weights, first);
        FinishRow(weights);
        var columns = weights.Count;
        for (var row = 2; NextRow(); row++)
        {
            var (rowStart, before) = (words.Position, weights.Count);
            Add(weights, TakeNumber());
            FinishRow(weights);
            if (weights.Count - before != columns)
            {
                throw words.WrongSince(rowStart,
                    $"row {row} has {Count(weights.Count - before)} and row 1 has {columns}; give every row as many");
            }
        }
        if (!AtEnd)
        {
            throw words.Expected($"{Weight}, a semicolon and another row, or the end");
        }
        var kernel = new Kernel(new Shape(1, weights.Count / columns, columns), [.. weights]);
        return factor == 1 ? kernel : Scaled(start, factor, kernel);
    }

    private void FinishRow(List<double> weights)
    {
        while (words.Accept(",") || AtNumber)
        {
            Add(weights, TakeNumber());
        }
    }

    /// <summary>Keeps the weight just read.</summary>
    private void Add(List<double> weights, double weight)
    {
        weights.Add(weight);
        if (--weightsLeft < 0)
        {
            throw words.Wrong(TooMany);
        }
    }

    /// <summary>Reads what parts two rows, and says whether another row follows: a mark at the very end parts nothing.</summary>
    private bool NextRow()
    {
        var parted = words.Accept("\n");
        SkipLines();
        parted |= words.Accept(";");
        SkipLines();
        return parted && !AtEnd;
    }

    private void SkipLines()
    {
        while (words.Accept("\n"))
        {
        }
    }

    private bool AtEnd => words.AtEnd || words.Peek() == "|";

    /// <summary>Whether the next word begins as a number does.</summary>
    private bool AtNumber => words.Peek().AsSpan().TrimStart("+-−.") is [>= '0' and <= '9', ..];

    private double TakeNumber()
    {
        if (!Rational.TryParse(words.Peek(), out var value))
        {
            throw words.Expected(Weight);
        }
        words.Take(Weight);
        return value;
    }

    private Kernel Scaled(int start, double factor, Kernel kernel)
    {
        foreach (var weight in kernel.Weights)
        {
            if (!double.IsFinite(factor * weight))
            {
                throw words.WrongSince(start, "the factor makes a weight too large for a number; give smaller ones");
            }
        }
        return factor * kernel;
    }

    private static string Count(int weights) => weights == 1 ? "1 weight" : $"{weights} weights";
}
