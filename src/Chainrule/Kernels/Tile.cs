using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Chainrule.Kernels;

/// <summary>
/// One small matrix product, of which every dense and convolutional kernel is made:
/// <c>output[r][c] = start[r][c] + Σ_t weight[r][t] · input[t][c]</c>
/// for up to <see cref="Tile.Rows"/> rows and <see cref="Tile.Columns"/> columns, t running through three nested loops.
/// A column is a lane: of the pixel c, of the group of examples c, or of c-th neighbouring weights; of a single example, of
/// neighbouring pixels. All strides of the input and the output are in scalars.
/// </summary>
internal unsafe struct TileProduct<TLane, T, TWeight>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
    where TWeight : unmanaged
{
    /// <summary>The weight of row 0 at the first t.</summary>
    public TWeight* Weights;

    /// <summary>From a row's weight to the next row's.</summary>
    public nint WeightRow;

    /// <summary>From one t's weight to the next's, straight through all three loops but for <see cref="WeightSkip"/>.</summary>
    public nint WeightStep;

    /// <summary>How many weights each turn of the outer loop passes over at its end: those of rows that are left out.</summary>
    public nint WeightSkip;

    /// <summary>The input of column 0 at the first t.</summary>
    public T* Input;

    /// <summary>From a column's input to the next column's.</summary>
    public nint InputColumn;

    /// <summary>How often each loop runs.</summary>
    public int Outer, Middle, Inner;

    /// <summary>How far each loop moves the input.</summary>
    public nint OuterStride, MiddleStride, InnerStride;

    /// <summary>The output at row 0, column 0.</summary>
    public T* Output;

    /// <summary>From an output to the next row's and the next column's.</summary>
    public nint OutputRow, OutputColumn;

    /// <summary>What each row starts from; null to start from zero, or from the output itself where <see cref="Accumulate"/>.</summary>
    public T* Bias;

    /// <summary>Whether the sum continues from what stands in the output.</summary>
    public bool Accumulate;
}

/// <summary>What a tile's weight is: a number for all examples, or a lane with one number for each.</summary>
internal unsafe interface IWeight<TLane, TWeight>
    where TLane : unmanaged
    where TWeight : unmanaged
{
    static abstract TLane Read(TWeight* weight);
}

/// <summary>A weight that all examples share.</summary>
internal readonly unsafe struct Shared<TLane, T> : IWeight<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Read(T* weight) => TLane.Broadcast(*weight);
}

/// <summary>A weight of each example's own: a delta, where weights are what is summed for.</summary>
internal readonly unsafe struct Own<TLane> : IWeight<TLane, TLane>
    where TLane : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Read(TLane* weight) => *weight;
}

/// <summary>
/// The register tile. Its 24 sums are named variables because only those stay in registers (an array of them runs at a
/// quarter of the speed). Smaller tiles are the same code: a comparison with a size is a constant to the compiler, which
/// drops what lies outside.
/// </summary>
internal static unsafe class Tile
{
    /// <summary>The most rows of a tile.</summary>
    public const int Rows = 4;

    /// <summary>
    /// The most columns of a tile: 24 sums want 32 registers (AVX-512 at any width, Arm); where there are but 16, twelve
    /// sums run faster than spilled ones.
    /// </summary>
    public static readonly int Columns = Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported ? 6 : 3;

    /// <summary>How many tiles of at most <paramref name="most"/> cover <paramref name="count"/>.</summary>
    public static int Count(int count, int most) => (count + most - 1) / most;

    /// <summary>Where tile <paramref name="index"/> of <paramref name="tiles"/> begins when they share <paramref name="count"/> evenly.</summary>
    public static int Start(int count, int tiles, int index) => (int)((long)count * index / tiles);

