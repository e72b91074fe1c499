using BenchmarkDotNet.Attributes;
using Chainrule.Networks;

namespace Chainrule.Bench;

/// <summary>What a step pays for being shared: starting the other threads, waiting for them once on the way, and at the end.</summary>
public class TeamBenchmarks
{
    private Team team = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Start() => team = new Team(Threads);

    [GlobalCleanup]
    public void Stop() => team.Dispose();

    [Benchmark]
    public void Fork_and_join() => team.Run(static _ => { });

    [Benchmark]
    public void Fork_meet_and_join() => team.Run(_ => team.Meet());
}
