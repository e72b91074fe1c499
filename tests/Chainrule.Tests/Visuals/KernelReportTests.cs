using System.Text;
using System.Xml.Linq;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Visuals;
using Chainrule.Visuals.KernelPage;

namespace Chainrule.Tests.Visuals;

public class KernelReportTests
{
    private static string Render(string title, string text, string fileName = "page.html")
    {
        var kernel = KernelText.Parse(text);
        KernelAnalysis[] channels = [.. Enumerable.Range(0, kernel.Channels).Select(channel => KernelAnalysis.Of(kernel.Channel(channel)))];
        return Encoding.UTF8.GetString(Chainrule.Visuals.KernelPage.KernelPage.Render(title, kernel, channels, fileName));
    }

    [Theory]
    [InlineData("sobel-x")]
    [InlineData("laplace | identity | 0 0 0; 0 0 0; 0 0 0")]
    [InlineData("gaussian 3")]
    [InlineData("gabor 30 4")]
    [InlineData("1 -1")]
    public void The_page_is_well_formed_and_stands_alone(string text)
    {
        var source = Render(text, text);
        var page = XDocument.Parse(source);
        var ids = page.Descendants().Select(element => (string?)element.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value.TrimStart('#'), ids));
        Assert.DoesNotContain("<script", source, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(http", source, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href"),
            address => Assert.True(address.Value.StartsWith('#') || address.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal)));
        Assert.DoesNotContain("NaN", source, StringComparison.Ordinal);
        Assert.Equal(source, Render(text, text));
    }

    [Fact]
    public void It_shows_the_weights_the_sentences_and_both_plots()
    {
        var page = XDocument.Parse(Render("my kernel", "sobel-x"));
        Assert.Equal("my kernel", page.Descendants("h1").Single().Value);
        Assert.Equal(
            ["weights", "observations", "edges", "waves", "reproduce"],
            page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        Assert.Equal(
            ["1", "0", "−1", "2", "0", "−2", "1", "0", "−1"],
            page.Descendants("table").First(table => (string?)table.Attribute("class") == "weights").Descendants("td").Select(cell => cell.Value));
        Assert.Equal(KernelAnalysis.Of(NamedKernels.SobelX).Observations, page.Descendants("li")
            .Where(item => (string?)item.Parent!.Attribute("class") == "observations").Select(item => item.Value));
        Assert.Equal(2, page.Descendants().Count(element => element.Name.LocalName == "polygon"));
        Assert.Single(page.Descendants(), element => element.Name.LocalName == "image");
        Assert.Contains(page.Descendants(), element => element.Name.LocalName == "math");
        Assert.Equal("chainrule kernel sobel-x --report page.html", page.Descendants("pre").Single().Value);
    }

    [Theory]
    [InlineData("gaussian 1.5 7", "page.html", "chainrule kernel gaussian 1.5 7 --report page.html")]
    [InlineData("1 -1 | 2 3", "my page.html", "chainrule kernel \"1 -1 | 2 3\" --report \"my page.html\"")]
    [InlineData("7", "`$HOME`.html", "chainrule kernel 7 --report '`$HOME`.html'")]
    public void The_command_that_makes_the_page_again_can_be_copied_to_a_shell(string text, string fileName, string command) =>
        Assert.Equal(command, XDocument.Parse(Render("", text, fileName)).Descendants("pre").Single().Value);

    [Fact]
    public void A_title_is_shown_and_never_obeyed() =>
        Assert.Equal("<script>�", XDocument.Parse(Render("<script>\u0001", "1 2")).Descendants("h1").Single().Value);

    [Fact]
    public void The_polar_chart_counts_angles_clockwise_from_the_right()
    {
        var chart = new PolarChart("one line", [[(0, 2), (90, 1), (180, 0), (270, 0.5)]]).Draw();
        var points = chart.Descendants().Single(element => element.Name.LocalName == "polygon").Attribute("points")!.Value.Split(' ');
        Assert.Equal(["400,195", "240,275", "240,195", "240,155"], points);
    }

    [Fact]
    public void The_map_has_rows_for_v_downwards_and_full_colour_for_the_largest_gain()
    {
        var response = KernelAnalysis.Of(KernelText.Parse("1 0; 0 -1; 0 0")).Frequencies;
        var side = response.Steps + 1;
        var colours = new GainMap(response).Colours();
        Assert.Equal(4 * side * side, colours.Length);
        for (var i = 0; i < side * side; i++)
        {
            var (u, v) = (response.Frequency(i % side), response.Frequency(i / side));
            Assert.Equal(255 * Math.Abs(Math.Sin(Math.PI * (u + v))), colours[4 * i + 3], 0.51);
        }
    }

    [Fact]
    public void Gains_that_are_the_same_share_a_line()
    {
        Assert.Contains("along the rows and the columns", Render("", "laplace"), StringComparison.Ordinal);
        Assert.Contains("along the rows, the columns, \\ and /", Render("", "identity"), StringComparison.Ordinal);
        Assert.Contains(">along the rows<", Render("", "sobel-x"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_of_analyses_than_of_channels_is_a_programmers_mistake() => Assert.Throws<ArgumentException>(
        "channels",
        () => KernelReport.Write("", NamedKernels.SobelX, [], Path.Combine(Path.GetTempPath(), "never.html"), TestContext.Current.CancellationToken));
}
