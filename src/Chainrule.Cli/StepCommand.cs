using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Chainrule.Data;
using Chainrule.Derivations.Checking;
using Chainrule.Derivations.Steps;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Texts;

namespace Chainrule.Cli;

/// <summary><c>chainrule step</c>: a training step with nothing hidden, its gradients found in three ways.</summary>
internal sealed partial class StepCommand : ExampleCommand
{
    private const int MostSteps = 1000;

    private readonly NetworkOptions network = new();
    private readonly Option<string?> weights = new("--weights")
    {
        HelpName = "FILE",
        Description = "The weights: JSON such as {\"dense1.weight\": [[…], …], \"dense1.bias\": […]}, or a saved network [default: random, by the seed]",
    };
    private readonly Option<string> input = new("--input")
    {
        HelpName = "LIST|FILE",
        Description = "The example: numbers such as 0.05,0.10, or a matrix or picture file",
        Required = true,
    };
    private readonly Option<string> target = new("--target")
    {
        HelpName = "LIST|CLASS",
        Description = "What the network should put out: a number for each output or, for cross-entropy, a class from 0",
        Required = true,
    };
    private readonly Option<double> rate = new("--rate")
    {
        HelpName = "ETA",
        Description = "The learning rate η",
        Required = true,
        CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
                ? value
                : NewOption.Refuse<double>(result, "a finite number"),
    };
    private readonly Option<int> steps = NewOption.Whole("--steps", "Steps to do, one after the other", 1, 1, MostSteps);
    private readonly Option<long> seed = NewOption.Seed();
    private readonly DocumentOutput output = new();

    public StepCommand() : base(
        "step",
        "Works out a training step with every number, and checks its gradients three ways.",
        "chainrule step --network sheet --weights examples/mazur.json --input 0.05,0.10 --target 0.01,0.99 --rate 0.5",
        "chainrule step --network sheet --input 1,0 --target 1,0 --rate 0.5 --steps 3 --seed 7",
        "chainrule step --network \"input 2 | dense 3 relu | dense 2\" --loss cross-entropy --input 1,2 --target 1 --rate 0.1 --json")
    {
        Notes =
            "Each gradient is found by the derived rule, by the backward pass that training uses, and by difference quotients of the " +
            "forward pass, all in double precision. Exit code 1 where two of them differ by more than a millionth of the tensor's largest.";
        network.AddTo(this);
        foreach (var option in new Option[] { weights, input, target, rate, steps, seed })
        {
            Add(option);
        }
        output.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        output.Check(arguments);
        using var interruption = new Interruption();
        var training = interruption.Leave(() => Begin(arguments));
        var count = arguments.GetValue(steps);
        for (var i = 0; i < count; i++)
        {
            ProgressBar.ShowIfSeen($"checking step {i + 1} of {count}", progress => training.Step(progress, interruption.Token));
        }
        var document = interruption.Leave(() => StepDocument.Of(training.Steps));
        output.Write(arguments, document, writer => StepJson.Write(writer, training.Steps), interruption);
        return training.Steps.All(step => step.Check.IsPassed) ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private WorkedTraining Begin(ParseResult arguments)
    {
        var (learner, loss) = network.Read(arguments);
        // Before the parameters take memory.
        WorkedTraining.RequireRoom(learner, arguments.GetValue(steps));
        var given = ReadWeights(arguments, learner);
        var training = new WorkedTraining(
            learner, loss, ReadInput(arguments.GetValue(input)!, learner), ReadTarget(arguments.GetValue(target)!, learner, loss),
            arguments.GetValue(rate), arguments.GetValue(seed));
        foreach (var (name, values) in given)
        {
            training.Set(name, values);
        }
        return training;
    }

    /// <summary>Weights in double precision from JSON; a saved network's and random ones are put into the network itself.</summary>
    private IReadOnlyDictionary<string, double[]> ReadWeights(ParseResult arguments, Network learner)
    {
        switch (arguments.GetValue(weights))
        {
            case null:
                learner.Initialize(Initialization.PyTorch, arguments.GetValue(seed));
                break;
            case { } path when path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase):
                var saved = NetworkFile.Load(path);
                if (saved.ToString() != learner.ToString())
                {
                    throw new ChainruleException($"{path}: holds the network {Words.Quote(saved.ToString())}, not {Words.Quote(learner.ToString())}");
                }
                foreach (var (to, from) in learner.Parameters.Zip(saved.Parameters))
                {
                    from.Tensor.Values.CopyTo(to.Tensor.Values);
                }
                break;
            case { } path:
                return Reading.Seekable(path, stream => ParameterFile.Read(path, stream, learner));
        }
        return new Dictionary<string, double[]>();
    }

    private static double[] ReadInput(string text, Network learner)
    {
        var words = Split(text);
        if (words.All(word => ReadNumber(word) is not null) ? words.Length > 0 : words.Length > 1 && !Path.Exists(text))
        {
            return ReadList("--input", words, learner.Input.Count, $"the network takes {learner.Input.Count} numbers ({learner.Input})");
        }
        var file = InputArgument.Read(text);
        if (file.Shape.Count != learner.Input.Count)
        {
            throw new ChainruleException($"{InputArgument.Name(text)}: holds {file.Shape.Count} numbers ({file.Shape}), but the network takes {learner.Input.Count} ({learner.Input})");
        }
        return file switch
        {
            NumericTensor<float> floats => [.. floats.Tensor.Values.ToArray().Select(value => (double)value)],
            NumericTensor<double> doubles => doubles.Tensor.Values.ToArray(),
            _ => throw new NotSupportedException($"no input of {file}"),
        };
    }

    private static double[] ReadTarget(string text, Network learner, Loss loss)
    {
        var (words, count) = (Split(text), learner.Output.Count);
        if (!loss.HasProbabilities || words.Length > 1)
        {
            return ReadList("--target", words, count, $"the network puts out {count} numbers");
        }
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var label) || label >= count)
        {
            throw new ChainruleException(
                $"--target: {Words.Quote(text)} is no class; {loss.Name} takes a class from 0 to {count - 1}, or a share for each");
        }
        var shares = new double[count];
        shares[label] = 1;
        return shares;
    }

    /// <summary>Finite numbers, as many as are needed.</summary>
    private static double[] ReadList(string option, string[] words, int count, string needed)
    {
        var numbers = words.Select((word, i) => ReadNumber(word) ?? throw new ChainruleException(
            $"{option}: {Words.Quote(word)}, number {i + 1} of {words.Length}, is no finite number")).ToArray();
        return numbers.Length == count ? numbers : throw new ChainruleException($"{option}: {needed}, not {numbers.Length}");
    }

    /// <summary>What stands between commas or blanks; nothing between two commas is a word too, and no number.</summary>
    private static string[] Split(string text) => Separator().Split(text.Trim());

    [GeneratedRegex(@"\s*,\s*|\s+")]
    private static partial Regex Separator();

    private static double? ReadNumber(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
