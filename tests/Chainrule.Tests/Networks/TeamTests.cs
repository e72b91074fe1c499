using Chainrule.Networks;

namespace Chainrule.Tests.Networks;

public class TeamTests
{
    /// <summary>A team that hangs fails the test instead of stopping the run; its threads are in the background.</summary>
    private static Task Bounded(Action test) =>
        Task.Run(test).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    public static TheoryData<int> Sizes => [1, 2, 3, 5];

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Every_worker_runs_each_job_once(int size) => Bounded(() =>
    {
        using var team = new Team(size);
        Assert.Equal(size, team.Size);
        var threads = new int[size];
        var runs = new int[size];
        for (var job = 1; job <= 3000; job++)
        {
            team.Run(worker =>
            {
                runs[worker]++;
                threads[worker] = Environment.CurrentManagedThreadId;
            });
            Assert.All(runs, count => Assert.Equal(job, count));
        }
        Assert.Equal(size, threads.Distinct().Count());
        Assert.Equal(Environment.CurrentManagedThreadId, threads[0]);
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Whoever_has_met_sees_what_the_others_did_before(int size) => Bounded(() =>
    {
        using var team = new Team(size);
        var place = new int[size];
        for (var run = 0; run < 1500; run++)
        {
            team.Run(worker =>
            {
                for (var meeting = 0; meeting < 3; meeting++)
                {
                    place[worker] = run * 3 + meeting;
                    team.Meet();
                    // Between two meetings nobody may be further than one place ahead, and nobody behind.
                    foreach (var other in place)
                    {
                        Assert.InRange(other, run * 3 + meeting, run * 3 + meeting + 1);
                    }
                    team.Meet();
                }
            });
        }
        Assert.All(place, last => Assert.Equal(1500 * 3 - 1, last));
    });

    [Fact]
    public void A_team_that_was_dismissed_refuses_work()
    {
        var team = new Team(2);
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(_ => { }));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task A_worker_that_throws_fails_the_run_and_the_team_works_on(int size) => Bounded(() =>
    {
        using var team = new Team(size);
        var sums = new int[size];
        for (var round = 0; round < 100; round++)
        {
            for (var place = 0; place < 3; place++)
            {
                var thrower = (round + place) % size;
                void ThrowAt(int here, int worker)
                {
                    if (worker == thrower && here == place)
                    {
                        throw new InvalidDataException($"worker {thrower} at {place}");
                    }
                }
                var error = Assert.Throws<InvalidDataException>(() => team.Run(worker =>
                {
                    ThrowAt(0, worker);
                    team.Meet();
                    ThrowAt(1, worker);
                    team.Meet();
                    ThrowAt(2, worker);
                }));
                Assert.Contains($"worker {thrower} at {place}", error.Message, StringComparison.Ordinal);

                Array.Clear(sums);
                team.Run(worker =>
                {
                    sums[worker] = 1;
                    team.Meet();
                    Assert.Equal(size, sums.Sum());
                    team.Meet();
                });
            }
        }
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Sleeping_workers_wake(int size) => Bounded(() =>
    {
        using var team = new Team(size);
        var runs = 0;
        for (var run = 1; run <= 10; run++)
        {
            Thread.Sleep(20);
            team.Run(worker =>
            {
                Interlocked.Increment(ref runs);
                if (worker == run % size)
                {
                    // The others fall asleep at the meeting.
                    Thread.Sleep(20);
                }
                team.Meet();
                Interlocked.Increment(ref runs);
            });
            Assert.Equal(2 * run * size, runs);
        }
        Thread.Sleep(20);
    });

    [Fact]
    public void Zero_threads_take_every_core_and_fewer_are_refused()
    {
        using var team = new Team(0);
        Assert.Equal(Environment.ProcessorCount, team.Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Team(-1));
    }
}
