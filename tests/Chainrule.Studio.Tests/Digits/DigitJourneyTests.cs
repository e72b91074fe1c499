using Chainrule.Studio.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chainrule.Studio.Tests.Digits;

/// <summary>The digit lab as its users use it.</summary>
[Collection(Journeys.Name)]
public class DigitJourneyTests(StudioFixture fixture)
{
    /// <summary>A second or two of training, after which both networks know a clear digit.</summary>
    private const string Brief = "/digits?epochs=1&examples=12000";

    /// <summary>Training that no test sees the end of.</summary>
    private const string Endless = "/digits?epochs=100000&optimizer=adam%200.001&schedule=constant";

    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 60_000 };

    private static ILocator Button(StudioPage studio, string name) => studio.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Stage(StudioPage studio) => studio.Page.Locator(".stage");

    private static ILocator Verdict(StudioPage studio, string network) =>
        studio.Page.GetByRole(AriaRole.Region, new() { Name = $"Answer of {network}" }).Locator(".verdict");

    private static async Task Train(StudioPage studio)
    {
        await Button(studio, "Train").ClickAsync();
        await Expect(Stage(studio)).ToHaveTextAsync("Done.", Patient);
    }

    /// <summary>Draws strokes by mouse, through points in cells of the board.</summary>
    private static async Task Draw(StudioPage studio, params (int X, int Y)[][] strokes)
    {
        await studio.Page.Locator(".board").ScrollIntoViewIfNeededAsync();
        var box = (await studio.Page.Locator(".board").BoundingBoxAsync())!;
        foreach (var stroke in strokes)
        {
            await Move(stroke[0]);
            await studio.Page.Mouse.DownAsync();
            foreach (var point in stroke.Skip(1))
            {
                await Move(point, 10);
            }
            await studio.Page.Mouse.UpAsync();
        }

        Task Move((int X, int Y) point, int steps = 1) =>
            studio.Page.Mouse.MoveAsync((float)(box.X + 1 + 10 * point.X), (float)(box.Y + 1 + 10 * point.Y), new() { Steps = steps });
    }

    private static Task DrawSeven(StudioPage studio) => Draw(studio, [(8, 7), (20, 7), (13, 22)]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Both_networks_learn_and_read_a_drawn_seven(bool isDark)
    {
        var suffix = isDark ? "-dark" : "";
        await using var studio = await fixture.Open(Brief, isDark);
        Assert.Empty(await studio.Violations());
        await studio.Picture($"digits-begin{suffix}");

        await Train(studio);
        await DrawSeven(studio);
        await Expect(Verdict(studio, "ffn")).ToHaveTextAsync("answers 7");
        await Expect(Verdict(studio, "lenet")).ToHaveTextAsync("answers 7");
        await Expect(studio.Page.GetByRole(AriaRole.Region, new() { Name = "Inside lenet" }).GetByText("The pixels that mattered for its answer, 7")).ToBeVisibleAsync();
        // The two charts, the picture seen, and for lenet its kernels, the pixels that mattered and seven stages.
        await Expect(studio.Page.Locator(".chart svg")).ToHaveCountAsync(2);
        await Expect(studio.Page.GetByRole(AriaRole.Region, new() { Name = "Inside lenet" }).Locator("img")).ToHaveCountAsync(9);

        await studio.Page.GetByRole(AriaRole.Region, new() { Name = "Confusions of ffn" }).GetByRole(AriaRole.Button).First.ClickAsync();
        Assert.Empty(await studio.Violations());
        await studio.Picture($"digits{suffix}");
    }
}
