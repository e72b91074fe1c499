using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Chainrule.Studio.Parts;

/// <summary>
/// The address of a page that keeps its state there. The page changes first and its address follows, which takes a while to
/// go through the browser: what comes back is no news.
/// </summary>
/// <param name="navigation">The browser's address.</param>
/// <param name="pause">The least time from one address to the next; null for as many as browsers take without complaint.</param>
public sealed class PageAddress(NavigationManager navigation, TimeSpan? pause = null) : IDisposable
{
    /// <summary>Characters of the longest address. The server takes twice as many.</summary>
    public const int Longest = 30_000;

    /// <summary>Characters that a field takes: more than anyone types, and few enough for an address.</summary>
    public const int LongestText = 20_000;

    // Safari takes 100 addresses in 30 seconds, Chromium 200 in 10.
    private readonly TimeSpan pause = pause ?? TimeSpan.FromMilliseconds(400);

    private readonly string page = new Uri(navigation.Uri).GetLeftPart(UriPartial.Path);

    // In the order in which they come back; the same one may be under way twice.
    private readonly List<string> written = [];
    private string? seen, last, due;
    private bool isPausing;
    private Func<Task>? read;

    /// <summary>Whether there is more to say than an address holds; it stays as it was.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads the address now and whenever it is another than the page has written: after a link within the page, or the browser's way back.</summary>
    /// <param name="read">Reads it, on the page's thread.</param>
    public Task Follow(Func<Task> read)
    {
        this.read = read;
        navigation.LocationChanged += Moved;
        return IsNews() ? read() : Task.CompletedTask;
    }

    /// <summary>Follows no longer.</summary>
    public void Dispose() => navigation.LocationChanged -= Moved;

    /// <summary>Whether the address is one that the page has not written itself, and has not read yet.</summary>
    public bool IsNews()
    {
        if (navigation.Uri == seen)
        {
            return false;
        }
        seen = navigation.Uri;
        var echo = written.IndexOf(seen);
        if (echo >= 0)
        {
            written.RemoveRange(0, echo + 1);
            return false;
        }
        // What was written before and comes back later is where the browser is: it is followed then.
        written.Clear();
        (last, due, IsTooLong) = (seen, null, false);
        return true;
    }

    /// <summary>Writes the page's state: at once, or as soon as the browser takes another.</summary>
    /// <param name="query">What follows the page's own address.</param>
    public void Write(string query)
    {
        var next = new Uri(page + query).AbsoluteUri;
        IsTooLong = next.Length > Longest;
        if (next == last || IsTooLong)
        {
            return;
        }
        last = next;
        if (isPausing)
        {
            due = next;
        }
        else
        {
            Send(next);
        }
    }

    private bool IsHere => new Uri(navigation.Uri).GetLeftPart(UriPartial.Path) == page;

    private void Moved(object? sender, LocationChangedEventArgs change)
    {
        if (IsHere && IsNews())
        {
            _ = read!();
        }
    }

    private void Send(string next)
    {
        // Whoever has gone on to another page is not called back.
        if (!IsHere)
        {
            return;
        }
        written.Add(next);
        navigation.NavigateTo(next, replace: true);
        if (pause > TimeSpan.Zero)
        {
            _ = Pause();
        }
    }

    private async Task Pause()
    {
        isPausing = true;
        await Task.Delay(pause);
        isPausing = false;
        if (due is { } next)
        {
            due = null;
            Send(next);
        }
    }
}
