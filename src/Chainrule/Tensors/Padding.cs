namespace Chainrule.Tensors;

/// <summary>How much zero padding a window gets: none, as much as preserves the size, or so many cells on each side.</summary>
public readonly record struct Padding
{
    private Padding(bool same, int top, int bottom, int left, int right)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfNegative(bottom);
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        (IsSame, Top, Bottom, Left, Right) = (same, top, bottom, left, right);
    }

    /// <summary>No padding: every window lies within the input.</summary>
    public static Padding Valid => default;

    /// <summary>The padding that makes the output as large as the input (divided by the stride): see <see cref="WindowAxis.Same"/>.</summary>
    public static Padding Same => new(true, 0, 0, 0, 0);

    /// <summary>So many cells on each side.</summary>
    public static Padding Cells(int top, int bottom, int left, int right) => new(false, top, bottom, left, right);

    /// <summary>Whether the padding follows from the input's size.</summary>
    public bool IsSame { get; }

    /// <summary>Cells above the first row.</summary>
    public int Top { get; }

    /// <summary>Cells below the last row.</summary>
    public int Bottom { get; }

    /// <summary>Cells left of the first column.</summary>
    public int Left { get; }

    /// <summary>Cells right of the last column.</summary>
    public int Right { get; }

    /// <summary>The window with this padding over an input of the given size.</summary>
    public Window Apply(Window window, int rows, int columns) => IsSame
        ? window.Same(rows, columns)
        : new(window.Rows with { Before = Top, After = Bottom }, window.Columns with { Before = Left, After = Right });

    /// <summary>Its words in a network's text: nothing, <c>same</c>, <c>pad 2</c>, or <c>pad 1,2,1,2</c> (top, bottom, left, right).</summary>
    public override string ToString() => this == Valid ? ""
        : IsSame ? "same"
        : Top == Bottom && Top == Left && Top == Right ? $"pad {Top}"
        : $"pad {Top},{Bottom},{Left},{Right}";
}
