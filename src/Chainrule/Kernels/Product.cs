namespace Chainrule.Kernels;

/// <summary>
/// The three loops of a dense layer. Legend: I inputs, U units (outputs), G groups of examples, E examples; weights are
/// <c>[U][I]</c>, activations <c>[G][I]</c> and <c>[G][U]</c> lanes.
/// </summary>
internal static unsafe class Product
{
    /// <summary>Lanes of input that a block of the sum may take: what stays in the first-level cache while all units use it.</summary>
    private const int BlockLanes = 384;

    /// <summary><c>output[g][u] = bias[u] + Σ_i weight[u][i] · input[g][i]</c> for the units from <paramref name="firstUnit"/> to <paramref name="endUnit"/>.</summary>
    public static void Forward<TLane, T>(
        TLane* input, int inputs, T* weights, T* bias, TLane* output, int units, int firstUnit, int endUnit, int groups)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        if (typeof(TLane) == typeof(Lane1))
        {
            for (var group = 0; group < groups; group++)
            {
                SingleExample.Multiply(
                    (float*)input + (nint)group * inputs, inputs, (float*)weights + (nint)firstUnit * inputs, (float*)bias + firstUnit,
                    (float*)output + ((nint)group * units + firstUnit), endUnit - firstUnit);
            }
            return;
        }
        Sum(input, inputs, weights, inputs, 1, bias, output, units, firstUnit, endUnit, groups);
    }

    /// <summary><c>inputDelta[g][i] = Σ_u weight[u][i] · delta[g][u]</c> for the inputs from <paramref name="firstInput"/> to <paramref name="endInput"/>.</summary>
    public static void ByInput<TLane, T>(
        TLane* delta, int units, T* weights, TLane* inputDelta, int inputs, int firstInput, int endInput, int groups)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged =>
        Sum(delta, units, weights, 1, inputs, null, inputDelta, inputs, firstInput, endInput, groups);

    /// <summary><c>output[g][r] = bias[r] + Σ_t weights[r·rowStride + t·termStride] · input[g][t]</c>, r from firstRow to endRow.</summary>
    private static void Sum<TLane, T>(
        TLane* input, int terms, T* weights, nint rowStride, nint termStride, T* bias, TLane* output, int rows,
        int firstRow, int endRow, int groups)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var groupTiles = Tile.Count(groups, Tile.Columns);
        var rowTiles = Tile.Count(endRow - firstRow, Tile.Rows);
        for (var groupTile = 0; groupTile < groupTiles; groupTile++)
        {
            var group = Tile.Start(groups, groupTiles, groupTile);
            var tileGroups = Tile.Start(groups, groupTiles, groupTile + 1) - group;
            var blocks = Tile.Count(terms, BlockLanes / tileGroups);
            for (var block = 0; block < blocks; block++)
            {
                var term = Tile.Start(terms, blocks, block);
                var product = new TileProduct<TLane, T, T>
                {
                    WeightRow = rowStride,
                    WeightStep = termStride,
                    Input = (T*)(input + ((nint)group * terms + term)),
                    InputColumn = (nint)terms * TLane.Count,
                    Outer = 1,
                    Middle = 1,
                    Inner = Tile.Start(terms, blocks, block + 1) - term,
                    InnerStride = TLane.Count,
                    OutputRow = TLane.Count,
                    OutputColumn = (nint)rows * TLane.Count,
                    Accumulate = block > 0,
                };
                for (var rowTile = 0; rowTile < rowTiles; rowTile++)
                {
                    var row = firstRow + Tile.Start(endRow - firstRow, rowTiles, rowTile);
                    var endTile = firstRow + Tile.Start(endRow - firstRow, rowTiles, rowTile + 1);
                    product.Weights = weights + (row * rowStride + term * termStride);
                    product.Bias = bias == null || block > 0 ? null : bias + row;
                    product.Output = (T*)(output + ((nint)group * rows + row));
                    Tile.Multiply<TLane, T, T, Shared<TLane, T>>(product, endTile - row, tileGroups);
                }
            }
        }
    }

    /// <summary>Examples that a block of <see cref="ByWeights"/> sums over before it turns to the next units.</summary>
    private const int BlockExamples = 64;

    /// <summary>
    /// <c>gradient[u][i] = Σ_e delta[u][e] · input[e][i]</c> for the units from <paramref name="firstUnit"/> to
    /// <paramref name="endUnit"/>. Here a lane is neighbouring inputs of one example: summing over the lanes themselves
    /// would cost a horizontal sum for every weight.
    /// </summary>
    /// <param name="input">Examples × <paramref name="inputStride"/> scalars, example after example.</param>
    /// <param name="inputStride">Inputs rounded up to whole lanes, in scalars.</param>
    /// <param name="inputs">I.</param>
    /// <param name="delta">Units × examples scalars.</param>
    /// <param name="examples">E.</param>
    /// <param name="firstUnit">The first unit to do.</param>
    /// <param name="endUnit">One past the last.</param>
    /// <param name="gradient">Units × inputs scalars, from unit 0 on.</param>
    public static void ByWeights<TLane, T>(
        T* input, int inputStride, int inputs, T* delta, int examples, int firstUnit, int endUnit, T* gradient)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var units = endUnit - firstUnit;
        var unitTiles = Tile.Count(units, Tile.Rows);
        var lanes = inputs / TLane.Count;
        var laneTiles = Tile.Count(lanes, Tile.Columns);
        var blocks = Tile.Count(examples, BlockExamples);
        var product = new TileProduct<TLane, T, T>
        {
            WeightRow = examples,
            WeightStep = 1,
            InputColumn = TLane.Count,
            Outer = 1,
            Middle = 1,
            InnerStride = inputStride,
            OutputRow = inputs,
            OutputColumn = TLane.Count,
        };
        for (var laneTile = 0; laneTile < laneTiles; laneTile++)
        {
            var lane = Tile.Start(lanes, laneTiles, laneTile);
            var tileLanes = Tile.Start(lanes, laneTiles, laneTile + 1) - lane;
            for (var block = 0; block < blocks; block++)
            {
                var example = Tile.Start(examples, blocks, block);
                product.Inner = Tile.Start(examples, blocks, block + 1) - example;
                product.Input = input + ((nint)example * inputStride + (nint)lane * TLane.Count);
                product.Accumulate = block > 0;
                for (var unitTile = 0; unitTile < unitTiles; unitTile++)
                {
                    var unit = firstUnit + Tile.Start(units, unitTiles, unitTile);
                    var endTile = firstUnit + Tile.Start(units, unitTiles, unitTile + 1);
                    product.Weights = delta + ((nint)unit * examples + example);
                    product.Output = gradient + ((nint)unit * inputs + (nint)lane * TLane.Count);
                    Tile.Multiply<TLane, T, T, Shared<TLane, T>>(product, endTile - unit, tileLanes);
                }
            }
        }
        var rest = inputs - lanes * TLane.Count;
        if (rest > 0)
        {
            // The last inputs fill no lane: a whole one is computed aside, and only what exists is copied.
            var sums = stackalloc TLane[Tile.Rows];
            product.Inner = examples;
            product.Input = input + (nint)lanes * TLane.Count;
            product.Output = (T*)sums;
            product.OutputRow = TLane.Count;
            product.Accumulate = false;
            for (var unitTile = 0; unitTile < unitTiles; unitTile++)
            {
                var unit = firstUnit + Tile.Start(units, unitTiles, unitTile);
                var tileUnits = firstUnit + Tile.Start(units, unitTiles, unitTile + 1) - unit;
                product.Weights = delta + (nint)unit * examples;
                Tile.Multiply<TLane, T, T, Shared<TLane, T>>(product, tileUnits, 1);
                for (var u = 0; u < tileUnits; u++)
                {
                    new ReadOnlySpan<T>(sums + u, rest).CopyTo(
                        new Span<T>(gradient + ((nint)(unit + u) * inputs + (nint)lanes * TLane.Count), rest));
                }
            }
        }
    }
}
