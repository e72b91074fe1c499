namespace Chainrule.Studio.Parts;

/// <summary>Work of which only the newest counts: what begins ends what was under way.</summary>
public sealed class Newest : IDisposable
{
    private CancellationTokenSource? source;

    /// <summary>Begins; the token is cancelled as soon as something newer begins.</summary>
    public CancellationToken Begin()
    {
        source?.Cancel();
        source = new CancellationTokenSource();
        return source.Token;
    }

    /// <summary>Ends what is under way.</summary>
    public void End() => source?.Cancel();

    /// <summary>The same.</summary>
    public void Dispose() => End();
}
