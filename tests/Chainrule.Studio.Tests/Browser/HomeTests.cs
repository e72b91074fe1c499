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
}
