using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Chainrule.Studio.Parts;

/// <summary>
/// Tells of a tab's connection. A tab that is closed says so most times; of one that was killed the server only sees that the
/// connection is gone, and keeps the page for minutes, in case it comes back.
/// </summary>
internal sealed class TabConnection : CircuitHandler
{
    /// <summary>The connection is gone.</summary>
    public event Action? Lost;

    /// <summary>The connection is there, again or for the first time.</summary>
    public event Action? Found;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Lost?.Invoke();
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Found?.Invoke();
        return Task.CompletedTask;
    }
}
