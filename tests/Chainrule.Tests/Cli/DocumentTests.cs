using System.Text.Json;

namespace Chainrule.Tests.Cli;

/// <summary>The fields that other programs count on.</summary>
public class DocumentTests
{
    [Fact]
    public void A_comparison_writes_its_document_and_its_report()
    {
        using var data = new SmallData();
        var report = data.PathOf("report.html");
        var networks = $"{SmallData.Network}; input 1x4x4 | dense 3 relu | dense 2";
        using var document = Run(
            "compare", "--networks", networks, "--data", data.Folder, "--epochs", "1", "--seeds", "2", "--report", report);
        var root = document.RootElement;
        Assert.All(root.GetProperty("networks").EnumerateArray(), network =>
        {
            Assert.StartsWith("input 1x4x4 | ", network.GetProperty("name").GetString());
            Assert.True(network.GetProperty("parameters").GetInt64() > 0);
            Assert.True(network.GetProperty("multiplyAdds").GetInt64() > 0);
            Assert.True(network.GetProperty("trainSeconds").GetDouble() > 0);
            var accuracy = network.GetProperty("testAccuracy");
            Assert.InRange(accuracy.GetProperty("mean").GetDouble(), accuracy.GetProperty("low").GetDouble(), accuracy.GetProperty("high").GetDouble());
            Assert.Equal(2, accuracy.GetProperty("runs").GetArrayLength());
        });
        Assert.Equal(2, root.GetProperty("networks").GetArrayLength());
        Assert.NotEqual(0, root.GetProperty("observations").GetArrayLength());
        Assert.Contains("</html>", File.ReadAllText(report));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("infer")]
    public void A_speed_test_says_how_fast_it_was(string mode)
    {
        using var document = Run("bench", mode, "--network", "sheet", "--batch", "4", "--seconds", "0.1", "--threads", "1");
        Assert.All(
            ["imagesPerSecond", "medianStepMs", "peakMemoryMB"],
            field => Assert.True(document.RootElement.GetProperty(field).GetDouble() > 0));
    }

    private static JsonDocument Run(params string[] arguments)
    {
        var run = ChainruleProcess.Run([.. arguments, "--json"]);
        Assert.Equal(0, run.ExitCode);
        return JsonDocument.Parse(run.Output);
    }
}
