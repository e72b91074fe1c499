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
        await studio.Picture(isDark ? "backpropagation-dark" : "backpropagation");
        Assert.Empty(await studio.Violations());
    }
}
