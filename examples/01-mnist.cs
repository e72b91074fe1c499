#!/usr/bin/env dotnet
// Trains the network of one line on MNIST, says how good it is, saves it, and asks it about one digit.
//
//   dotnet run examples/01-mnist.cs              lenet, 3 epochs
//   dotnet run examples/01-mnist.cs -- ffn 1     another network, other epochs
#:project ../src/Chainrule/Chainrule.csproj
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Training;

var network = Network.Parse(args.Length > 0 ? args[0] : "lenet");
var recipe = new Recipe
{
    Epochs = args.Length > 1 ? int.Parse(args[1]) : 3,
    Optimizer = new Adam(0.003),
    Schedule = new OneCycleSchedule(),
};

var (train, test) = Mnist.Load();
Console.WriteLine(NetworkSummary.Of(network));

var report = new Trainer(network, recipe).Fit(train, test);
foreach (var epoch in report.Epochs)
{
    Console.WriteLine($"epoch {epoch.Epoch}: loss {epoch.Loss:F4}, test accuracy {epoch.TestAccuracy:P2}, {epoch.Seconds:F1} s");
}

var path = Path.Combine(Path.GetTempPath(), "mnist.safetensors");
NetworkFile.Save(network, path);
var shares = NetworkFile.Load(path).Classify(test.Pixels(0));
var answer = shares.IndexOf(shares.Max());
Console.WriteLine($"test digit 0 is a {test.Classes[test.Label(0)]}; the network says {network.Classes[answer]} ({shares[answer]:P1})");
