namespace Chainrule.Tensors;

/// <summary>
/// How many cells a window gets around the input: none, as many as preserve the size, as many as let it touch the input
/// with one cell, or so many on each side.
/// </summary>
public readonly record struct Padding
{
    private enum Rule
    {
        Cells,
        Same,
        SameLower,
        Full,
    }

    private readonly Rule rule;

    private Padding(Rule rule, int top = 0, int bottom = 0, int left = 0, int right = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfNegative(bottom);
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        (this.rule, Top, Bottom, Left, Right) = (rule, top, bottom, left, right);
    }

    /// <summary>No padding: every window lies within the input.</summary>
    public static Padding Valid => default;

    /// <summary>
    /// The padding that makes the output as large as the input (divided by the stride); an odd remainder goes below and to
    /// the right, as in TensorFlow's SAME_UPPER: see <see cref="WindowAxis.Same"/>.
    /// </summary>
    public static Padding Same => new(Rule.Same);

    /// <summary>As <see cref="Same"/>, but an odd remainder goes above and to the left (ONNX's SAME_LOWER).</summary>
    public static Padding SameLower => new(Rule.SameLower);

    /// <summary>Every position where the window touches the input with at least one cell: see <see cref="WindowAxis.Full"/>.</summary>
    public static Padding Full => new(Rule.Full);

    /// <summary>So many cells on each side.</summary>
    public static Padding Cells(int top, int bottom, int left, int right) => new(Rule.Cells, top, bottom, left, right);

    /// <summary>Cells above the first row, where they are given.</summary>
    public int Top { get; }

    /// <summary>Cells below the last row, where they are given.</summary>
    public int Bottom { get; }

    /// <summary>Cells left of the first column, where they are given.</summary>
    public int Left { get; }

    /// <summary>Cells right of the last column, where they are given.</summary>
    public int Right { get; }

    /// <summary>The window with this padding over an input of the given size.</summary>
    public Window Apply(Window window, int rows, int columns) => rule switch
    {
        Rule.Same => new(window.Rows.Same(rows), window.Columns.Same(columns)),
        Rule.SameLower => new(window.Rows.SameLower(rows), window.Columns.SameLower(columns)),
        Rule.Full => new(window.Rows.Full(), window.Columns.Full()),
        _ => new(window.Rows with { Before = Top, After = Bottom }, window.Columns with { Before = Left, After = Right }),
    };

    /// <summary>
    /// Its words in a text: nothing, <c>same</c>, <c>same-lower</c>, <c>full</c>, <c>pad 2</c>, or <c>pad 1,2,1,2</c>
    /// (top, bottom, left, right).
    /// </summary>
    public override string ToString() => rule switch
    {
        Rule.Same => "same",
        Rule.SameLower => "same-lower",
        Rule.Full => "full",
        _ when this == Valid => "",
        _ when Top == Bottom && Top == Left && Top == Right => $"pad {Top}",
        _ => $"pad {Top},{Bottom},{Left},{Right}",
    };
}
