using Chainrule.Tensors;

namespace Chainrule.Studio.Convolution;

/// <summary>Moves from cell to cell.</summary>
public static class CellKeys
{
    /// <summary>The cell that a key leads to; the same for a key that leads nowhere.</summary>
    /// <param name="cell">Where one is.</param>
    /// <param name="key">The key, as browsers name it.</param>
    /// <param name="isFar">Whether Ctrl is held: Home and End then lead to the first and the last of all.</param>
    /// <param name="shape">Channels × rows × columns.</param>
    public static Place Move(Place cell, string key, bool isFar, Shape shape) => Within(key switch
    {
        "ArrowUp" => cell with { Row = cell.Row - 1 },
        "ArrowDown" => cell with { Row = cell.Row + 1 },
        "ArrowLeft" => cell with { Column = cell.Column - 1 },
        "ArrowRight" => cell with { Column = cell.Column + 1 },
        "Home" => cell with { Row = isFar ? 0 : cell.Row, Column = 0 },
        "End" => cell with { Row = isFar ? shape.Rows - 1 : cell.Row, Column = shape.Columns - 1 },
        _ => cell,
    }, shape);

    /// <summary>The next cell, row by row; after the last, the first.</summary>
    public static Place Next(Place cell, Shape shape)
    {
        var next = (cell.Row * shape.Columns + cell.Column + 1) % (shape.Rows * shape.Columns);
        return cell with { Row = next / shape.Columns, Column = next % shape.Columns };
    }

    /// <summary>The cell nearest to a place.</summary>
    public static Place Within(Place place, Shape shape) => new(
        Math.Clamp(place.Row, 0, shape.Rows - 1), Math.Clamp(place.Column, 0, shape.Columns - 1), Math.Clamp(place.Channel, 0, shape.Channels - 1));
}
