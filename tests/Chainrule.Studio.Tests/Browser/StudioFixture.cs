using Microsoft.Playwright;

namespace Chainrule.Studio.Tests.Browser;

/// <summary>A studio and a browser, shared by all journeys; each has a page of its own.</summary>
public sealed class StudioFixture : IAsyncLifetime
{
    private static readonly string[] names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private StudioProcess? studio;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The installed browser; null for none.</summary>
    private static string? Chromium { get; } =
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in names
         select Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }
        studio = await StudioProcess.Start();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            // Without its own sandbox, which a container's root has not; it opens nothing but the studio.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <summary>A page that is let in, at an address of the studio; skips the test where there is no browser.</summary>
    /// <param name="path">Where: <c>/convolution?kernel=sobel-x</c>.</param>
    /// <param name="isDark">Whether the system asks for dark colours.</param>
    /// <param name="width">The window's width in pixels.</param>
    /// <param name="hasTouch">Whether the screen is touched.</param>
    /// <param name="cable">What lies between the browser and the studio; null for nothing.</param>
    internal async Task<StudioPage> Open(string path = "/", bool isDark = false, int width = 1280, bool hasTouch = false, Cable? cable = null)
    {
        Assert.SkipWhen(browser is null, "no Chromium is installed");
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = hasTouch,
        });
        var page = new StudioPage(
            await context.NewPageAsync(),
            cable is null ? studio!.Address : new UriBuilder(studio!.Address) { Port = cable.Port }.Uri);
        await page.Go("/");
        if (path != "/")
        {
            await page.Go(path);
        }
        return page;
    }

    /// <summary>A cable to the studio.</summary>
    internal Cable Lay()
    {
        Assert.SkipWhen(studio is null, "no Chromium is installed");
        return new Cable(studio.Address.Port);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
        if (studio is not null)
        {
            await studio.DisposeAsync();
        }
    }
}
