using System.Globalization;
using Chainrule.Data;
using Chainrule.Studio.Parts;
using Chainrule.Texts;

namespace Chainrule.Studio.Backpropagation;

/// <summary>Where points in the plane come from.</summary>
public enum PointSet { Xor, Circle, Spiral, Own }

/// <summary>A point of one's own: two bytes, and its class.</summary>
/// <param name="Across">From the left.</param>
/// <param name="Down">From the top.</param>
/// <param name="Label">1 is drawn as a circle, 0 as a square.</param>
public readonly record struct PlanePoint(byte Across, byte Down, int Label);

/// <summary>Points in two classes, and what is to learn to tell them apart.</summary>
public sealed record PointsPlan
{
    /// <summary>As many points of one's own as can be placed.</summary>
    public const int MostPoints = 1000;

    /// <summary>The most epochs.</summary>
    public const int MostEpochs = 20_000;

    private const char Circle = 'c', Square = 's', Between = '_';

    private static readonly PointsPlan usual = new();

    /// <summary>Which points.</summary>
    public PointSet Set { get; init; }

    /// <summary>The network's text.</summary>
    public string Network { get; init; } = "input 2 | dense 8 tanh | dense 8 tanh | dense 2";

    /// <summary>The optimizer's text.</summary>
    public string Optimizer { get; init; } = "adam 0.02";

    /// <summary>How often it sees every point.</summary>
    public int Epochs { get; init; } = 300;

    /// <summary>One's own points, as an address holds them: <c>c128,30_s20,30</c> is a circle and a square.</summary>
    public string Own { get; init; } = "";

    /// <summary>Reads what an address says of it.</summary>
    /// <exception cref="ChainruleException">A value that cannot be.</exception>
    public static PointsPlan Parse(Query query)
    {
        var plan = new PointsPlan
        {
            Set = query.Word<PointSet>("points"),
            Network = query.Text("learner") ?? usual.Network,
            Optimizer = query.Text("optimizer") ?? usual.Optimizer,
            Epochs = (int)(query.Whole("epochs", 1, MostEpochs) ?? usual.Epochs),
            Own = query.Text("own") ?? usual.Own,
        };
        _ = Read(plan.Own);
        return plan;
    }

    /// <summary>What an address says of it.</summary>
    public IEnumerable<(string Name, string? Value)> Values() =>
    [
        ("points", Query.Written(Set)), ("learner", Network), ("optimizer", Optimizer),
        ("epochs", Query.Written(Epochs)), ("own", Own),
    ];

    /// <summary>Another point of one's own.</summary>
    /// <exception cref="ChainruleException">One too many.</exception>
    public PointsPlan With(PlanePoint point)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{(point.Label == 1 ? Circle : Square)}{point.Across},{point.Down}");
        var next = this with { Own = Own.Length == 0 ? text : $"{Own}{Between}{text}" };
        _ = Read(next.Own);
        return next;
    }

    /// <summary>The points.</summary>
    /// <param name="seed">What those hang on that are scattered.</param>
    public IReadOnlyList<PlanePoint> Points(long seed) => Set switch
    {
        PointSet.Xor => Of(PlanePoints.Xor(seed)),
        PointSet.Circle => Of(PlanePoints.Circle(seed)),
        PointSet.Spiral => Of(PlanePoints.Spiral(seed)),
        _ => Read(Own),
    };

    private static List<PlanePoint> Of(Dataset data) =>
        [.. Enumerable.Range(0, data.Count).Select(i => new PlanePoint(data.Pixels(i)[0], data.Pixels(i)[1], data.Label(i)))];

    private static List<PlanePoint> Read(string text)
    {
        var points = text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(Point).ToList();
        return points.Count <= MostPoints ? points : throw new ChainruleException($"{MostPoints} points are enough");
    }

    private static PlanePoint Point(string word) =>
        word[0] is Circle or Square && word[1..].Split(',') is [var across, var down]
        && byte.TryParse(across, NumberStyles.None, CultureInfo.InvariantCulture, out var x)
        && byte.TryParse(down, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            ? new(x, y, word[0] == Circle ? 1 : 0)
            : throw new ChainruleException($"{Words.Quote(word)} is no point; a circle is written as c128,30, a square as s128,30, each number from 0 to 255");
}
