using System.Text.RegularExpressions;
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

    /// <summary>Trains, and sees what was measured without saying first what there is to observe.</summary>
    private static async Task Measure(StudioPage studio)
    {
        await Train(studio);
        await Button(studio, "Show them at once").ClickAsync();
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

        await Measure(studio);
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

    [Fact]
    public async Task Training_can_be_paused_resumed_and_stopped_while_the_board_answers()
    {
        await using var studio = await fixture.Open(Endless);
        await Button(studio, "Train").ClickAsync();
        var numbers = studio.Page.Locator(".numbers").Last;
        await Expect(numbers).ToContainTextAsync("digits a second", new() { Timeout = 30_000 });
        await DrawSeven(studio);
        await Expect(Verdict(studio, "lenet")).ToContainTextAsync("answers");

        await Button(studio, "Pause").ClickAsync();
        await Expect(Stage(studio)).ToHaveTextAsync("Paused.");
        // A report may still have been under way.
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        var standing = await numbers.TextContentAsync();
        await Task.Delay(700, TestContext.Current.CancellationToken);
        Assert.Equal(standing, await numbers.TextContentAsync());
        await studio.Picture("digits-paused");

        await Button(studio, "Resume").ClickAsync();
        await Expect(Stage(studio)).ToHaveTextAsync("Training.");
        await Expect(numbers).Not.ToHaveTextAsync(standing!, new() { Timeout = 10_000 });
        await Button(studio, "Stop").ClickAsync();
        await Expect(Stage(studio)).ToHaveTextAsync("Stopped.", Patient);
        await Expect(studio.Page.GetByRole(AriaRole.Heading, new() { Name = "What do you observe?" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_tabs_train_at_once_a_third_waits_until_one_is_closed()
    {
        var first = await fixture.Open(Endless);
        await using var second = await fixture.Open(Endless);
        await using var third = await fixture.Open(Brief);
        await Button(first, "Train").ClickAsync();
        await Button(second, "Train").ClickAsync();
        await Expect(Stage(first)).ToHaveTextAsync("Training.");
        await Expect(Stage(second)).ToHaveTextAsync("Training.");

        await Button(third, "Train").ClickAsync();
        await Expect(Stage(third)).ToHaveTextAsync("Waiting: 1 other training must end or pause first.");
        await first.DisposeAsync();
        await Expect(Stage(third)).ToHaveTextAsync("Done.", Patient);
        await Button(second, "Stop").ClickAsync();
        await Expect(Stage(second)).ToHaveTextAsync("Stopped.", Patient);
    }

    [Fact]
    public async Task A_mistake_leads_to_its_digit_on_the_board_and_the_address_shows_it_again()
    {
        await using var studio = await fixture.Open(Brief);
        await Measure(studio);
        var cell = studio.Page.GetByRole(AriaRole.Region, new() { Name = "Confusions of lenet" }).GetByRole(AriaRole.Button).First;
        var parts = Regex.Match((await cell.GetAttributeAsync("aria-label"))!, @"^(\d) taken for (\d): (\d+)$").Groups;
        await cell.ClickAsync();
        var mistakes = studio.Page.GetByRole(AriaRole.Group, new() { Name = $"lenet takes {parts[1]} for {parts[2]}" }).GetByRole(AriaRole.Button);
        await Expect(mistakes).ToHaveCountAsync(int.Parse(parts[3].Value, System.Globalization.CultureInfo.InvariantCulture));

        await mistakes.First.ClickAsync();
        await Expect(studio.Page.GetByText($", a {parts[1]}.")).ToBeVisibleAsync();
        await Expect(Verdict(studio, "lenet")).ToHaveTextAsync($"answers {parts[2]}");

        await studio.Page.Locator("#noise").FillAsync("25");
        await Expect(studio.Page).ToHaveURLAsync(new Regex(@"example=\d+&noise=25$"));
        var seen = studio.Page.GetByAltText("The digit as both networks see it");
        var picture = await seen.GetAttributeAsync("src");
        await using var again = await fixture.Open(new Uri(studio.Page.Url).PathAndQuery);
        await Expect(again.Page.GetByAltText("The digit as both networks see it")).ToHaveAttributeAsync("src", picture!);
        await Expect(again.Page.Locator("#noise")).ToHaveValueAsync("25");
    }

    [Fact]
    public async Task Every_move_of_a_slider_is_answered_with_a_new_picture()
    {
        await using var studio = await fixture.Open($"{Brief}&example=3");
        await Train(studio);
        await Expect(studio.Page.GetByRole(AriaRole.Region, new() { Name = "Inside lenet" }).Locator("img")).ToHaveCountAsync(9);
        // From the slider's event to the new picture in the page, the networks' answers with it.
        var times = await studio.Page.EvaluateAsync<double[]>("""
            async () => {
              const slider = document.querySelector('#turn'), seen = document.querySelector('.seen img'), times = [];
              for (let degrees = 1; degrees <= 15; degrees++) {
                const begin = performance.now();
                const changed = new Promise(done => new MutationObserver((_, self) => { self.disconnect(); done(); }).observe(seen, { attributes: true }));
                slider.value = degrees;
                slider.dispatchEvent(new Event('input', { bubbles: true }));
                await Promise.race([changed, new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), 5000))]);
                times.push(performance.now() - begin);
                await new Promise(done => setTimeout(done, 30));
              }
              return times;
            }
            """);
        var median = times.Order().ElementAt(times.Length / 2);
        TestContext.Current.TestOutputHelper?.WriteLine($"A slider answers in {median:0.0} ms.");
        Assert.Equal(15, times.Length);
    }

    [Fact]
    public async Task A_finger_draws_on_a_tablet_and_the_page_stands_still()
    {
        await using var studio = await fixture.Open("/digits", width: 900, hasTouch: true);
        var board = studio.Page.Locator(".board");
        await board.ScrollIntoViewIfNeededAsync();
        var (box, top) = ((await board.BoundingBoxAsync())!, await studio.Page.EvaluateAsync<double>("scrollY"));
        var finger = await studio.Page.Context.NewCDPSessionAsync(studio.Page);
        await Touch("touchStart", (14, 5));
        for (var row = 6; row <= 22; row++)
        {
            await Touch("touchMove", (14, row));
        }
        await Touch("touchEnd");
        await Expect(board.Locator("polyline")).ToHaveAttributeAsync("points", new Regex("^14,5 .* 14,22$"));
        await Expect(studio.Page.GetByAltText("The digit as both networks see it")).ToBeVisibleAsync();
        Assert.Equal(top, await studio.Page.EvaluateAsync<double>("scrollY"));

        // Beyond its edge nothing breaks, and the stroke goes on.
        await Touch("touchStart", (4, 20));
        await Touch("touchMove", (-3, 20));
        await Touch("touchMove", (4, 24));
        await Touch("touchEnd");
        await Expect(board.Locator("polyline").Last).ToHaveAttributeAsync("points", new Regex("^4,20 0,20 4,24$"));

        // The drawing is in the link.
        await Expect(studio.Page).ToHaveURLAsync(new Regex("drawn=140,50,.*_40,200,0,200,40,240$"));
        await studio.Go(new Uri(studio.Page.Url).PathAndQuery);
        await Expect(board.Locator("polyline").Last).ToHaveAttributeAsync("points", new Regex("^4,20 0,20 4,24$"));
        await Expect(studio.Page.GetByAltText("The digit as both networks see it")).ToBeVisibleAsync();

        Task Touch(string type, params (int X, int Y)[] points) => finger.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = points.Select(point => new { x = box.X + 1 + 10 * point.X, y = box.Y + 1 + 10 * point.Y }).ToArray(),
        });
    }

    [Fact]
    public async Task Keys_alone_draw_a_one_and_move_a_slider()
    {
        await using var studio = await fixture.Open("/digits");
        var board = studio.Page.GetByRole(AriaRole.Application, new() { Name = "Board to draw a digit on" });
        await board.FocusAsync();
        var top = await studio.Page.EvaluateAsync<double>("scrollY");
        await board.PressAsync("ArrowUp");
        await board.PressAsync(" ");
        for (var i = 0; i < 10; i++)
        {
            await board.PressAsync("ArrowDown");
        }
        await Expect(board.Locator("polyline")).ToHaveAttributeAsync("points", new Regex("^14.5,13.5 .* 14.5,23.5$"));
        Assert.Equal(top, await studio.Page.EvaluateAsync<double>("scrollY"));
        await Expect(studio.Page.GetByAltText("The digit as both networks see it")).ToBeVisibleAsync();
        await board.PressAsync("Delete");
        await Expect(board.Locator("polyline")).ToHaveCountAsync(0);

        await board.PressAsync("Tab");
        await Expect(board).Not.ToBeFocusedAsync();
        await studio.Page.Locator("#right").FocusAsync();
        await studio.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(studio.Page.Locator("#right")).ToHaveAttributeAsync("aria-valuetext", "1 pixel");
    }

    [Fact]
    public async Task What_cannot_be_trained_is_said_in_place()
    {
        await using var studio = await fixture.Open("/digits?first=lenett");
        await Button(studio, "Train").ClickAsync();
        await Expect(studio.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("lenet");
        await studio.Page.GetByLabel("First network").FillAsync("fast");
        await studio.Page.GetByLabel("Training digits").FillAsync("70000");
        await Button(studio, "Train").ClickAsync();
        await Expect(studio.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("60000");
        Assert.Empty(await studio.Violations());
    }

    [Fact]
    public async Task The_questions_are_answered_from_the_run_in_a_narrow_window_too()
    {
        await using var studio = await fixture.Open(Brief, width: 900);
        await Train(studio);
        await Expect(studio.Page.GetByRole(AriaRole.Region, new() { Name = "Confusions of ffn" })).ToHaveCountAsync(0);
        foreach (var group in await studio.Page.GetByRole(AriaRole.Radiogroup).AllAsync())
        {
            await group.GetByRole(AriaRole.Radio).First.CheckAsync();
        }
        Assert.Empty(await studio.Violations());
        await Button(studio, "Compare with the measurements").ClickAsync();
        await Expect(studio.Page.GetByText(new Regex(@"^\d of 5 right\.$"))).ToBeVisibleAsync();
        await Expect(studio.Page.GetByRole(AriaRole.Region, new() { Name = "Confusions of ffn" })).ToBeVisibleAsync();
        await Expect(studio.Page.Locator(".question").First).ToContainTextAsync("lenet makes fewer errors than ffn");
        Assert.Empty(await studio.Violations());
        Assert.True(await studio.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await DrawSeven(studio);
        await Expect(Verdict(studio, "lenet")).ToHaveTextAsync("answers 7");
        await studio.Picture("digits-narrow");
    }
}
