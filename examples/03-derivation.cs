#!/usr/bin/env dotnet
// Derives the update rules of a network, puts numbers in, checks every gradient three ways, and undoes the step.
//
//   dotnet run examples/03-derivation.cs                     the network of Mazur's worked example, with his numbers
//   dotnet run examples/03-derivation.cs -- "input 2 | dense 3 tanh | dense 2 sigmoid"     another, with random weights
#:project ../src/Chainrule/Chainrule.csproj
using Chainrule.Derivations;
using Chainrule.Derivations.Steps;
using Chainrule.Losses;
using Chainrule.Networks;

var network = Network.Parse(args.Length > 0 ? args[0] : "sheet");
network.Initialize(Initialization.PyTorch, seed: 1);

// The rules come out of the layers' equations; no number is needed for that.
foreach (var section in DerivationText.Of(Derivation.Of(network, new SumOfSquares())))
{
    foreach (var step in section.Steps.Where(step => step.Rule == "update"))
    {
        Console.WriteLine($"{section.Title}: {step.Statement}");
    }
}

// Matt Mazur, "A Step by Step Backpropagation Example", 2015.
var training = new WorkedTraining(network, new SumOfSquares(), input: [0.05, 0.10], target: [0.01, 0.99], rate: 0.5);
if (args.Length == 0)
{
    training.Set("dense1.weight", [0.15, 0.20, 0.25, 0.30]);
    training.Set("dense1.bias", [0.35, 0.35]);
    training.Set("dense2.weight", [0.40, 0.45, 0.50, 0.55]);
    training.Set("dense2.bias", [0.60, 0.60]);
}

var before = network.Parameters.Select(training.Values).ToList();
var worked = training.Step();
Console.WriteLine($"outputs {string.Join(", ", worked.Output.Select(y => $"{y:F9}"))}");
Console.WriteLine($"loss {worked.Loss:F9}, after the step {worked.LossAfter:F9}");
foreach (var tensor in worked.Check.Tensors)
{
    var updated = worked[tensor.Parameter].Updated.Select(value => $"{value:F9}");
    Console.WriteLine($"{tensor.Parameter.Name} becomes {string.Join(", ", updated)}; its gradients agree to {tensor.MaxRelativeError:0.0e+0}");
}
Console.WriteLine($"largest disagreement of derived rule, backward pass and central difference: {worked.Check.MaxRelativeError:0.0e+0}");

training.Undo();
var isUndone = network.Parameters.Zip(before).All(pair => training.Values(pair.First).SequenceEqual(pair.Second));
Console.WriteLine(isUndone ? "undone: every parameter has the bits that it had" : "not undone");
