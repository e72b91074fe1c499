namespace Chainrule.Cli;

/// <summary><c>chainrule bench</c>: how fast this machine trains a network or answers with it.</summary>
internal sealed class BenchCommand : ExampleCommand
{
    public BenchCommand() : base(
        "bench",
        "Measures how fast this machine trains a network or answers with it.",
        "chainrule bench train --network lenet --batch 64 --seconds 5",
        "chainrule bench infer --network ffn --batch 1 --threads 1 --json",
        "chainrule bench peak")
    {
        Add(new BenchRunCommand("train", "Measures training steps: forward, backward, and the update of the weights.", training: true));
        Add(new BenchRunCommand("infer", "Measures answering: the forward pass alone.", training: false));
        Add(new BenchPeakCommand());
    }
}
