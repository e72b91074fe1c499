using System.CommandLine;
using System.Text.Json.Nodes;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Visuals;
using Spectre.Console;

namespace Chainrule.Cli;

/// <summary><c>chainrule predict</c>: what a saved network takes pictures for.</summary>
internal sealed class PredictCommand : ExampleCommand
{
    private const int Shown = 3;

    private readonly Argument<string> model = new("MODEL") { Description = "A network saved by train, a .safetensors file" };
    private readonly Argument<string[]> pictures = new("PICTURE")
    {
        Description = "Picture files: PNG, JPEG, WebP, BMP or GIF, of any size, in colour or grey",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<bool> json = NewOption.Json();

    public PredictCommand() : base(
        "predict",
        "Says what a saved network takes pictures for.",
        "chainrule predict lenet.safetensors digit.png",
        "chainrule predict lenet.safetensors scans/*.jpg --json")
    {
        Notes =
            "For a network trained on mnist a picture is prepared the way MNIST was made: to grey; less the ground's brightness; " +
            "to light ink on dark, whichever it was; cleared of noise; the ink scaled to fit 20x20, its proportions kept; its " +
            "centre of mass put in the middle of 28x28. For any other network it is scaled to the input's rows and columns, nothing " +
            "else. In a terminal the prepared picture is shown too.";
        Add(model);
        Add(pictures);
        Add(json);
        SetAction(Run);
    }

    private sealed record Candidate(int Label, string Class, float Probability);

    private int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var network = NetworkFile.Load(arguments.GetValue(model)!);
        var predictions = new JsonArray();
        var failures = new JsonArray();
        foreach (var file in arguments.GetValue(pictures)!)
        {
            interruption.Token.ThrowIfCancellationRequested();
            try
            {
                var seen = Prepare(file, network);
                var candidates = Predict(network, seen);
                predictions.Add(Document(file, candidates));
                if (!arguments.GetValue(json))
                {
                    Print(file, seen, candidates);
                }
            }
            catch (ChainruleException exception)
            {
                failures.Add(new JsonObject { ["picture"] = file, ["error"] = exception.Message });
                Errors.Report(exception);
            }
        }
        var code = failures.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(new JsonObject { ["network"] = network.ToString(), ["predictions"] = predictions, ["failures"] = failures });
        }
        return code;
    }

    private static Picture Prepare(string file, Network network)
    {
        var picture = PictureFile.Read(file);
        try
        {
            return PicturePreparation.Prepare(picture, network.Preparation, network.Input);
        }
        catch (ChainruleException exception)
        {
            throw new ChainruleException($"{file}: {exception.Message}", exception);
        }
    }

    /// <summary>The likeliest classes, likeliest first; of equally likely ones the first.</summary>
    private static Candidate[] Predict(Network network, Picture picture) =>
        [.. network.Classify(picture.Pixels)
            .Select((probability, label) => new Candidate(
                label, label < network.Classes.Count ? network.Classes[label] : $"{label}", probability))
            .OrderByDescending(candidate => candidate.Probability)
            .Take(Shown)];

    private static JsonObject Document(string file, Candidate[] candidates) => new()
    {
        ["picture"] = file,
        ["class"] = candidates[0].Class,
        ["label"] = candidates[0].Label,
        ["probability"] = candidates[0].Probability,
        ["top"] = JsonOutput.Array(candidates, candidate => new JsonObject
        {
            ["class"] = candidate.Class,
            ["label"] = candidate.Label,
            ["probability"] = candidate.Probability,
        }),
    };

    private static void Print(string file, Picture seen, Candidate[] candidates)
    {
        if (Terminal.CanPaint)
        {
            PicturePainting.Paint(Terminal.Results, seen);
        }
        var classes = candidates.Select(candidate => $"{candidate.Class} {Numbers.Percent(candidate.Probability)}");
        Terminal.Print($"{file}: {string.Join(", ", classes)}");
    }
}
