using Chainrule.Layers;
using Chainrule.Networks;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Networks;

/// <summary>Small networks of every kind of layer, drawn from the layers' constructors and not from texts.</summary>
internal static class RandomNetworks
{
    public static Gen<Network> Any { get; } = Gen.Long.Select(Create);

    public static Network Create(long seed)
    {
        var random = new RandomSource(seed);
        var input = random.NextInt(2) == 0
            ? new Shape(1 + random.NextInt(9))
            : new Shape(1 + random.NextInt(3), 1 + random.NextInt(9), 1 + random.NextInt(9));
        var layers = new List<Layer>();
        var shape = input;
        for (var count = 1 + random.NextInt(6); count > 0; count--)
        {
            var layer = Draw(shape, ref random);
            layers.Add(layer);
            shape = layer.Output;
        }
        return new Network(input, layers);
    }

    private static Layer Draw(Shape shape, ref RandomSource random) => random.NextInt(shape.Rank == 3 ? 15 : 10) switch
    {
        0 => new Dense(shape, 1 + random.NextInt(5)),
        1 => new Sigmoid(shape),
        2 => new Tanh(shape),
        3 => new Relu(shape),
        4 => random.NextInt(2) == 0 ? new LeakyRelu(shape) : new LeakyRelu(shape, random.NextDouble(1e-9, 1)),
        5 => new Gelu(shape),
        6 => new Softplus(shape),
        7 => new Dropout(shape, random.NextDouble()),
        8 => new Flatten(shape),
        9 => new FormulaActivation(shape, random.NextInt(2) == 0 ? "x / (1 + exp(-x))" : " max( x,0 )  * 2"),
        10 => new MaxPool2d(shape, Pool(shape, ref random)),
        11 => new AveragePool2d(shape, Pool(shape, ref random)),
        _ => Conv(shape, ref random),
    };

    private static Window Pool(Shape shape, ref RandomSource random) => new(
        new WindowAxis(1 + random.NextInt(shape.Rows), 1 + random.NextInt(3)),
        new WindowAxis(1 + random.NextInt(shape.Columns), 1 + random.NextInt(3)));

    private static Conv2d Conv(Shape shape, ref RandomSource random)
    {
        var padding = random.NextInt(4) switch
        {
            0 => Padding.Valid,
            1 => Padding.Same,
            2 => Padding.Cells(1, 1, 1, 1),
            _ => Padding.Cells(random.NextInt(3), random.NextInt(3), random.NextInt(3), random.NextInt(3)),
        };
        var window = new Window(Axis(shape.Rows, ref random), Axis(shape.Columns, ref random));
        return new Conv2d(shape, 1 + random.NextInt(3), window, padding);
    }

    private static WindowAxis Axis(int cells, ref RandomSource random)
    {
        var kernel = 1 + random.NextInt(cells);
        var dilation = kernel == 1 ? 1 + random.NextInt(3) : 1 + random.NextInt(1 + (cells - kernel) / (kernel - 1));
        return new WindowAxis(kernel, 1 + random.NextInt(3), Dilation: dilation);
    }
}
