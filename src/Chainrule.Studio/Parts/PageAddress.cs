using Microsoft.AspNetCore.Components;

namespace Chainrule.Studio.Parts;

/// <summary>
/// The address of a page that keeps its state there. The page changes first and its address follows, which takes a while to
/// go through the browser: what comes back is no news.
/// </summary>
public sealed class PageAddress(NavigationManager navigation)
{
    /// <summary>Characters of the longest address: the server takes twice as many.</summary>
    public const int Longest = 30_000;

    // In the order in which they come back; the same one may be under way twice.
    private readonly List<string> written = [];
    private string? seen, last;

    /// <summary>Whether there is more to say than an address holds; it stays as it was.</summary>
    public bool IsTooLong { get; private set; }

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
        (last, IsTooLong) = (seen, false);
        return true;
    }

    /// <summary>Writes the page's state.</summary>
    public void Write(string address)
    {
        var next = navigation.ToAbsoluteUri(address).AbsoluteUri;
        IsTooLong = next.Length > Longest;
        if (next == last || IsTooLong)
        {
            return;
        }
        last = next;
        written.Add(next);
        navigation.NavigateTo(next, replace: true);
    }
}
