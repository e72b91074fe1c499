using Microsoft.Playwright;

namespace Chainrule.Studio.Tests.Browser;

[Collection(Journeys.Name)]
public class HomeTests(StudioFixture fixture)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_page_leads_to_the_labs_and_hinders_no_one(bool isDark)
    {
        await using var studio = await fixture.Open(isDark: isDark);
        Assert.Equal(3, await studio.Page.Locator("a.card").CountAsync());
        Assert.Empty(await studio.Violations());
        await studio.Picture(isDark ? "home-dark" : "home");
    }

    [Fact]
    public async Task What_is_not_there_is_said_and_leads_back()
    {
        await using var studio = await fixture.Open("/nowhere");
        studio.IsForgiving = true; // a browser notes the 404
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("No such page");
    }

    [Fact]
    public async Task The_choice_of_dark_colours_is_kept()
    {
        await using var studio = await fixture.Open();
        var main = studio.Page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToHaveClassAsync("light");
        await studio.Page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await Assertions.Expect(main).ToHaveClassAsync("dark");
        await studio.Page.ReloadAsync();
        await Assertions.Expect(main).ToHaveClassAsync("dark");
        // Whatever the system does at nightfall and in the morning.
        await studio.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await studio.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await studio.Page.GetByRole(AriaRole.Link, new() { Name = "Convolution" }).First.ClickAsync();
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Convolution");
        await Assertions.Expect(main).ToHaveClassAsync("dark");
    }
}
