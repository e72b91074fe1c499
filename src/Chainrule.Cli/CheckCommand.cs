using System.CommandLine;
using Chainrule.Data;
using Chainrule.Derivations.Checking;

namespace Chainrule.Cli;

/// <summary><c>chainrule check</c>: what a student's numbers are worth, and which mistake was made.</summary>
internal sealed class CheckCommand : ExampleCommand
{
    private readonly Argument<string> file = new("ANSWERS")
    {
        Description = "A JSON file with the exercise and the answers to it, or - for standard input",
    };
    private readonly DocumentOutput output = new();

    public CheckCommand() : base(
        "check",
        "Checks the numbers of a training step done by hand, and names the mistake.",
        "chainrule check examples/answers.json",
        "chainrule check answers.json --json",
        "chainrule check answers.json --out answers.html")
    {
        Notes =
            "The file has network, loss, rate, weights, input, target, and answers: any of weighted, activations, output, loss, deltas, " +
            "gradients and updated, by layer or parameter, and rules, which are formulas; null where there is no answer. An answer is right as far as it was written " +
            "out, rounded or cut off, with two significant digits at least. Exit code 1 where one is wrong.";
        Add(file);
        output.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        output.Check(arguments);
        using var interruption = new Interruption();
        var sheet = interruption.Leave(() => Read(arguments.GetValue(file)!));
        var answers = ProgressBar.ShowIfSeen("checking", progress => sheet.Checker.Check(sheet.Exercise, sheet.Sheet, progress, interruption.Token));
        output.Write(
            arguments, CheckDocument.Of(answers), writer => CheckJson.Document(sheet.Exercise.Derivation, answers).WriteTo(writer), interruption);
        return answers.IsRight ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private static AnswerFile Read(string path)
    {
        if (path == "-")
        {
            using var input = Console.OpenStandardInput();
            return AnswerFile.Read("standard input", input);
        }
        return Reading.Seekable(path, stream => AnswerFile.Read(path, stream));
    }
}
