using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Tensors;
using Chainrule.Training;
using Chainrule.Visuals;
using Chainrule.Visuals.Report;

namespace Chainrule.Tests.Visuals;

public sealed partial class ComparisonReportTests
{
    private static readonly Lazy<ComparisonResult> Sample = new(() => SampleComparison.Make(["ffn", "lenet"]));
    private static readonly Lazy<string> Page = new(() => Render(Sample.Value));

    [Fact]
    public void The_page_is_well_formed_and_every_id_is_there_once()
    {
        var page = XDocument.Parse(Page.Value);

        var ids = page.Descendants().Select(element => (string?)element.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var targets = page.Descendants("a").Select(link => link.Attribute("href")!.Value.TrimStart('#'));
        Assert.All(targets, target => Assert.Contains(target, ids));
        Assert.All(ClipReference().Matches(Page.Value), match => Assert.Contains(match.Groups[1].Value, ids));
    }

    [Fact]
    public void The_sections_answer_in_order()
    {
        var sections = XDocument.Parse(Page.Value).Descendants("section").Select(section => section.Attribute("id")!.Value);

        Assert.Equal(
            [
                "summary", "observations", "learning", "examples", "robustness", "difference", "confusion", "mistakes", "filters", "networks",
                "reproduce",
            ],
            sections);
    }

    [Fact]
    public void The_page_asks_the_network_for_nothing_and_runs_no_script()
    {
        var withoutNamespaces = Page.Value.Replace("xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal);

        Assert.DoesNotContain("http:", withoutNamespaces, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", withoutNamespaces, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", withoutNamespaces, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", withoutNamespaces, StringComparison.OrdinalIgnoreCase);
        Assert.All(XDocument.Parse(Page.Value).Descendants("img"), image =>
            Assert.StartsWith("data:image/png;base64,", image.Attribute("src")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_picture_is_told_in_words()
    {
        var page = XDocument.Parse(Page.Value);

        Assert.All(page.Descendants("img"), image => Assert.NotEmpty(image.Attribute("alt")!.Value));
        Assert.All(
            page.Descendants().Where(element => element.Name.LocalName == "svg" && element.Attribute("aria-hidden") is null),
            chart => Assert.NotEmpty(chart.Attribute("aria-label")!.Value));
    }

    [Fact]
    public void Charts_are_painted_from_the_style_sheet_and_draw_numbers_only()
    {
        var svg = string.Concat(XDocument.Parse(Page.Value).Descendants().Where(element => element.Name.LocalName == "svg"));

        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("#0", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("font-family", svg, StringComparison.Ordinal);
        Assert.Contains("var(--network-1)", svg, StringComparison.Ordinal);
        Assert.Contains("var(--network-2)", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_sheet_has_a_colour_for_all_that_is_painted()
    {
        var defined = Definition().Matches(Page.Value).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.All(Use().Matches(Page.Value), match => Assert.Contains(match.Groups[1].Value, defined));
    }

    [Fact]
    public void Whatever_a_network_is_called_it_stays_text()
    {
        const string name = "<script>alert(\"&'\")</script>\u0001\uD800\u009B";
        var result = Renamed(Sample.Value, name);

        var page = Render(result with { Observations = [name] });

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page, letter => char.IsControl(letter) && letter != '\n');
        var shown = XDocument.Parse(page).Descendants("h3").Select(heading => heading.Value);
        Assert.Contains("<script>alert(\"&'\")</script>\uFFFD\uFFFD\uFFFD", shown);
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() => Assert.Equal(Page.Value, Render(Sample.Value));

    [Fact]
    public void A_country_that_writes_a_decimal_comma_changes_nothing()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(Page.Value, Render(Sample.Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("ffn")]
    [InlineData("lenet")]
    [InlineData("input 1x28x28 | maxpool 2 | dense 10")]
    public void One_network_one_seed_one_epoch_make_a_page(string network)
    {
        var page = Render(SampleComparison.Make([network], seeds: 1, epochs: 1));

        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(network[0] != 'i', page.Contains("id=\"filters\"", StringComparison.Ordinal));
        Assert.DoesNotContain("id=\"difference\"", page, StringComparison.Ordinal);
        Assert.Contains("One run each.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_without_anything_to_show_are_left_out()
    {
        var test = new Dataset("dots", new Shape(4), new byte[8], [0, 1], ["no", "yes"]);
        var network = Network.Parse("input 4 | dense 2");
        var nothing = new Interval(1, 1, 1);
        var perfect = new Evaluation(0, [0, 1], [1, 1], [[1, 0], [0, 1]]);
        var run = new NetworkRun(1, new TrainingReport([], 0, true, false, 0), perfect);
        var result = new ComparisonResult(
            new ComparisonOptions(["input 4 | dense 2"], 1, 1), new DataSplit(test, test),
            [new NetworkResult("input 4 | dense 2", network, [run], nothing, new Interval(0, 0, 0), [])], [], []);

        var page = XDocument.Parse(Render(result));

        Assert.Equal(
            ["summary", "confusion", "mistakes", "networks", "reproduce"],
            page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        Assert.Contains("No mistakes.", page.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("No errors.", page.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_left_the_numbers_leaves_a_gap_not_a_broken_chart()
    {
        var run = Sample.Value.Networks[0].Runs[0];
        var broken = run with
        {
            Training = run.Training with
            {
                Epochs =
                [
                    run.Training.Epochs[0] with { Loss = double.PositiveInfinity, TestLoss = double.NaN, TestAccuracy = null },
                    run.Training.Epochs[1],
                ],
            },
        };
        var network = Sample.Value.Networks[0] with { Runs = [broken] };

        var page = Render(Sample.Value with { Networks = [network], Tests = [] });

        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_written_whole_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("report.html");

        ComparisonReport.Write(Sample.Value, path);

        Assert.Equal(Page.Value, File.ReadAllText(path, new UTF8Encoding(false, true)));
        Assert.Throws<ChainruleException>(() => ComparisonReport.Write(Sample.Value, folder.FullName));
        Assert.Throws<ChainruleException>(() => ComparisonReport.Write(Sample.Value, folder.File("nowhere/report.html")));
        Assert.Throws<ArgumentException>(() => ComparisonReport.Write(Sample.Value with { Networks = [] }, folder.File("none.html")));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.FullName));
    }

    private static string Render(ComparisonResult result) => Encoding.UTF8.GetString(ReportPage.Render(result));

    private static ComparisonResult Renamed(ComparisonResult result, string name) => result with
    {
        Options = result.Options with { Networks = [name, "lenet"] },
        Networks = [result.Networks[0] with { Name = name }, result.Networks[1]],
        Tests = [result.Tests[0] with { First = name }],
    };

    [GeneratedRegex(@"url\(#([^)]+)\)")]
    private static partial Regex ClipReference();

    [GeneratedRegex(@"(--[a-z0-9-]+):")]
    private static partial Regex Definition();

    [GeneratedRegex(@"var\((--[a-z0-9-]+)")]
    private static partial Regex Use();
}
