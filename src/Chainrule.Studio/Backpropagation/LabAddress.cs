using Chainrule.Studio.Parts;
using static Chainrule.Studio.Parts.Query;

namespace Chainrule.Studio.Backpropagation;

/// <summary>The panels below the lab that are opened and shut.</summary>
[Flags]
public enum LabPanels { None = 0, Derivation = 1, Surface = 2, Points = 4 }

/// <summary>What the loss is shown over.</summary>
/// <param name="Across">The number of the weight from left to right; null for the last layer's first that is no bias.</param>
/// <param name="Up">The number of the weight from bottom to top; null for the next.</param>
/// <param name="Reach">How far to each side.</param>
public sealed record SurfaceChoice(int? Across = null, int? Up = null, double Reach = SurfaceChoice.UsualReach)
{
    /// <summary>The ends of the slider, and where it begins.</summary>
    public const double LeastReach = 0.1, MostReach = 8, UsualReach = 3;
}

/// <summary>All of the lab that a link can show.</summary>
public sealed record LabAddress
{
    private static readonly ExerciseText blank = new("", "sse", "", "", "0.1", "", 1);

    /// <summary>The exercise.</summary>
    public ExerciseText Exercise { get; init; } = ExerciseText.Sheet;

    /// <summary>How many numbers of the walk lie behind.</summary>
    public int At { get; init; }

    /// <summary>The numbers of the step that were changed by hand, as <see cref="StepWalk.Changes"/>.</summary>
    public string Changed { get; init; } = "";

    /// <summary>The number of the chosen weight in the drawing; null for none.</summary>
    public int? Weight { get; init; }

    /// <summary>Whether the lab asks for each number.</summary>
    public bool IsAsking { get; init; }

    /// <summary>The panels that are open.</summary>
    public LabPanels Open { get; init; }

    /// <summary>What the loss is shown over.</summary>
    public SurfaceChoice Surface { get; init; } = new();

    /// <summary>The points in the plane, and what learns them.</summary>
    public PointsPlan Points { get; init; } = new();

    /// <summary>Reads an address; what it does not say is as in the sheet's exercise.</summary>
    /// <exception cref="ChainruleException">A value that cannot be.</exception>
    public static LabAddress Parse(string address)
    {
        var query = new Query(address);
        var network = query.Text("network");
        var usual = UsualOf(network);
        return new LabAddress
        {
            Exercise = new(
                network ?? usual.Network, query.Text("loss") ?? usual.Loss, query.Text("input") ?? usual.Input, query.Text("target") ?? usual.Target,
                query.Text("rate") ?? usual.Rate, query.Text("weights") ?? usual.Weights, query.Whole("seed") ?? usual.Seed),
            At = Place("at") ?? 0,
            Changed = query.Text("changed") ?? "",
            Weight = Place("weight"),
            IsAsking = query.Text("ask") == "true",
            Open = query.Word<LabPanels>("open"),
            Surface = new(
                Place("across"), Place("up"),
                query.Number("reach", SurfaceChoice.LeastReach, SurfaceChoice.MostReach) ?? SurfaceChoice.UsualReach),
            Points = PointsPlan.Parse(query),
        };

        int? Place(string name) => (int?)query.Whole(name, 0, int.MaxValue);
    }

    /// <summary>What the address says.</summary>
    public override string ToString()
    {
        var usual = new LabAddress { Exercise = UsualOf(Exercise == ExerciseText.Sheet ? null : Exercise.Network) };
        // A network that is said to be none is not the sheet's.
        return Query.Of(Values(), usual.Values().Where(pair => pair.Name != "network"));
    }

    /// <summary>What an exercise is where its address says no more than its network; null for none.</summary>
    private static ExerciseText UsualOf(string? network) => network switch
    {
        null => ExerciseText.Sheet,
        // Its weights are the example's only with all the rest of it.
        "sheet" => ExerciseText.Sheet with { Weights = "" },
        _ => blank,
    };

    private IEnumerable<(string Name, string? Value)> Values() =>
    [
        ("network", Exercise == ExerciseText.Sheet ? null : Exercise.Network), ("loss", Exercise.Loss), ("input", Exercise.Input), ("target", Exercise.Target), ("rate", Exercise.Rate),
        ("weights", Exercise.Weights), ("seed", Written(Exercise.Seed)),
        ("at", Written(At)), ("changed", Changed), ("weight", Written(Weight)), ("ask", IsAsking ? "true" : null),
        ("open", Written(Open)),
        ("across", Written(Surface.Across)), ("up", Written(Surface.Up)), ("reach", Written(Surface.Reach)),
        .. Points.Values(),
    ];
}
