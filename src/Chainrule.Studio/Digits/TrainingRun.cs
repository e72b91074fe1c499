using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Studio.Parts;
using Chainrule.Training;

namespace Chainrule.Studio.Digits;

/// <summary>What a run is at.</summary>
public enum RunStage { Waiting, Training, Paused, Measuring, Finished, Left }

/// <summary>
/// Both networks trained side by side and then measured, in the background. It stands in the queue while it trains; a paused
/// run lets others go first.
/// </summary>
public sealed class TrainingRun : IAsyncDisposable
{
    /// <summary>The machine's cores, shared by the two networks.</summary>
    private static readonly int Threads = Math.Max(Environment.ProcessorCount / 2, 1);

    private readonly TrainingLine queue;
    private readonly DataSplit data;
    private readonly ComparisonOptions options;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource leaving = new();
    private readonly ManualResetEventSlim gate = new();
    private readonly Lock turn = new();
    private readonly Task work;
    private TrainingLine.Place? place;
    private int version;

    /// <summary>Joins the queue, and begins when it is its turn.</summary>
    /// <exception cref="ChainruleException">A plan that cannot be carried out.</exception>
    public TrainingRun(TrainingPlan plan, DataSplit data, TrainingLine queue)
    {
        this.queue = queue;
        this.data = data with { Train = plan.Part(data.Train) };
        options = plan.Options(Threads);
        string[] names = [plan.First.Trim(), plan.Second.Trim()];
        Learners = [.. plan.Networks(data.Train).Zip(names, (network, name) => new Learner(name, network, Reported))];
        Recipe = options.RecipeFor(plan.Seed);
        // Asked for its mistakes before it is let into the line.
        _ = new Trainer(Learners[0].Network, Recipe);
        Plan = plan;
        Enter();
        work = Work();
    }

    public TrainingPlan Plan { get; }

    /// <summary>How both are trained.</summary>
    public Recipe Recipe { get; }

    /// <summary>The two networks.</summary>
    public IReadOnlyList<Learner> Learners { get; }

    public RunStage Stage { get; private set; }

    /// <summary>Whether it can still be stopped.</summary>
    public bool IsUnderWay => Stage is RunStage.Waiting or RunStage.Training or RunStage.Paused;

    /// <summary>Runs that must end before this one may go on.</summary>
    public int Ahead => place?.Ahead ?? 0;

    /// <summary>Rises with everything that there is to show.</summary>
    public int Version => Volatile.Read(ref version);

    /// <summary>What was measured; null until then, and where a training broke off.</summary>
    public ComparisonResult? Result { get; private set; }

    /// <summary>Why nothing could be measured; null unless so.</summary>
    public string? Mistake { get; private set; }

    /// <summary>Done when nothing more happens.</summary>
    public Task Completion => work;

    /// <summary>Holds both trainings up at their next report, and lets others go first.</summary>
    public void Pause()
    {
        lock (turn)
        {
            if (!stopping.IsCancellationRequested && Stage is (RunStage.Training or RunStage.Waiting))
            {
                gate.Reset();
                Leave();
                Show(RunStage.Paused);
            }
        }
    }

    /// <summary>Goes on, when it is its turn.</summary>
    public void Resume()
    {
        lock (turn)
        {
            if (!stopping.IsCancellationRequested && Stage == RunStage.Paused)
            {
                Enter();
            }
        }
    }

    /// <summary>Ends both trainings and keeps what was learnt.</summary>
    public void Stop() => stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await stopping.CancelAsync();
        await work;
        stopping.Dispose();
        leaving.Dispose();
        gate.Dispose();
    }

    private async Task Work()
    {
        try
        {
            await Task.WhenAll(Learners.Select(learner => OnThread(() => Learn(learner))));
            lock (turn)
            {
                Show(RunStage.Measuring);
            }
            if (Learners.All(learner => learner.Report is not null))
            {
                var results = await Task.WhenAll(Learners.Select(learner => OnThread(() => FirstLook.Of(
                    learner.Name, learner.Network, Recipe.Seed, learner.Report!, data.Test, Threads, leaving.Token))));
                Result = Comparison.Judge(options, data, results);
            }
            End(RunStage.Finished);
        }
        catch (OperationCanceledException)
        {
            End(RunStage.Left);
        }
        catch (ChainruleException exception)
        {
            Mistake = exception.Message;
            End(RunStage.Finished);
        }
#pragma warning disable CA1031 // Whatever breaks a training off, its page says so and lives on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Mistake = exception is OutOfMemoryException
                ? "there is not enough memory to train these networks; choose smaller ones"
                : $"the training broke off: {exception.Message}";
            End(RunStage.Finished);
        }
    }

    private void End(RunStage stage)
    {
        lock (turn)
        {
            Leave();
            Show(stage);
        }
    }

    private bool Learn(Learner learner)
    {
        gate.Wait(stopping.Token);
        learner.Learn(Recipe, data.Train, data.Test, stopping.Token);
        return true;
    }

    /// <summary>On a thread of its own: what takes long must not keep the pages waiting for one.</summary>
    private static Task<T> OnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Reported()
    {
        Interlocked.Increment(ref version);
        if (!stopping.IsCancellationRequested)
        {
            WaitHandle.WaitAny([gate.WaitHandle, stopping.Token.WaitHandle]);
        }
    }

    private void Enter()
    {
        var mine = place = queue.Join();
        Show(RunStage.Waiting);
        _ = mine.Admitted.ContinueWith(_ => Admitted(mine), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Admitted(TrainingLine.Place mine)
    {
        lock (turn)
        {
            if (place == mine && Stage == RunStage.Waiting)
            {
                Show(RunStage.Training);
                gate.Set();
            }
        }
    }

    private void Leave()
    {
        place?.Dispose();
        place = null;
    }

    private void Show(RunStage stage)
    {
        Stage = stage;
        Interlocked.Increment(ref version);
    }
}
