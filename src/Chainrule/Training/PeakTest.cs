using System.Diagnostics;
using Chainrule.Kernels;
using Chainrule.Networks;

namespace Chainrule.Training;

/// <summary>Measures how many multiply-adds of floats this machine can do when it does nothing else and waits for no memory.</summary>
public static class PeakTest
{
    /// <summary>A run takes less than a tenth of a millisecond: short beside the slices that a shared machine takes away.</summary>
    private const int Rounds = 20_000;

    /// <summary>
    /// Measures it by the median run, as a step is measured by the median step: where a machine is held back at times, both are
    /// what it does while it is not.
    /// </summary>
    /// <param name="seconds">How long to measure.</param>
    /// <param name="threads">Threads to use; 0 takes every core.</param>
    /// <param name="cancellation">Stops it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Multiply-adds a second, of all threads together, but of no more than there are cores.</returns>
    public static double MultiplyAddsPerSecond(double seconds, int threads = 0, CancellationToken cancellation = default)
    {
        using var team = new Team(threads);
        return MultiplyAddsPerSecond(team, seconds, cancellation);
    }

    internal static double MultiplyAddsPerSecond(Team team, double seconds, CancellationToken cancellation) => Lanes.Width switch
    {
        16 => Measure<Lane16>(team, seconds, cancellation),
        8 => Measure<Lane8>(team, seconds, cancellation),
        _ => Measure<Lane4>(team, seconds, cancellation),
    };

    private static double Measure<TLane>(Team team, double seconds, CancellationToken cancellation) where TLane : unmanaged, ILane<TLane, float>
    {
        var perSecond = new double[team.Size];
        team.Run(worker =>
        {
            // The chains go to 1 and stay there: what is denormal or infinite would take longer.
            var half = TLane.Constant(0.5);
            var sum = default(TLane);
            var runs = new List<double>();
            var clock = Stopwatch.StartNew();
            do
            {
                cancellation.ThrowIfCancellationRequested();
                var before = Stopwatch.GetTimestamp();
                sum += MultiplyAddPeak.Run<TLane, float>(half, half, Rounds);
                runs.Add(Stopwatch.GetElapsedTime(before).TotalSeconds);
            }
            while (clock.Elapsed.TotalSeconds < seconds);
            runs.Sort();
            // Were the sum not used, the compiler could leave all of it out.
            perSecond[worker] = TLane.Sum(sum) > 0 ? (double)Rounds * MultiplyAddPeak.Chains * TLane.Count / runs[runs.Count / 2] : 0;
        });
        return perSecond.OrderDescending().Take(Environment.ProcessorCount).Sum();
    }
}
