using Microsoft.AspNetCore.Components;

namespace Chainrule.Studio.Parts;

/// <summary>
/// The address of a page that keeps its state there. The page changes first and its address follows, which takes a while to
/// go through the browser: what comes back is no news.
/// </summary>
public sealed class PageAddress(NavigationManager navigation)
{
    private readonly HashSet<string> written = [];
    private string? seen;
    private string? last;

    /// <summary>Whether the address is one that the page has not written itself, and has not read yet.</summary>
    public bool IsNews()
    {
        if (navigation.Uri == seen)
        {
            return false;
        }
        seen = navigation.Uri;
        if (written.Remove(seen))
        {
            return false;
        }
        last = seen;
        return true;
    }

    /// <summary>Writes parts of the state; null takes one away.</summary>
    public void Write(params IEnumerable<(string Name, object? Value)> changes)
    {
        var next = navigation.GetUriWithQueryParameters(
            last ?? navigation.Uri, changes.ToDictionary(change => change.Name.ToLowerInvariant(), change => change.Value));
        if (next == last)
        {
            return;
        }
        last = next;
        written.Add(next);
        navigation.NavigateTo(next, replace: true);
    }
}
