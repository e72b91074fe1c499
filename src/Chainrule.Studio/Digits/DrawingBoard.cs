using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Visuals;

namespace Chainrule.Studio.Digits;

/// <summary>A board of 28 × 28 cells with a pen, moved by hand or from cell to cell by keys.</summary>
public sealed class DrawingBoard
{
    /// <summary>Cells along each side.</summary>
    public const int Side = 28;

    /// <summary>The pen's width, in cells.</summary>
    public const double Pen = 2.2;

    /// <summary>Pixels along each side of what is drawn, before it is prepared as MNIST was.</summary>
    private const int Fine = 112;

    private readonly List<List<(double X, double Y)>> strokes = [];

    /// <summary>The points of each stroke, in cells from the upper left corner.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Strokes => strokes;

    /// <summary>The cell under the pen, for who draws by keys.</summary>
    public (int Column, int Row) Cursor { get; private set; } = (Side / 2, Side / 2);

    /// <summary>Whether the pen touches the board.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Sets the pen down at a point, which is in cells.</summary>
    public void Begin(double x, double y)
    {
        strokes.Add([Within(x, y)]);
        IsDown = true;
    }

    /// <summary>Draws to a point; nothing while the pen is up.</summary>
    /// <returns>Whether anything was drawn.</returns>
    public bool Draw(double x, double y)
    {
        if (IsDown)
        {
            strokes[^1].Add(Within(x, y));
        }
        return IsDown;
    }

    /// <summary>Lifts the pen.</summary>
    public void Lift() => IsDown = false;

    /// <summary>Wipes the board.</summary>
    public void Clear()
    {
        strokes.Clear();
        IsDown = false;
    }

    /// <summary>Moves the cursor, drawing if the pen is down.</summary>
    public void Step(int right, int down)
    {
        Cursor = (Math.Clamp(Cursor.Column + right, 0, Side - 1), Math.Clamp(Cursor.Row + down, 0, Side - 1));
        Draw(Cursor.Column + 0.5, Cursor.Row + 0.5);
    }

    /// <summary>Sets the pen down at the cursor, or lifts it.</summary>
    public void Toggle()
    {
        if (IsDown)
        {
            Lift();
        }
        else
        {
            Begin(Cursor.Column + 0.5, Cursor.Row + 0.5);
        }
    }

    /// <summary>What is drawn, prepared as MNIST was made; null for an empty board.</summary>
    public Picture? Prepared() => strokes.Count == 0 ? null : PicturePreparation.Prepare(
        StrokePicture.Draw(strokes.Select(stroke => stroke.ConvertAll(point => (point.X / Side, point.Y / Side))), Pen / Side, Fine),
        PicturePreparation.LikeMnist, new Shape(1, Side, Side));

    private static (double X, double Y) Within(double x, double y) => (Math.Clamp(x, 0, Side), Math.Clamp(y, 0, Side));
}
