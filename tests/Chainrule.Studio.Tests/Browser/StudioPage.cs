using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chainrule.Studio.Tests.Browser;

/// <summary>A page of the studio in a browser. Whatever the page complains of on its console fails the test that disposes it.</summary>
public sealed class StudioPage : IAsyncDisposable
{
    private readonly Uri address;
    private readonly List<string> complaints = [];
    private bool isIn;

    internal StudioPage(IPage page, Uri address)
    {
        (Page, this.address) = (page, address);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Whether what the console says does not matter to this test, which breaks something on purpose.</summary>
    public bool IsForgiving { get; set; }

    /// <summary>Opens an address of the studio and waits until the page can be used.</summary>
    public async Task Go(string path)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        await Page.GotoAsync(new Uri(address, path) + (isIn ? "" : $"{separator}{address.Query.TrimStart('?')}"));
        isIn = true;
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }

    /// <summary>What axe-core has against the page, one line each.</summary>
    public async Task<IReadOnlyList<string>> Violations()
    {
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa") });
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"))];
    }

    /// <summary>Saves a picture where <c>CHAINRULE_PICTURES</c> says, to be looked at; nothing if it says nothing.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("CHAINRULE_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        if (!IsForgiving)
        {
            Assert.Empty(complaints);
        }
    }
}
