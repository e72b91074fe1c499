using Chainrule.Training;

namespace Chainrule.Comparisons;

/// <summary>Where a comparison stands, several times a second while it trains and at each step of its measurements.</summary>
/// <param name="Network">The network under way, by the name it was given.</param>
/// <param name="Run">Which of its trainings, from 1.</param>
/// <param name="Runs">Trainings of each network.</param>
/// <param name="Stage">
/// What is done with it: <c>training</c>, <c>evaluating</c>, or the curve that is measured (<c>shift-x</c>, <c>shift-y</c>,
/// <c>rotation</c>, <c>noise</c>, <c>examples</c>).
/// </param>
/// <param name="Training">Where the training under way stands; null outside training.</param>
/// <param name="Done">The share of the whole comparison that is done, by an estimate of its work, in [0, 1].</param>
/// <param name="Remaining">Time left, at the speed so far; null before anything is done.</param>
public sealed record ComparisonProgress(
    string Network, int Run, int Runs, string Stage, TrainingProgress? Training, double Done, TimeSpan? Remaining);
