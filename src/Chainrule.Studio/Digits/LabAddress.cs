using Chainrule.Studio.Parts;
using static Chainrule.Studio.Parts.Query;

namespace Chainrule.Studio.Digits;

/// <summary>All of the lab that a link can show: what is trained and how, what is on the board, and the sliders.</summary>
/// <param name="Plan">What is trained, and how.</param>
/// <param name="Example">The test digit on the board; null for none.</param>
/// <param name="Drawn">What is drawn on it, as <see cref="DrawingBoard.Text"/>.</param>
/// <param name="Distortion">The sliders.</param>
internal sealed record LabAddress(TrainingPlan Plan, int? Example, string Drawn, Distortion Distortion)
{
    public static LabAddress Usual { get; } = new(new TrainingPlan(), null, "", new Distortion());

    /// <summary>Reads an address.</summary>
    /// <exception cref="ChainruleException">A value that is no number, or one out of its bounds.</exception>
    public static LabAddress Parse(string address)
    {
        var query = new Query(address);
        var plan = Usual.Plan;
        return new LabAddress(
            new TrainingPlan
            {
                First = query.Text("first") ?? plan.First,
                Second = query.Text("second") ?? plan.Second,
                Epochs = (int)(query.Whole("epochs", 1, int.MaxValue) ?? plan.Epochs),
                Batch = (int)(query.Whole("batch", 1, int.MaxValue) ?? plan.Batch),
                Optimizer = query.Text("optimizer") ?? plan.Optimizer,
                Schedule = query.Text("schedule") ?? plan.Schedule,
                Seed = query.Whole("seed") ?? plan.Seed,
                Examples = (int)(query.Whole("examples", 1, int.MaxValue) ?? plan.Examples),
            },
            (int?)query.Whole("example", 0, int.MaxValue),
            query.Text("drawn") ?? "",
            new Distortion
            {
                Right = (int)(query.Whole("right", -Distortion.MostPixels, Distortion.MostPixels) ?? 0),
                Down = (int)(query.Whole("down", -Distortion.MostPixels, Distortion.MostPixels) ?? 0),
                Degrees = (int)(query.Whole("turn", -Distortion.MostDegrees, Distortion.MostDegrees) ?? 0),
                Noise = (int)(query.Whole("noise", 0, 100) ?? 0),
            });
    }

    /// <summary>What the address says.</summary>
    public override string ToString() => Query.Of(Values(), Usual.Values());

    private IEnumerable<(string Name, string? Value)> Values() =>
    [
        ("first", Plan.First), ("second", Plan.Second), ("epochs", Written(Plan.Epochs)), ("batch", Written(Plan.Batch)),
        ("optimizer", Plan.Optimizer), ("schedule", Plan.Schedule), ("seed", Written(Plan.Seed)), ("examples", Written(Plan.Examples)),
        ("example", Written(Example)), ("drawn", Drawn), ("right", Written(Distortion.Right)), ("down", Written(Distortion.Down)),
        ("turn", Written(Distortion.Degrees)), ("noise", Written(Distortion.Noise)),
    ];
}
