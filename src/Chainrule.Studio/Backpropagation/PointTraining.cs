using System.Diagnostics;
using Chainrule.Data;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Training;
using Chainrule.Visuals;

namespace Chainrule.Studio.Backpropagation;

/// <summary>A network that learns points in the plane, and what it answers everywhere in it.</summary>
public sealed class PointTraining
{
    /// <summary>Cells of the plane along each side that are asked for.</summary>
    private const int Cells = 52;

    private const int MostParameters = 20_000;

    private readonly Network network;
    private readonly Recipe recipe;

    private readonly Dataset points;

    /// <summary>Makes it ready.</summary>
    /// <param name="plan">The network with two inputs and an output for each class, its optimizer and its points.</param>
    /// <param name="seed">What scattered points hang on.</param>
    /// <exception cref="ChainruleException">What cannot be read, is too large to watch, or has one class alone.</exception>
    public PointTraining(PointsPlan plan, long seed)
    {
        var text = plan.Network;
        network = Network.Parse(NetworkPresets.Find(text.Trim())?.Text ?? text);
        if (network.Input.Count != 2 || network.Input.Rank != 1 || network.Output.Count != 2)
        {
            throw new ChainruleException("points in the plane have two numbers and two classes: the network begins with input 2 and ends with two outputs");
        }
        if (network.ParameterCount > MostParameters)
        {
            throw new ChainruleException($"{network} is too large to be watched; choose one of at most {MostParameters} parameters");
        }
        var placed = plan.Points(seed);
        if (placed.Select(point => point.Label).Distinct().Count() < 2)
        {
            throw new ChainruleException("a network learns to tell classes apart: place points of both classes");
        }
        points = PlanePoints.Of(plan.Set.ToString(), [.. placed.Select(point => (point.Across, point.Down, point.Label))]);
        recipe = new Recipe { Optimizer = Optimizer.Parse(plan.Optimizer), Loss = new CrossEntropy(), Epochs = plan.Epochs, BatchSize = 32, Threads = 1 };
    }

    /// <summary>Trains, and tells what the plane looks like several times a second.</summary>
    /// <param name="progress">Told on the training thread.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(Action<PlaneView> progress, CancellationToken cancellation)
    {
        var report = new Trainer(network, recipe).Fit(points, progress: new Watcher(this, progress, cancellation), cancellation: cancellation);
        var evaluation = Evaluator.Evaluate(network, points, threads: 1, cancellation: CancellationToken.None);
        progress(new PlaneView(report.Epochs.Count, evaluation.Loss, evaluation.Accuracy, Draw()));
    }

    /// <summary>The plane: white where the network is undecided, a class's colour where it is sure.</summary>
    private string Draw()
    {
        var shares = new double[Cells, Cells];
        for (var row = 0; row < Cells; row++)
        {
            for (var column = 0; column < Cells; column++)
            {
                var answer = network.Classify([(byte)(255 * (column + 0.5) / Cells), (byte)(255 * (row + 0.5) / Cells)]);
                // Pale enough for the points to stand out.
                shares[row, column] = 0.45 * (answer[1] - answer[0]);
            }
        }
        return Png.DataUri(HeatMap.Encode(shares));
    }

    /// <summary>Holds the training back, which would be over before anyone has seen it learn.</summary>
    private sealed class Watcher(PointTraining training, Action<PlaneView> progress, CancellationToken cancellation) : IProgress<TrainingProgress>
    {
        private static readonly TimeSpan epoch = TimeSpan.FromMilliseconds(10), picture = TimeSpan.FromMilliseconds(90);

        private readonly Stopwatch clock = Stopwatch.StartNew();

        public void Report(TrainingProgress value)
        {
            if (clock.Elapsed >= picture)
            {
                clock.Restart();
                progress(new PlaneView(value.Epoch, value.Loss, value.Accuracy, training.Draw()));
            }
            cancellation.WaitHandle.WaitOne(epoch);
        }
    }
}

/// <summary>How far a network is with its points.</summary>
/// <param name="Epoch">How often it has seen them.</param>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share that it answers right.</param>
/// <param name="Picture">What it answers everywhere, as a picture's address.</param>
public sealed record PlaneView(int Epoch, double Loss, double Accuracy, string Picture);
