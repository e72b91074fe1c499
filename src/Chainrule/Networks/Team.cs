using System.Runtime.ExceptionServices;

namespace Chainrule.Networks;

/// <summary>
/// Threads that work on one job together: the caller and persistent workers. Starting a job and waiting for it takes
/// microseconds and allocates nothing: workers spin a little before they sleep.
/// </summary>
internal sealed class Team : IDisposable
{
    /// <summary>Turns of <see cref="SpinWait"/> before a waiting thread sleeps: some tens of microseconds.</summary>
    private const int Spins = 60;

    private readonly object gate = new();
    private readonly Thread[] workers;
    private Action<int>? job;
    private Exception? failure;
    private int started;
    private int busy;
    private int waiting;
    private int meetings;
    private int sleepers;
    private bool stopped;

    /// <param name="threads">How many threads work on a job, the caller included; 0 takes every core.</param>
    public Team(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Size = threads == 0 ? Environment.ProcessorCount : threads;
        workers = new Thread[Size - 1];
        for (var worker = 0; worker < workers.Length; worker++)
        {
            var number = worker + 1;
            workers[worker] = new Thread(() => Work(number)) { IsBackground = true, Name = $"chainrule {number}" };
            workers[worker].Start();
        }
    }

    /// <summary>How many threads work on a job.</summary>
    public int Size { get; }

    /// <summary>
    /// Runs a job on every thread, each with its number from 0, and returns when all have finished it; what the first to
    /// fail threw, it throws. One job at a time, from one thread.
    /// </summary>
    public void Run(Action<int> work)
    {
        ObjectDisposedException.ThrowIf(stopped, this);
        job = work;
        failure = null;
        waiting = 0;
        busy = Size;
        lock (gate)
        {
            started++;
            Wake();
        }
        Do(0);
        WaitUntil(static (team, _) => Volatile.Read(ref team.busy) == 0, 0);
        job = null;
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Within a job: waits until every thread has come here. Every thread must come equally often.</summary>
    public void Meet()
    {
        if (Size == 1)
        {
            return;
        }
        var meeting = Volatile.Read(ref meetings);
        if (Interlocked.Increment(ref waiting) == Size)
        {
            waiting = 0;
            lock (gate)
            {
                meetings++;
                Wake();
            }
            return;
        }
        WaitUntil(static (team, meeting) => Volatile.Read(ref team.meetings) != meeting || Volatile.Read(ref team.failure) is not null, meeting);
        if (failure is not null)
        {
            throw new OperationCanceledException("Another worker failed.");
        }
    }

    /// <summary>Ends the workers.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            Wake();
        }
        foreach (var worker in workers)
        {
            worker.Join();
        }
    }

    private void Work(int number)
    {
        for (var seen = 0; ; seen++)
        {
            WaitUntil(static (team, seen) => Volatile.Read(ref team.started) != seen || Volatile.Read(ref team.stopped), seen);
            if (Volatile.Read(ref started) == seen)
            {
                return;
            }
            Do(number);
        }
    }

    private void Do(int number)
    {
        try
        {
            job!(number);
        }
#pragma warning disable CA1031 // Whatever a worker throws belongs to the caller of Run, not to the thread that met it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                failure ??= exception;
                Wake();
            }
        }
        if (Interlocked.Decrement(ref busy) == 0 && number != 0)
        {
            lock (gate)
            {
                Wake();
            }
        }
    }

    /// <summary>Waits for a condition on the team and a number; spins first, then sleeps until woken.</summary>
    private void WaitUntil(Func<Team, int, bool> condition, int number)
    {
        var spinner = new SpinWait();
        while (spinner.Count < Spins)
        {
            if (condition(this, number))
            {
                return;
            }
            spinner.SpinOnce(sleep1Threshold: -1);
        }
        lock (gate)
        {
            sleepers++;
            while (!condition(this, number))
            {
                Monitor.Wait(gate);
            }
            sleepers--;
        }
    }

    /// <summary>Wakes whoever sleeps; the gate is held.</summary>
    private void Wake()
    {
        if (sleepers > 0)
        {
            Monitor.PulseAll(gate);
        }
    }
}
