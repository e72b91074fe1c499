using System.Globalization;
using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Texts;
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

    /// <summary>Places along a cell that are told apart.</summary>
    private const double Steps = 10;

    private const char BetweenStrokes = '_', BetweenNumbers = ',';

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

    /// <summary>The strokes as an address holds them: <c>80,70,200,70_130,220</c> has two, the coordinates of their points in tenths of a cell.</summary>
    public string Text => string.Join(BetweenStrokes, strokes.Select(stroke =>
        string.Join(BetweenNumbers, stroke.SelectMany(point => new[] { point.X, point.Y }).Select(number => Math.Round(number * Steps).ToString(CultureInfo.InvariantCulture)))));

    /// <summary>Draws what <see cref="Text"/> holds, in place of what was there.</summary>
    /// <exception cref="ChainruleException">Something else.</exception>
    public void Read(string text)
    {
        var read = text.Split(BetweenStrokes, StringSplitOptions.RemoveEmptyEntries).Select(Stroke).ToList();
        Clear();
        strokes.AddRange(read);
    }

    private static List<(double X, double Y)> Stroke(string text)
    {
        int[] numbers = [.. text.Split(BetweenNumbers).Select(Coordinate)];
        return numbers.Length % 2 == 0
            ? [.. numbers.Chunk(2).Select(pair => (pair[0] / Steps, pair[1] / Steps))]
            : throw new ChainruleException($"a stroke of {numbers.Length} numbers is none; each of its points has two");
    }

    private static int Coordinate(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Side * Steps
            ? number
            : throw new ChainruleException($"{Words.Quote(word)} is no place on the board; it is a number from 0 to {Side * Steps}, in tenths of a cell");

    /// <summary>The nearest place that an address can name.</summary>
    private static (double X, double Y) Within(double x, double y) => (Near(x), Near(y));

    private static double Near(double cells) => Math.Round(Math.Clamp(cells, 0, Side) * Steps) / Steps;
}
