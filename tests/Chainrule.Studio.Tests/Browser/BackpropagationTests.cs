using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Chainrule.Studio.Tests.Browser;

/// <summary>The backpropagation lab, as a student goes through it.</summary>
[Collection(Journeys.Name)]
public class BackpropagationTests(StudioFixture fixture)
{
    private static ILocator Button(StudioPage studio, string name) => studio.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_step_is_walked_through_and_back(bool isDark)
    {
        await using var studio = await fixture.Open("/backpropagation", isDark);
        var status = studio.Page.GetByRole(AriaRole.Status);
        await Assertions.Expect(status).ToHaveTextAsync("Step 1, number 0 of 37: forward");

        await Button(studio, "Next number").ClickAsync();
        await Assertions.Expect(status).ToHaveTextAsync("Step 1, number 1 of 37: forward");
        await Assertions.Expect(studio.Page.GetByLabel("The number")).ToContainTextAsync("0.3775");

        for (var rule = 0; rule < 8; rule++)
        {
            await Button(studio, "One rule on").ClickAsync();
        }
        await Assertions.Expect(status).ToHaveTextAsync("Step 1, number 19 of 37: back");
        await studio.Page.GetByRole(AriaRole.Button, new() { Name = "Weight v₁₁ = 0.15" }).ClickAsync();
        await Assertions.Expect(studio.Page.GetByLabel("The number")).ToContainTextAsync("Checked three ways");
        await studio.Picture(isDark ? "backpropagation-dark" : "backpropagation");
        Assert.Empty(await studio.Violations());

        await Button(studio, "One rule back").ClickAsync();
        await Assertions.Expect(status).ToHaveTextAsync("Step 1, number 17 of 37: back");
        await Button(studio, "To the beginning").ClickAsync();
        await Assertions.Expect(status).ToHaveTextAsync("Step 1, number 0 of 37: forward");
    }

    [Fact]
    public async Task Every_click_counts_however_fast_and_the_address_follows()
    {
        await using var studio = await fixture.Open("/backpropagation");
        var next = Button(studio, "Next number");
        for (var click = 0; click < 20; click++)
        {
            await next.DispatchEventAsync("click");
        }
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Step 1, number 20 of 37: back");
        await Assertions.Expect(studio.Page).ToHaveURLAsync(new Regex("at=20$"));

        await using var other = await fixture.Open(new Uri(studio.Page.Url).PathAndQuery);
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Step 1, number 20 of 37: back");
    }