    /// <summary>Computes one tile; the naive loop that it equals is in the summary of <see cref="TileProduct{TLane,T,TWeight}"/>.</summary>
    public static void Multiply<TLane, T, TWeight, TRead>(in TileProduct<TLane, T, TWeight> product, int rows, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
        where TWeight : unmanaged
        where TRead : IWeight<TLane, TWeight>
    {
        switch (rows)
        {
            case 1: Multiply<TLane, T, TWeight, TRead, One>(product, columns); break;
            case 2: Multiply<TLane, T, TWeight, TRead, Two>(product, columns); break;
            case 3: Multiply<TLane, T, TWeight, TRead, Three>(product, columns); break;
            default: Multiply<TLane, T, TWeight, TRead, Four>(product, columns); break;
        }
    }

    private static void Multiply<TLane, T, TWeight, TRead, TRows>(in TileProduct<TLane, T, TWeight> product, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
        where TWeight : unmanaged
        where TRead : IWeight<TLane, TWeight>
        where TRows : ISize
    {
        switch (columns)
        {
            case 1: Multiply<TLane, T, TWeight, TRead, TRows, One>(product); break;
            case 2: Multiply<TLane, T, TWeight, TRead, TRows, Two>(product); break;
            case 3: Multiply<TLane, T, TWeight, TRead, TRows, Three>(product); break;
            case 4: Multiply<TLane, T, TWeight, TRead, TRows, Four>(product); break;
            case 5: Multiply<TLane, T, TWeight, TRead, TRows, Five>(product); break;
            default: Multiply<TLane, T, TWeight, TRead, TRows, Six>(product); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TLane, T, TWeight, TRead, TRows, TColumns>(in TileProduct<TLane, T, TWeight> product)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
        where TWeight : unmanaged
        where TRead : IWeight<TLane, TWeight>
        where TRows : ISize
        where TColumns : ISize
    {
        var bias = product.Bias;
        var output = product.Output;
        var outputRow = product.OutputRow;
        var outputColumn = product.OutputColumn;
        TLane c00 = default, c01 = default, c02 = default, c03 = default, c04 = default, c05 = default;
        TLane c10 = default, c11 = default, c12 = default, c13 = default, c14 = default, c15 = default;
        TLane c20 = default, c21 = default, c22 = default, c23 = default, c24 = default, c25 = default;
        TLane c30 = default, c31 = default, c32 = default, c33 = default, c34 = default, c35 = default;
        if (bias != null)
        {
            c00 = c01 = c02 = c03 = c04 = c05 = TLane.Broadcast(bias[0]);
            if (TRows.Value > 1)
            {
                c10 = c11 = c12 = c13 = c14 = c15 = TLane.Broadcast(bias[1]);
            }
            if (TRows.Value > 2)
            {
                c20 = c21 = c22 = c23 = c24 = c25 = TLane.Broadcast(bias[2]);
            }
            if (TRows.Value > 3)
            {
                c30 = c31 = c32 = c33 = c34 = c35 = TLane.Broadcast(bias[3]);
            }
        }
        else if (product.Accumulate)
        {
            c00 = *(TLane*)(output);
            if (TColumns.Value > 1) { c01 = *(TLane*)(output + outputColumn); }
            if (TColumns.Value > 2) { c02 = *(TLane*)(output + 2 * outputColumn); }
            if (TColumns.Value > 3) { c03 = *(TLane*)(output + 3 * outputColumn); }
            if (TColumns.Value > 4) { c04 = *(TLane*)(output + 4 * outputColumn); }
            if (TColumns.Value > 5) { c05 = *(TLane*)(output + 5 * outputColumn); }
            if (TRows.Value > 1)
            {
                c10 = *(TLane*)(output + outputRow);
                if (TColumns.Value > 1) { c11 = *(TLane*)(output + outputRow + outputColumn); }
                if (TColumns.Value > 2) { c12 = *(TLane*)(output + outputRow + 2 * outputColumn); }
                if (TColumns.Value > 3) { c13 = *(TLane*)(output + outputRow + 3 * outputColumn); }
                if (TColumns.Value > 4) { c14 = *(TLane*)(output + outputRow + 4 * outputColumn); }
                if (TColumns.Value > 5) { c15 = *(TLane*)(output + outputRow + 5 * outputColumn); }
            }
            if (TRows.Value > 2)
            {
                c20 = *(TLane*)(output + 2 * outputRow);
                if (TColumns.Value > 1) { c21 = *(TLane*)(output + 2 * outputRow + outputColumn); }
                if (TColumns.Value > 2) { c22 = *(TLane*)(output + 2 * outputRow + 2 * outputColumn); }
                if (TColumns.Value > 3) { c23 = *(TLane*)(output + 2 * outputRow + 3 * outputColumn); }
                if (TColumns.Value > 4) { c24 = *(TLane*)(output + 2 * outputRow + 4 * outputColumn); }
                if (TColumns.Value > 5) { c25 = *(TLane*)(output + 2 * outputRow + 5 * outputColumn); }
            }
            if (TRows.Value > 3)
            {
                c30 = *(TLane*)(output + 3 * outputRow);
                if (TColumns.Value > 1) { c31 = *(TLane*)(output + 3 * outputRow + outputColumn); }
                if (TColumns.Value > 2) { c32 = *(TLane*)(output + 3 * outputRow + 2 * outputColumn); }
                if (TColumns.Value > 3) { c33 = *(TLane*)(output + 3 * outputRow + 3 * outputColumn); }
                if (TColumns.Value > 4) { c34 = *(TLane*)(output + 3 * outputRow + 4 * outputColumn); }
                if (TColumns.Value > 5) { c35 = *(TLane*)(output + 3 * outputRow + 5 * outputColumn); }
            }
        }

        var weight = product.Weights;
        var weightRow = product.WeightRow;
        var weightStep = product.WeightStep;
        var weightSkip = product.WeightSkip;
        // Multiples that no address can hold are made beforehand: the compiler would work them out anew for every product.
        var column = product.InputColumn;
        var (column2, column3, column5, weightRow3) = (2 * column, 3 * column, 5 * column, 3 * weightRow);
        var innerStride = product.InnerStride;
        var outerInput = product.Input;
        for (var outer = product.Outer; outer > 0; outer--, outerInput += product.OuterStride, weight += weightSkip)
        {
            var middleInput = outerInput;
            for (var middle = product.Middle; middle > 0; middle--, middleInput += product.MiddleStride)
            {
                var input = middleInput;
                for (var inner = product.Inner; inner > 0; inner--, input += innerStride, weight += weightStep)
                {
                    var x0 = *(TLane*)input;
                    var x1 = TColumns.Value > 1 ? *(TLane*)(input + column) : default;
                    var x2 = TColumns.Value > 2 ? *(TLane*)(input + column2) : default;
                    var x3 = TColumns.Value > 3 ? *(TLane*)(input + column3) : default;
                    var x4 = TColumns.Value > 4 ? *(TLane*)(input + 2 * column2) : default;
                    var x5 = TColumns.Value > 5 ? *(TLane*)(input + column5) : default;
                    var w0 = TRead.Read(weight);
                    c00 = TLane.MulAdd(w0, x0, c00);
                    if (TColumns.Value > 1) { c01 = TLane.MulAdd(w0, x1, c01); }
                    if (TColumns.Value > 2) { c02 = TLane.MulAdd(w0, x2, c02); }
                    if (TColumns.Value > 3) { c03 = TLane.MulAdd(w0, x3, c03); }
                    if (TColumns.Value > 4) { c04 = TLane.MulAdd(w0, x4, c04); }
                    if (TColumns.Value > 5) { c05 = TLane.MulAdd(w0, x5, c05); }
                    if (TRows.Value > 1)
                    {
                        var w1 = TRead.Read(weight + weightRow);
                        c10 = TLane.MulAdd(w1, x0, c10);
                        if (TColumns.Value > 1) { c11 = TLane.MulAdd(w1, x1, c11); }
                        if (TColumns.Value > 2) { c12 = TLane.MulAdd(w1, x2, c12); }
                        if (TColumns.Value > 3) { c13 = TLane.MulAdd(w1, x3, c13); }
                        if (TColumns.Value > 4) { c14 = TLane.MulAdd(w1, x4, c14); }
                        if (TColumns.Value > 5) { c15 = TLane.MulAdd(w1, x5, c15); }
                    }
                    if (TRows.Value > 2)
                    {
                        var w2 = TRead.Read(weight + 2 * weightRow);
                        c20 = TLane.MulAdd(w2, x0, c20);
                        if (TColumns.Value > 1) { c21 = TLane.MulAdd(w2, x1, c21); }
                        if (TColumns.Value > 2) { c22 = TLane.MulAdd(w2, x2, c22); }
                        if (TColumns.Value > 3) { c23 = TLane.MulAdd(w2, x3, c23); }
                        if (TColumns.Value > 4) { c24 = TLane.MulAdd(w2, x4, c24); }
                        if (TColumns.Value > 5) { c25 = TLane.MulAdd(w2, x5, c25); }
                    }
                    if (TRows.Value > 3)
                    {
                        var w3 = TRead.Read(weight + weightRow3);
                        c30 = TLane.MulAdd(w3, x0, c30);
                        if (TColumns.Value > 1) { c31 = TLane.MulAdd(w3, x1, c31); }
                        if (TColumns.Value > 2) { c32 = TLane.MulAdd(w3, x2, c32); }
                        if (TColumns.Value > 3) { c33 = TLane.MulAdd(w3, x3, c33); }
                        if (TColumns.Value > 4) { c34 = TLane.MulAdd(w3, x4, c34); }
                        if (TColumns.Value > 5) { c35 = TLane.MulAdd(w3, x5, c35); }
                    }
                }
            }
        }

        *(TLane*)(output) = c00;
        if (TColumns.Value > 1) { *(TLane*)(output + outputColumn) = c01; }
        if (TColumns.Value > 2) { *(TLane*)(output + 2 * outputColumn) = c02; }
        if (TColumns.Value > 3) { *(TLane*)(output + 3 * outputColumn) = c03; }
        if (TColumns.Value > 4) { *(TLane*)(output + 4 * outputColumn) = c04; }
        if (TColumns.Value > 5) { *(TLane*)(output + 5 * outputColumn) = c05; }
        if (TRows.Value > 1)
        {
            *(TLane*)(output + outputRow) = c10;
            if (TColumns.Value > 1) { *(TLane*)(output + outputRow + outputColumn) = c11; }
            if (TColumns.Value > 2) { *(TLane*)(output + outputRow + 2 * outputColumn) = c12; }
            if (TColumns.Value > 3) { *(TLane*)(output + outputRow + 3 * outputColumn) = c13; }
            if (TColumns.Value > 4) { *(TLane*)(output + outputRow + 4 * outputColumn) = c14; }
            if (TColumns.Value > 5) { *(TLane*)(output + outputRow + 5 * outputColumn) = c15; }
        }
        if (TRows.Value > 2)
        {
            *(TLane*)(output + 2 * outputRow) = c20;
            if (TColumns.Value > 1) { *(TLane*)(output + 2 * outputRow + outputColumn) = c21; }
            if (TColumns.Value > 2) { *(TLane*)(output + 2 * outputRow + 2 * outputColumn) = c22; }
            if (TColumns.Value > 3) { *(TLane*)(output + 2 * outputRow + 3 * outputColumn) = c23; }
            if (TColumns.Value > 4) { *(TLane*)(output + 2 * outputRow + 4 * outputColumn) = c24; }
            if (TColumns.Value > 5) { *(TLane*)(output + 2 * outputRow + 5 * outputColumn) = c25; }
        }
        if (TRows.Value > 3)
        {
            *(TLane*)(output + 3 * outputRow) = c30;
            if (TColumns.Value > 1) { *(TLane*)(output + 3 * outputRow + outputColumn) = c31; }
            if (TColumns.Value > 2) { *(TLane*)(output + 3 * outputRow + 2 * outputColumn) = c32; }
            if (TColumns.Value > 3) { *(TLane*)(output + 3 * outputRow + 3 * outputColumn) = c33; }
            if (TColumns.Value > 4) { *(TLane*)(output + 3 * outputRow + 4 * outputColumn) = c34; }
            if (TColumns.Value > 5) { *(TLane*)(output + 3 * outputRow + 5 * outputColumn) = c35; }
        }
    }

    private interface ISize
    {
        static abstract int Value { get; }
    }

    private readonly struct One : ISize
    {
        public static int Value => 1;
    }

    private readonly struct Two : ISize
    {
        public static int Value => 2;
    }

    private readonly struct Three : ISize
    {
        public static int Value => 3;
    }

    private readonly struct Four : ISize
    {
        public static int Value => 4;
    }

    private readonly struct Five : ISize
    {
        public static int Value => 5;
    }

    private readonly struct Six : ISize
    {
        public static int Value => 6;
    }
}
