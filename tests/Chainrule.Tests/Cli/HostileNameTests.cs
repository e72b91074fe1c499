using System.Globalization;
using System.Text.Json;
using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Tests.Cli;

public sealed class HostileNameTests : IDisposable
{
    // A terminal takes U+009B for the start of a colour, U+007F for a deletion; a table might take brackets for markup.
    private const string First = "[red]\u009B31m";
    private const string Second = "\u007Fblue[/]";

    private readonly SmallData data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public void Names_from_files_are_shown_and_never_obeyed()
    {
        var folder = Directory.CreateDirectory(data.PathOf("named\u009Bdata")).FullName;
        var lines = Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? $"{First},200,200,10,10,200,200,10,10,200,200,10,10,200,200,10,{i.ToString(CultureInfo.InvariantCulture)}"
            : $"{Second},10,10,200,200,10,10,200,200,10,10,200,200,10,10,200,{i.ToString(CultureInfo.InvariantCulture)}");
        File.WriteAllLines(Path.Combine(folder, "train.csv"), lines);
        var model = data.PathOf("model\u009B2J.safetensors");
        var picture = data.WritePicture("left.png", (_, column) => column < 2);

        var train = Show("train", "--network", SmallData.Network, "--data", folder, "--epochs", "20", "--optimizer", "adam 0.05", "--out", model);
        Assert.Contains("model?2J.safetensors", train.Output);
        var evaluate = Show("evaluate", model, "--data", folder);
        Assert.Contains("accuracy 100.00%", evaluate.Output);
        Assert.Equal(3, evaluate.Output.Split("[red]?31m").Length - 1);
        Assert.Contains("left.png: [red]?31m", Show("predict", model, picture).Output);
        Assert.Contains("named?data: ok", Show("data", "verify", "--data", folder).Output);
        Show("predict", data.PathOf("none\u009B2J"), picture).AssertRefused("none?2J");

        // A program gets the names as they are, but escaped.
        using var document = JsonDocument.Parse(Show("evaluate", model, "--data", folder, "--json").Output);
        Assert.Equal([First, Second], document.RootElement.GetProperty("classes").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public void A_preparation_that_is_not_known_is_quoted_short_and_plain()
    {
        var preparation = "\u001B]0;" + new string('x', 100_000);
        var message = Assert.Throws<ChainruleException>(
            () => PicturePreparation.Prepare(new Picture(new Shape(1, 4, 4), new byte[16]), preparation, new Shape(1, 4, 4))).Message;
        Assert.StartsWith("the network wants pictures prepared as '?]0;xxx", message);
        Assert.InRange(message.Length, 0, 200);
    }

    private static ChainruleProcess Show(params string[] arguments)
    {
        var run = ChainruleProcess.Run(arguments);
        Assert.DoesNotContain(run.Output + run.Error, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
        return run;
    }
}