    [Fact]
    public async Task A_weight_is_changed_in_its_place()
    {
        await using var studio = await fixture.Open("/backpropagation?network=sheet&loss=sse&input=0.05,0.1&target=0.01,0.99&rate=0.5&weights=0.15,0.2,0.25,0.3,0.35,0.35,0.4,0.45,0.5,0.55,0.6,0.6&weight=4");
        var field = studio.Page.GetByLabel("Value of v₀₁");
        await field.FillAsync("much");
        await field.PressAsync("Enter");
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("'much' is no finite number");
        await field.FillAsync("1.35");
        await field.PressAsync("Enter");
        await Button(studio, "Next number").ClickAsync();
        await Assertions.Expect(studio.Page.GetByLabel("The number")).ToContainTextAsync("1.3775");
        Assert.Contains("weights=0.15", studio.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activation_is_changed_in_its_place_and_what_follows_follows()
    {
        await using var studio = await fixture.Open("/backpropagation?at=9");
        await studio.Page.Locator("[aria-label$='why is a₁ of layer h that?']").ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("number 3 of 37");
        await studio.Page.GetByLabel("Value of a₁ of layer h; empty for what it was").FillAsync("0");
        await studio.Page.GetByLabel("Value of a₁ of layer h; empty for what it was").PressAsync("Enter");
        await Assertions.Expect(studio.Page.GetByText("were set by hand")).ToBeVisibleAsync();
        await Assertions.Expect(studio.Page.GetByText("Set by hand; its rule gives 0.59326999")).ToBeVisibleAsync();
        // It is in the link.
        await Assertions.Expect(studio.Page).ToHaveURLAsync(new Regex("at=3&changed=3,0$"));
        await studio.Go(new Uri(studio.Page.Url).PathAndQuery);
        // Without the first hidden unit h₁ of the output is 0.6 + 0.45 · 0.5969.
        for (var number = 0; number < 2; number++)
        {
            await Button(studio, "Next number").ClickAsync();
        }
        await Assertions.Expect(studio.Page.GetByLabel("The number")).ToContainTextAsync("0.868598");
        Assert.Empty(await studio.Violations());
    }

    [Fact]
    public async Task A_question_is_answered_wrong_by_a_mistake_with_a_name_and_then_right()
    {
        // At the output's first delta: 4 + 4 numbers forward and the loss lie behind.
        await using var studio = await fixture.Open("/backpropagation?at=9&ask=true");
        var answer = studio.Page.GetByLabel("Your number");
        await answer.FillAsync("0.7413650695523156");
        await Button(studio, "Check").ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is what one mistake gives");
        await studio.Picture("ask");
        Assert.Empty(await studio.Violations());
        await answer.FillAsync("0.1385");
        await Button(studio, "Check").ClickAsync();
        await Assertions.Expect(studio.Page.Locator(".where")).ToHaveTextAsync("Step 1, number 10 of 37: back");
        await Assertions.Expect(studio.Page.GetByText("Right.", new() { Exact = true })).ToBeVisibleAsync();
        // How it comes about is told after it, and what is shown is not praised.
        await Assertions.Expect(studio.Page.GetByLabel("The number")).ToContainTextAsync("0.138499");
        await Button(studio, "Show it").ClickAsync();
        await Assertions.Expect(studio.Page.Locator(".where")).ToHaveTextAsync("Step 1, number 11 of 37: back");
        await Assertions.Expect(studio.Page.GetByText("Right.", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("at=x", "the address says at='x', but at is a whole number")]
    [InlineData("seed=1e9", "the address says seed='1e9'")]
    [InlineData("network=lenet", "too many to go through one by one")]
    public async Task A_wrong_address_is_said_in_its_place(string query, string sentence)
    {
        await using var studio = await fixture.Open($"/backpropagation?{query}{(query.StartsWith("network", StringComparison.Ordinal) ? "" : "&network=sheet&input=1,1&target=0,1")}");
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(sentence);
        await Assertions.Expect(studio.Page.GetByLabel("Network", new() { Exact = true }).First).ToBeEditableAsync();
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_the_lab_lives_on()
    {
        await using var studio = await fixture.Open("/backpropagation");
        var network = studio.Page.GetByLabel("Network", new() { Exact = true }).First;
        await network.FillAsync("input 2 | dens 2");
        await network.PressAsync("Enter");
        await Assertions.Expect(studio.Page.Locator(".mistake")).ToContainTextAsync("did you mean 'dense'?");
        await network.FillAsync("input 2 | dense 3 tanh | dense 2");
        await network.PressAsync("Enter");
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Step 1, number 0");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_loss_has_a_surface_and_points_are_learnt(bool isDark)
    {
        await using var studio = await fixture.Open("/backpropagation?at=76", isDark);
        await Button(studio, "The derivation of the whole network").ClickAsync();
        await Assertions.Expect(studio.Page.GetByText("The update of").First).ToBeVisibleAsync();
        await Button(studio, "The loss over two weights").ClickAsync();
        await Assertions.Expect(studio.Page.Locator("svg.surface image")).ToBeVisibleAsync();
        // By the keyboard too.
        await Button(studio, "Points in the plane").FocusAsync();
        await studio.Page.Keyboard.PressAsync("Enter");
        await Button(studio, "Train").ClickAsync();
        await Assertions.Expect(studio.Page.Locator("svg.plane image")).ToBeVisibleAsync();
        await Assertions.Expect(studio.Page.GetByText("Epoch 300: loss")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(studio.Page.GetByText("100% right")).ToBeVisibleAsync();
        await studio.Picture(isDark ? "surface-dark" : "surface");
        Assert.Empty(await studio.Violations());
    }

    [Fact]
    public async Task A_link_shows_the_surface_and_the_points_again()
    {
        await using var studio = await fixture.Open("/backpropagation?open=surface,points&across=8&up=9&reach=5&points=own&own=c60,60_s200,200");
        var page = studio.Page;
        var surface = page.Locator("svg.surface");
        await Assertions.Expect(surface).ToHaveAccessibleNameAsync(new Regex(@"^The loss over w₁₁ and w₁₂, "));
        await Assertions.Expect(surface).ToContainTextAsync("−4.6");
        await page.GetByLabel("How far to each side").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(surface).ToContainTextAsync("−4.5");

        // As many steps on, the picture is that of the step.
        await Button(studio, "20 steps on").ClickAsync();
        await Assertions.Expect(surface.Locator("polyline")).ToHaveAttributeAsync("points", new Regex(@"^(\S+ ){20}\S+$"));

        // A circle by click, and a square by its place.
        var plane = page.Locator("svg.plane");
        await plane.ClickAsync(new() { Position = new() { X = 100, Y = 60 } });
        await Assertions.Expect(plane.Locator("circle")).ToHaveCountAsync(2);
        await page.GetByLabel("Circle", new() { Exact = true }).UncheckAsync();
        await page.GetByLabel("Across", new() { Exact = true }).Last.FillAsync("210");
        await page.GetByLabel("Down", new() { Exact = true }).FillAsync("180");
        await Button(studio, "Place").ClickAsync();
        await Assertions.Expect(plane.Locator("rect")).ToHaveCountAsync(2);
        await Button(studio, "Train").ClickAsync();
        await Assertions.Expect(page.GetByText("100% right")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Empty(await studio.Violations());

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("at=760.*reach=4.9.*own=c60,60_s200,200_c7[345],4[345]_s210,180$"));
        var axis = await surface.Locator("text").First.TextContentAsync();
        await studio.Go(new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(surface).ToContainTextAsync(axis!);
        await Assertions.Expect(plane.Locator("circle")).ToHaveCountAsync(2);
        await Assertions.Expect(plane.Locator("rect")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Points in the plane" }).ClickAsync();
        await Assertions.Expect(plane).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("open=surface&"));
    }

    [Fact]
    public async Task A_weight_changed_in_a_large_network_still_makes_a_link()
    {
        // 662 weights with all their digits: more than 8,000 characters.
        var input = string.Join(',', Enumerable.Repeat("0.5", 30));
        await using var studio = await fixture.Open($"/backpropagation?network=input+30+%7C+dense+20+tanh+%7C+dense+2&input={input}&target=0,1&at=1");
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Step 1, number 1 of 1389: forward");
        var weights = studio.Page.GetByLabel("Weights (empty: random)");
        await weights.FillAsync(string.Join(',', Enumerable.Range(1, 662).Select(i => $"{i / 700.0:0.00000000}")));
        await weights.PressAsync("Enter");
        await Assertions.Expect(studio.Page).ToHaveURLAsync(new Regex("weights=0.00142857"));
        await studio.Go(new Uri(studio.Page.Url).PathAndQuery);
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Step 1, number 0 of 1389: forward");
        await Assertions.Expect(weights).ToHaveValueAsync(new Regex("^0.00142857,0.00285714"));
    }

    [Theory]
    [InlineData("narrow", false, 900, "/backpropagation?at=19&weight=0&open=surface")]
    [InlineData("deep-dark", true, 1280, "/backpropagation?network=input+2+%7C+dense+3+tanh+%7C+dense+3+tanh+%7C+dense+1&input=1,-1&target=0.5&at=40&weight=3&open=derivation")]
    [InlineData("ask-narrow", false, 900, "/backpropagation?at=9&ask=true&open=points")]
    public async Task The_lab_hinders_no_one(string name, bool isDark, int width, string address)
    {
        await using var studio = await fixture.Open(address, isDark, width);
        await Assertions.Expect(studio.Page.Locator(".where")).ToBeVisibleAsync();
        await Assertions.Expect(studio.Page.GetByText("Working it out…")).ToHaveCountAsync(0);
        await studio.Picture($"backpropagation-{name}");
        Assert.Empty(await studio.Violations());
        Assert.False(await studio.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "the page scrolls sideways");
    }

    [Fact]
    public async Task What_was_said_of_one_question_does_not_stand_by_another()
    {
        await using var studio = await fixture.Open("/backpropagation?ask=true&changed=1,5");
        var answer = studio.Page.GetByLabel("Your number");
        await answer.FillAsync("0.3775");
        await Button(studio, "Check").ClickAsync();
        await Assertions.Expect(studio.Page.GetByText("Right.", new() { Exact = true })).ToBeVisibleAsync();
        await answer.FillAsync("7");
        await Button(studio, "Check").ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        var input = studio.Page.GetByLabel("Input x");
        await input.FillAsync("0.5, 0.1");
        await input.PressAsync("Enter");
        await Assertions.Expect(studio.Page.Locator(".where")).ToContainTextAsync("number 0 of 37");
        await Assertions.Expect(studio.Page.GetByText("Right.", new() { Exact = true })).ToHaveCountAsync(0);
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Assertions.Expect(answer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_field_that_a_later_click_takes_away_is_no_mistake()
    {
        await using var studio = await fixture.Open("/backpropagation?at=20");
        await studio.Page.EvaluateAsync("""
            () => {
              document.querySelector("[aria-label$='why is a₁ of layer h that?']").dispatchEvent(new MouseEvent('click', { bubbles: true }));
              document.querySelector("[aria-label='To the beginning']").click();
            }
            """);
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("number 0 of 37");
        await Button(studio, "Next number").ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("number 1 of 37");
    }

    [Fact]
    public async Task A_field_takes_twenty_thousand_characters_of_any_kind()
    {
        await using var studio = await fixture.Open("/backpropagation");
        var network = studio.Page.GetByLabel("Network", new() { Exact = true }).First;
        await network.FillAsync(new string('漢', 20_000));
        await network.PressAsync("Enter");
        await Assertions.Expect(studio.Page.Locator(".mistake")).ToContainTextAsync("漢");
        await Assertions.Expect(studio.Page.GetByText("This is more than an address holds")).ToBeVisibleAsync();
    }
}
