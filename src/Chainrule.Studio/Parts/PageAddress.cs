using Microsoft.AspNetCore.Components;

namespace Chainrule.Studio.Parts;

/// <summary>
/// The address of a page that keeps its state there. The page changes first and its address follows, which takes a while to
/// go through the browser: what comes back is no news.
/// </summary>
public sealed class PageAddress(NavigationManager navigation)
{
    // In the order in which they come back; the same one may be under way twice.
    private readonly List<string> written = [];
    private string? seen, last;

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
        last = seen;
        return true;
    }

    /// <summary>Writes parts of the state; null takes one away.</summary>
    public void Write(params IEnumerable<(string Name, object? Value)> changes) => Write(navigation.GetUriWithQueryParameters(
        last ?? navigation.Uri, changes.ToDictionary(change => change.Name.ToLowerInvariant(), change => change.Value)));

    /// <summary>Writes all of it.</summary>
    public void Write(string address)
    {
        var next = navigation.ToAbsoluteUri(address).AbsoluteUri;
        if (next == last)
        {
            return;
        }
        last = next;
        written.Add(next);
        navigation.NavigateTo(next, replace: true);
    }
}
