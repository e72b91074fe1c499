using System.Runtime.InteropServices;
using Spectre.Console;

namespace Chainrule.Cli;

/// <summary>
/// Turns the first Ctrl-C, or a request to terminate, into a cancelled <see cref="Token"/>, so that work ends in order and
/// keeps what it has; the second ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive);
    }

    public CancellationToken Token => source.Token;

    /// <summary>
    /// Does work that is left where it is when the token is cancelled: it waits, for a pipe or a slow disk, or takes its time
    /// and knows no token, and there is nothing that it would have to bring in order.
    /// </summary>
    /// <exception cref="OperationCanceledException">It has been left.</exception>
    public T Leave<T>(Func<T> work) => Task.Run(work).WaitAsync(Token).GetAwaiter().GetResult();

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        if (source.IsCancellationRequested)
        {
            if (Terminal.CanAnimate)
            {
                Terminal.Messages.Cursor.Show();
            }
            return;
        }
        context.Cancel = true;
        source.Cancel();
    }
}
