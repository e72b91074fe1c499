using System.Globalization;
using Chainrule.Layers;
using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Networks;

/// <summary>
/// Reads a network's text stage by stage, keeping the shape that has come so far. The two tables are the catalogue of
/// what a network can be made of.
/// </summary>
internal sealed class NetworkParser
{
    private const int MostParameters = 500_000_000;
    private const int MostActivations = 50_000_000;
    private const int MostCells = 10_000;

    /// <summary>What stands around a formula.</summary>
    internal const string Quotes = "\"'";

    private static readonly Dictionary<string, Func<NetworkParser, Layer>> LayerKinds = new()
    {
        ["dense"] = parser => parser.ParseDense(),
        ["conv"] = parser => parser.ParseConv(),
        ["maxpool"] = parser => parser.ParsePool((input, window) => new MaxPool2d(input, window)),
        ["avgpool"] = parser => parser.ParsePool((input, window) => new AveragePool2d(input, window)),
        ["dropout"] = parser => new Dropout(
            parser.shape, parser.words.TakeDouble("the share to drop, at least 0 and below 1", share => share is >= 0 and < 1)),
        ["flatten"] = parser => new Flatten(parser.shape),
    };

    private static readonly Dictionary<string, Func<NetworkParser, Layer>> ActivationKinds = new()
    {
        ["sigmoid"] = parser => new Sigmoid(parser.shape),
        ["tanh"] = parser => new Tanh(parser.shape),
        ["relu"] = parser => new Relu(parser.shape),
        ["leaky-relu"] = parser => parser.words.AtNumber
            ? new LeakyRelu(parser.shape, parser.words.TakeDouble("a slope above 0", slope => slope > 0))
            : new LeakyRelu(parser.shape),
        ["gelu"] = parser => new Gelu(parser.shape),
        ["softplus"] = parser => new Softplus(parser.shape),
    };

    private static readonly string Activations = $"an activation ({string.Join(", ", ActivationKinds.Keys)}, or a formula such as \"max(x, 0)\")";
    private static readonly string[] StageWords = [.. LayerKinds.Keys, .. ActivationKinds.Keys];
    private static readonly string[] DenseWords = ["|", .. ActivationKinds.Keys];
    private static readonly string[] ConvWords = ["stride", "pad", "same", "valid", "dilation", .. DenseWords];
    private static readonly string[] PoolWords = ["|", "stride"];

    private readonly Words words;
    private readonly List<Layer> layers = [];
    private Shape shape;
    private int stage;
    private double parameters;
    private double activations;

    /// <param name="words">The text, unread.</param>
    public NetworkParser(Words words) => this.words = words;

    /// <summary>Whether an activation after this layer stands in its stage.</summary>
    public static bool TakesActivation(Layer layer) => layer is Dense or Conv2d;

    /// <summary>Reads the whole text.</summary>
    public (Shape Input, IReadOnlyList<Layer> Layers) Parse()
    {
        var input = ParseInput();
        shape = input;
        do
        {
            if (!words.Accept("|"))
            {
                throw words.Expected("'|' and a layer", "|");
            }
            ParseStage();
        }
        while (!words.AtEnd);
        return (input, layers);
    }

    private Shape ParseInput()
    {
        if (!words.Accept("input"))
        {
            throw words.Expected("'input' and a shape, such as input 1x28x28", "input");
        }
        var sizes = words.TakeInts(
            "a shape: a number of values, or channels x rows x columns such as 1x28x28", 'x', count => count is 1 or 3, 1, int.MaxValue);
        activations = sizes.Aggregate(1.0, (product, size) => product * size);
        CheckActivations(words.Position - 1, activations);
        return new Shape(sizes);
    }

    private void ParseStage()
    {
        stage = words.Position;
        if (words.Accept("softmax"))
        {
            throw words.Wrong("no layer is called softmax: the loss cross-entropy takes the softmax of the last layer; leave it out");
        }
        if (!TakeActivation())
        {
            Add(LayerKinds[words.TakeOneOf($"a layer ({string.Join(", ", StageWords)})", StageWords)](this));
            if (TakesActivation(layers[^1]))
            {
                TakeActivation();
            }
        }
        ExpectStageEnd();
    }

    /// <summary>Reads an activation, by its name or as a formula, if there is one.</summary>
    private bool TakeActivation()
    {
        var word = words.Peek();
        if (ActivationKinds.TryGetValue(word, out var activation))
        {
            words.Take("an activation");
            Add(activation(this));
            return true;
        }
        if (word.Length > 0 && Quotes.Contains(word[0], StringComparison.Ordinal))
        {
            var (text, start, length) = words.TakeQuoted();
            Add(new FormulaActivation(shape, "network", text, start, length));
            return true;
        }
        return false;
    }

    private void ExpectStageEnd()
    {
        if (words.AtEnd || words.Peek() == "|")
        {
            return;
        }
        throw layers[^1] switch
        {
            Dense => words.Expected($"{Activations}, '|' or the end", DenseWords),
            Conv2d => words.Expected($"stride, pad, same, valid, dilation, {Activations}, '|' or the end", ConvWords),
            MaxPool2d or AveragePool2d => words.Expected("stride, '|' or the end", PoolWords),
            _ => words.Expected("'|' or the end", "|"),
        };
    }

