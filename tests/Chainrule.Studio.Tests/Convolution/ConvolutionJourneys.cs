using Chainrule.Studio.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chainrule.Studio.Tests.Convolution;

[Collection(Journeys.Name)]
public class ConvolutionJourneys(StudioFixture fixture)
{
    [Fact]
    public async Task The_window_moves_by_click_and_by_key_and_the_sum_is_shown()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("= 11");
        await page.Locator("#output_1_2").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("= −10");
        await page.GetByRole(AriaRole.Grid, new() { Name = "Output" }).PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("= −11");
        await page.GetByRole(AriaRole.Grid, new() { Name = "Output" }).PressAsync("Home");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("= 11");
        await Expect(page.Locator("#output_2_0")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Locator("#input_0_4").ClickAsync();
        await Expect(page.Locator("#output_0_2")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("cell=0,2|cell=0%2C2"));
    }

    [Fact]
    public async Task Stride_and_padding_change_the_size()
    {
        await using var studio = await fixture.Open("/convolution");
        var page = studio.Page;
        await Fill(page, "Stride", "2");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Output 2 × 2" })).ToBeVisibleAsync();
        await Fill(page, "Padding", "same");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Output 3 × 3" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("small", false, "/convolution?padding=same&cell=0,0&stride=2")]
    [InlineData("small-dark", true, "/convolution?padding=1&cell=1,1")]
    public async Task The_lab_hinders_no_one(string name, bool isDark, string address)
    {
        await using var studio = await fixture.Open(address, isDark);
        await Expect(studio.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await studio.Picture($"convolution-{name}");
        Assert.Empty(await studio.Violations());
    }

    private static async Task Fill(IPage page, string label, string text)
    {
        var field = page.GetByLabel(label, new() { Exact = true });
        await field.FillAsync(text);
        await field.PressAsync("Tab");
    }
}
