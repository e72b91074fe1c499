using System.CommandLine;
using Chainrule.Derivations;

namespace Chainrule.Cli;

/// <summary><c>chainrule derive</c>: backpropagation derived for a network, line by line.</summary>
internal sealed class DeriveCommand : ExampleCommand
{
    private readonly NetworkOptions network = new();
    private readonly DocumentOutput output = new();

    public DeriveCommand() : base(
        "derive",
        "Derives a network's update rules from its equations, line by line.",
        "chainrule derive --network sheet",
        "chainrule derive --network \"input 2 | dense 3 tanh | dense 2\" --loss cross-entropy",
        "chainrule derive --network lenet --out lenet.html",
        "chainrule derive --network sheet --format latex > sheet.tex")
    {
        Notes =
            "The letters are those of the exercise sheet: x the input, h a weighted input, a an activation, w and v weights, δ = ∂L/∂h. " +
            "The weight with index 0 is the bias, beside an input that is always 1. Brackets are 1 where what they say is true, else 0.";
        network.AddTo(this);
        output.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        output.Check(arguments);
        using var interruption = new Interruption();
        var (derivation, document) = interruption.Leave(() =>
        {
            var (learner, loss) = network.Read(arguments);
            var derivation = Derivation.Of(learner, loss);
            return (derivation, DerivationDocument.Of(derivation));
        });
        output.Write(arguments, document, writer => DeriveJson.Document(derivation).WriteTo(writer), interruption);
        return ExitCode.Done;
    }
}
