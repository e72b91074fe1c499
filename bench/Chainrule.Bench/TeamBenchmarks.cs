using BenchmarkDotNet.Attributes;
using Chainrule.Networks;

namespace Chainrule.Bench;

/// <summary>What a step pays for being shared: starting the other threads, waiting for them once on the way, and at the end.</summary>
public class TeamBenchmarks
{
    private Team team = null!;
    private Action<int> meet = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Start() => (team, meet) = (new Team(Threads), _ => team.Meet());

    [GlobalCleanup]
    public void Stop() => team.Dispose();

    [Benchmark]
    public void Fork_and_join() => team.Run(static _ => { });

    [Benchmark]
    public void Fork_meet_and_join() => team.Run(meet);
}
