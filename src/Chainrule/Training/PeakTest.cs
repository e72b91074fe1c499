using System.Diagnostics;
using Chainrule.Kernels;
using Chainrule.Networks;

namespace Chainrule.Training;

/// <summary>Measures how many multiply-adds of floats this machine can do when it does nothing else and waits for no memory.</summary>
public static class PeakTest
{
    private const int Rounds = 20_000;

    /// <summary>Measures it.</summary>
    /// <param name="seconds">How long to measure.</param>
    /// <param name="threads">Threads to use; 0 takes every core.</param>
    /// <param name="cancellation">Stops it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Multiply-adds a second, of all threads together.</returns>
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
            long runs = 0;
            var clock = Stopwatch.StartNew();
            do
            {
                cancellation.ThrowIfCancellationRequested();
                sum += MultiplyAddPeak.Run<TLane, float>(half, half, Rounds);
                runs++;
            }
            while (clock.Elapsed.TotalSeconds < seconds);
            // Were the sum not used, the compiler could leave all of it out.
            perSecond[worker] = TLane.Sum(sum) > 0
                ? runs * ((double)Rounds * MultiplyAddPeak.Chains * TLane.Count) / clock.Elapsed.TotalSeconds
                : 0;
        });
        return perSecond.Sum();
    }
}
