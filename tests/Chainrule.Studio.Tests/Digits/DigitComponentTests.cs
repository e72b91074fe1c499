using Bunit;
using Chainrule.Studio.Digits;
using Chainrule.Studio.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Chainrule.Studio.Tests.Digits;

public sealed class DigitComponentTests : BunitContext
{
    public DigitComponentTests()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Bars_show_each_digits_share_and_the_largest()
    {
        float[] shares = [0, 0, 0, 0.25f, 0, 0, 0, 0.75f, 0, 0];
        var bars = Render<AnswerBars>(parameters => parameters.Add(bars => bars.Name, "lenet").Add(bars => bars.Answer, new Answer("lenet", shares, null)));
        Assert.Equal("answers 7", bars.Find(".verdict").TextContent.Trim());
        Assert.Equal("775.0%", string.Concat(bars.Find("tr.most").TextContent.Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal("width:25.0%", bars.FindAll(".bar")[3].GetAttribute("style"));
    }

    [Fact]
    public void A_network_that_cannot_answer_says_why()
    {
        var bars = Render<AnswerBars>(parameters => parameters.Add(bars => bars.Name, "ffn").Add(bars => bars.Answer, new Answer("ffn", null, "its weights are too large")));
        Assert.Equal("its weights are too large", bars.Find(".verdict").TextContent.Trim());
    }

    [Fact]
    public void Questions_ask_first_and_then_judge()
    {
        Question[] questions = [new("Which?", ["ffn", "lenet"], 1, "Measured so."), new("Who?", ["ffn", "lenet"], 0, "Measured otherwise.")];
        var panel = Ask(questions);
        Assert.DoesNotContain("Measured", panel.Markup, StringComparison.Ordinal);

        panel.FindAll("input")[0].Click();
        panel.Find("form").Submit();
        Assert.Contains("Choose an answer to every question first.", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Measured", panel.Markup, StringComparison.Ordinal);

        panel.FindAll("input")[2].Click();
        panel.Find("form").Submit();
        Assert.Equal("Not so: it is “lenet”. Measured so.", panel.Find(".wrong").TextContent.Trim());
        Assert.Equal("Right. Measured otherwise.", panel.Find(".right").TextContent.Trim());
        Assert.Contains("1 of 2 right.", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("All in all.", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_not_want_to_say_sees_the_measurements_unjudged()
    {
        var panel = Ask([new("Which?", ["ffn", "lenet"], 1, "Measured so.")]);
        panel.FindAll("button").Single(button => button.TextContent.Contains("at once", StringComparison.Ordinal)).Click();
        Assert.Equal("“lenet”. Measured so.", panel.Find(".explanation").TextContent.Trim());
        Assert.DoesNotContain("0 of 1 right", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("All in all.", panel.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<QuestionPanel> Ask(Question[] questions)
    {
        IRenderedComponent<QuestionPanel>? panel = null;
        panel = Render<QuestionPanel>(parameters => parameters
            .Add(panel => panel.Questions, questions).Add(panel => panel.Observations, ["All in all."])
            .Add(one => one.Answered, () => panel!.Render(changed => changed.Add(one => one.IsAnswered, true))));
        return panel;
    }

    [Fact]
    public void A_lab_without_digits_says_what_to_do()
    {
        var page = Open(() => throw new ChainruleException("no digits: put them there"));
        page.WaitForAssertion(() => Assert.Contains("no digits: put them there", page.Find(".mistake").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".board"));
    }

    [Fact]
    public async Task A_wrong_address_is_told_and_the_lab_opens_as_usual()
    {
        var page = Open(() => SmallDigits.Split, "/digits?epochs=some");
        page.WaitForAssertion(() => Assert.Contains("epochs='some'", page.Find(".mistake").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find(".board"));
        // It stays to be corrected until something is changed.
        await Task.Delay(500, Xunit.TestContext.Current.CancellationToken);
        var navigation = Services.GetRequiredService<NavigationManager>();
        Assert.EndsWith("?epochs=some", navigation.Uri, StringComparison.Ordinal);
        page.Find("#turn").Input("30");
        await Until(() => navigation.Uri.EndsWith("/digits?turn=30", StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".mistake")));
    }

    [Fact]
    public async Task The_board_and_the_address_follow_each_other()
    {
        var page = Open(() => SmallDigits.Split, "/digits?example=7");
        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Contains("test digit 7, a 7", page.Markup, StringComparison.Ordinal));
        page.Find("#turn").Input("30");
        await Until(() => navigation.Uri.EndsWith("/digits?example=7&turn=30", StringComparison.Ordinal));

        page.Find(".board").KeyDown(" ");
        await Until(() => navigation.Uri.EndsWith("/digits?drawn=145,145&turn=30", StringComparison.Ordinal));
        Assert.Single(page.FindAll(".board polyline"));
    }

    // An address is written between renderings, where bUnit would not look for it.
    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(20, Xunit.TestContext.Current.CancellationToken);
        }
        Assert.True(condition());
    }

    private IRenderedComponent<DigitLab> Open(Func<Chainrule.Data.DataSplit> read, string address = "/digits")
    {
        Services.AddSingleton(new DigitData(read)).AddSingleton(new TrainingLine()).AddSingleton(new TabConnection());
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<DigitLab>();
    }
}
