using Microsoft.Playwright;

namespace Chainrule.Studio.Tests.Browser;

/// <summary>Tabs beside each other, and a connection that is lost.</summary>
[Collection(Journeys.Name)]
public class ConnectionTests(StudioFixture fixture)
{
    private static Task Next(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Next number" }).ClickAsync();

    private static Task IsAt(IPage page, int number, float seconds = 5) => Assertions.Expect(page.GetByRole(AriaRole.Status))
        .ToContainTextAsync($"number {number} of 37", new() { Timeout = 1000 * seconds });

    [Fact]
    public async Task Two_tabs_do_not_know_of_each_other()
    {
        await using var first = await fixture.Open("/backpropagation");
        var second = await first.Page.Context.NewPageAsync();
        await second.GotoAsync(first.Page.Url);
        await Next(first.Page);
        await Next(first.Page);
        await Next(second);
        await IsAt(second, 1);
        await IsAt(first.Page, 2);
    }

    [Fact]
    public async Task A_lab_is_found_as_it_was_left()
    {
        // Also one that nothing was done in.
        await using var studio = await fixture.Open("/backpropagation?rate=0.25&at=3");
        await studio.Page.GetByRole(AriaRole.Link, new() { Name = "Digits" }).ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Digits");
        await studio.Page.GetByRole(AriaRole.Link, new() { Name = "Backpropagation" }).ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Backpropagation");
        await IsAt(studio.Page, 3);
        await Next(studio.Page);
        await IsAt(studio.Page, 4);
        await studio.Page.GetByRole(AriaRole.Link, new() { Name = "Convolution" }).ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Convolution");
        await studio.Page.GetByRole(AriaRole.Link, new() { Name = "Backpropagation" }).ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Backpropagation");
        await IsAt(studio.Page, 4);
        await Assertions.Expect(studio.Page.GetByLabel("Learning rate η")).ToHaveValueAsync("0.25");
    }

    [Theory]
    [InlineData("/backpropagation?at=7", ".where", "number 7 of", "number 0 of")]
    [InlineData("/convolution?cell=1,2", ".answer", "−10", "11")]
    [InlineData("/digits?example=3", "main", "test digit 3,", "both networks see")]
    public async Task A_lab_follows_its_address_and_its_link_begins_afresh(string path, string part, string shown, string afresh)
    {
        await using var studio = await fixture.Open(path);
        var text = studio.Page.Locator(part).First;
        await Assertions.Expect(text).ToContainTextAsync(shown);
        await studio.Page.GetByLabel("Labs").Locator("[aria-current=page]").ClickAsync();
        await Assertions.Expect(text).Not.ToContainTextAsync(shown);
        await Assertions.Expect(text).ToContainTextAsync(afresh);
        await studio.Page.GoBackAsync();
        await Assertions.Expect(text).ToContainTextAsync(shown);
    }

    [Fact]
    public async Task A_lab_begins_afresh_where_its_address_says_nothing_too()
    {
        await using var studio = await fixture.Open("/convolution");
        // Once there is a result, the page hears of files.
        await Assertions.Expect(studio.Page.Locator(".answer")).ToBeVisibleAsync();
        await studio.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "a.csv", MimeType = "text/csv", Buffer = "1,2,3,4\n5,6,7,8\n9,1,2,3\n"u8.ToArray() });
        await Assertions.Expect(studio.Page.GetByText("a.csv, 1x3x4.")).ToBeVisibleAsync();
        await studio.Page.GetByLabel("Labs").Locator("[aria-current=page]").ClickAsync();
        await Assertions.Expect(studio.Page.GetByText("The image of the exercise sheet.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lost_connection_resumes_where_it_was()
    {
        using var cable = fixture.Lay();
        await using var studio = await fixture.Open("/backpropagation", cable: cable);
        studio.IsForgiving = true; // a browser notes that the connection is gone
        await Next(studio.Page);
        await Next(studio.Page);
        await IsAt(studio.Page, 2);
        await studio.Page.EvaluateAsync("window.mark = 'the same page'");
        await cable.Cut();
        await Assertions.Expect(studio.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Next(studio.Page);
        await IsAt(studio.Page, 3);
        Assert.Equal("the same page", await studio.Page.EvaluateAsync<string>("window.mark"));
    }
}