    private void Add(Layer layer)
    {
        activations += layer.Output.Count;
        CheckActivations(stage, activations);
        layers.Add(layer);
        shape = layer.Output;
    }

    private Dense ParseDense()
    {
        var units = words.TakeInt("a number of units, at least 1", 1);
        CheckActivations(stage, activations + units);
        CountParameters((shape.Count + 1.0) * units);
        return new Dense(shape, units);
    }

    private Conv2d ParseConv()
    {
        var channels = words.TakeInt("a number of channels, at least 1", 1);
        var kernel = TakeBoth("a kernel size such as 5x5", count => count == 2);
        (int Rows, int Columns)? stride = null, dilation = null;
        Padding? padding = null;
        while (true)
        {
            if (words.Accept("stride"))
            {
                RefuseSecond(stride is not null);
                stride = TakeBoth("a stride such as 2 or 2x1", count => count is 1 or 2);
            }
            else if (words.Accept("dilation"))
            {
                RefuseSecond(dilation is not null);
                dilation = TakeBoth("a dilation such as 2 or 2x1", count => count is 1 or 2);
            }
            else if (words.Peek() is "pad" or "same" or "valid")
            {
                var second = padding is not null;
                padding = ParsePadding();
                RefuseSecond(second);
            }
            else
            {
                break;
            }
        }
        var window = MakeWindow(kernel, stride ?? (1, 1), dilation ?? (1, 1));
        var outputs = OutputSize(window, padding ?? Padding.Valid);
        CheckActivations(stage, activations + outputs * channels);
        CountParameters(((double)shape.Channels * kernel.Rows * kernel.Columns + 1) * channels);
        return new Conv2d(shape, channels, window, padding ?? Padding.Valid);
    }

    private void RefuseSecond(bool second)
    {
        if (second)
        {
            throw words.Wrong("stride, padding and dilation can each be given once");
        }
    }

    private Padding ParsePadding()
    {
        words.Accept("pad");
        if (words.Accept("same"))
        {
            return Padding.Same;
        }
        if (words.Accept("valid"))
        {
            return Padding.Valid;
        }
        var cells = words.TakeInts(
            "a padding: same, valid, cells such as 2, or top,bottom,left,right such as 1,2,1,2", ',', count => count is 1 or 4, 0, MostCells);
        return cells is [var all] ? Padding.Cells(all, all, all, all) : Padding.Cells(cells[0], cells[1], cells[2], cells[3]);
    }

    private Layer ParsePool(Func<Shape, Window, Layer> create)
    {
        var kernel = TakeBoth("a window size such as 2 or 2x3", count => count is 1 or 2);
        var stride = words.Accept("stride") ? TakeBoth("a stride such as 2 or 2x1", count => count is 1 or 2) : kernel;
        var window = MakeWindow(kernel, stride, (1, 1));
        OutputSize(window, Padding.Valid);
        return create(shape, window);
    }

    /// <summary>Sizes along rows and columns; a single one stands for both.</summary>
    private (int Rows, int Columns) TakeBoth(string expected, Predicate<int> acceptsCount)
    {
        var sizes = words.TakeInts(expected, 'x', acceptsCount, 1, MostCells);
        return (sizes[0], sizes[^1]);
    }

    private static Window MakeWindow((int Rows, int Columns) kernel, (int Rows, int Columns) stride, (int Rows, int Columns) dilation) => new(
        new WindowAxis(kernel.Rows, stride.Rows, Dilation: dilation.Rows),
        new WindowAxis(kernel.Columns, stride.Columns, Dilation: dilation.Columns));

    /// <summary>The positions of a window over the shape so far; refuses a shape without rows and columns, and a window that does not fit.</summary>
    private double OutputSize(Window window, Padding padding)
    {
        if (shape.Rank != 3)
        {
            throw words.WrongSince(stage, $"this layer needs channels x rows x columns, but gets {shape}: "
                + "place it before flatten and dense, and give the input as in input 1x28x28");
        }
        var applied = padding.Apply(window, shape.Rows, shape.Columns);
        var outputs = (double)applied.Rows.OutputSize(shape.Rows) * applied.Columns.OutputSize(shape.Columns);
        return outputs > 0 ? outputs : throw words.WrongSince(stage,
            $"a window over {window.Rows.Extent}x{window.Columns.Extent} cells does not fit into {shape}: choose a smaller one or more padding");
    }

    private void CountParameters(double count)
    {
        parameters += count;
        if (parameters > MostParameters)
        {
            throw TooMany(stage, parameters, "parameters", MostParameters);
        }
    }

    private void CheckActivations(int since, double total)
    {
        if (total > MostActivations)
        {
            throw TooMany(since, total, "values an example", MostActivations);
        }
    }

    private ChainruleException TooMany(int since, double count, string what, int most) => words.WrongSince(
        since, string.Create(CultureInfo.InvariantCulture, $"this makes {count:N0} {what}, more than the {most:N0} that a network may have: choose smaller sizes"));
}
