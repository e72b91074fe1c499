using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Tensors;

namespace Chainrule.Training;

/// <summary>Trains a network by a recipe.</summary>
public sealed class Trainer
{
    // What a random stream is for, so that no two uses share their numbers.
    private const long ValidationKey = -1, OrderKey = -2, StepKey = -3;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);

    private readonly Network network;
    private readonly Recipe recipe;

    /// <summary>Creates a trainer.</summary>
    /// <exception cref="ChainruleException">A recipe that contradicts itself, or a number in it that makes no sense.</exception>
    public Trainer(Network network, Recipe recipe)
    {
        Require(recipe.Epochs >= 1, "epochs must be at least 1");
        Require(recipe.BatchSize >= 1, "the batch size must be at least 1");
        Require(recipe.Threads >= 0, "threads must be at least 0 (0 takes every core)");
        Require(recipe.Patience >= 0, "patience must be at least 0 (0 never stops early)");
        Require(recipe.ValidationShare >= 0 && recipe.ValidationShare < 1, "the validation share must be at least 0 and below 1");
        Require(
            recipe.ValidationShare > 0 || (recipe.Patience == 0 && !recipe.KeepBest),
            "patience and keep-best judge by validation examples: hold some out, for example a share of 0.1");
        this.network = network;
        this.recipe = recipe;
    }

    /// <summary>Trains, and says what it came to. Cancelling ends it after the step or evaluation under way and keeps what was learnt.</summary>
    /// <param name="train">The examples to learn from.</param>
    /// <param name="test">Examples to evaluate after each epoch; null for none.</param>
    /// <param name="progress">Told several times a second, on the training thread; training pauses until it returns.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="ChainruleException">Data that does not fit the network, or a loss that is no longer finite.</exception>
    public TrainingReport Fit(
        Dataset train, Dataset? test = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        DatasetExamples.CheckFit(network, train);
        if (test is not null)
        {
            DatasetExamples.CheckFit(network, test);
        }
        var (training, validation) = HoldOut(train.Count);
        network.Normalization = recipe.Normalization ?? DatasetExamples.Measure(train, training);
        network.Classes = train.Classes;
        network.Preparation = train.Preparation;
        network.Loss = recipe.Loss;
        if (recipe.Initialization is not null)
        {
            network.Initialize(recipe.Initialization, recipe.Seed);
        }

        using var team = new Team(recipe.Threads);
        var run = new Run(this, train, training, validation, test, team);
        return run.Go(progress, cancellation);
    }

    /// <summary>Splits the examples into those to learn from and those held out, by the seed alone.</summary>
    private (int[] Training, int[] Validation) HoldOut(int count)
    {
        int[] indices = [.. Enumerable.Range(0, count)];
        if (recipe.ValidationShare == 0)
        {
            return (indices, []);
        }
        new RandomSource(recipe.Seed, ValidationKey).Shuffle(indices);
        var held = Math.Max(1, (int)Math.Round(count * recipe.ValidationShare));
        Require(held < count, $"a validation share of {recipe.ValidationShare.ToString(CultureInfo.InvariantCulture)} leaves none of {count} examples to learn from");
        return (indices[held..], indices[..held]);
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ChainruleException(message);
        }
    }

    /// <summary>One training under way.</summary>
    private sealed class Run
    {
        private readonly Network network;
        private readonly Recipe recipe;
        private readonly Dataset train;
        private readonly Dataset? test;
        private readonly int[] order;
        private readonly int[] validation;
        private readonly int stepsPerEpoch;
        private readonly DatasetExamples examples;
        private readonly Plan<float> plan;
        private readonly Plan<float>? evaluationPlan;
        private readonly Stopwatch clock = new();
        private readonly List<EpochReport> epochs = [];
        private readonly float[]? best;
        private double bestLoss = double.PositiveInfinity;
        private int bestEpoch;
        private long step;
        private double rate;

        public Run(Trainer trainer, Dataset train, int[] training, int[] validation, Dataset? test, Team team)
        {
            network = trainer.network;
            recipe = trainer.recipe;
            this.train = train;
            this.test = test;
            this.validation = validation;
            order = training;
            stepsPerEpoch = (order.Length + recipe.BatchSize - 1) / recipe.BatchSize;
            examples = new DatasetExamples(train, network.Normalization, recipe.Augmentation, recipe.Seed);
            var capacity = Math.Min(recipe.BatchSize, order.Length);
            plan = FloatPlan.Create(network, new PlanOptions(capacity, recipe.Loss, Training: true, recipe.Optimizer, team));
            var evaluated = Math.Max(test?.Count ?? 0, validation.Length);
            evaluationPlan = evaluated == 0 ? null : Evaluator.CreatePlan(network, evaluated, team);
            best = recipe.KeepBest ? new float[network.ParameterMemory.Count] : null;
        }

        public TrainingReport Go(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
        {
            var stoppedEarly = false;
            while (epochs.Count < recipe.Epochs && !stoppedEarly)
            {
                var report = RunEpoch(epochs.Count + 1, progress, cancellation);
                if (report is null)
                {
                    break;
                }
                epochs.Add(report);
                if (validation.Length == 0)
                {
                    bestEpoch = report.Epoch;
                }
                else if (report.ValidationLoss < bestLoss)
                {
                    bestLoss = report.ValidationLoss.Value;
                    bestEpoch = report.Epoch;
                    if (best is not null)
                    {
                        network.ParameterMemory.Span.CopyTo(best);
                    }
                }
                stoppedEarly = recipe.Patience > 0 && report.Epoch - bestEpoch >= recipe.Patience && report.Epoch < recipe.Epochs;
            }
            if (best is not null && bestEpoch > 0)
            {
                best.CopyTo(network.ParameterMemory.Span);
            }
            var cancelled = epochs.Count < recipe.Epochs && !stoppedEarly;
            return new TrainingReport(epochs, bestEpoch, cancelled, stoppedEarly, clock.Elapsed.TotalSeconds);
        }

        /// <summary>Runs an epoch; null if it was cancelled.</summary>
        private EpochReport? RunEpoch(int epoch, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
        {
            var before = clock.Elapsed;
            clock.Start();
            var told = clock.Elapsed;
            new RandomSource(recipe.Seed, OrderKey, epoch).Shuffle(order);
            examples.Epoch = epoch;
            double loss = 0;
            long correct = 0;
            var last = (Done: 0, Loss: 0.0, Correct: 0L);
            for (var start = 0; start < order.Length;)
            {
                if (cancellation.IsCancellationRequested)
                {
                    clock.Stop();
                    return null;
                }
                var batch = order.AsSpan(start, Math.Min(recipe.BatchSize, order.Length - start));
                rate = recipe.Optimizer.Rate * recipe.Schedule.Factor(step, stepsPerEpoch, recipe.Epochs);
                var result = plan.Train(examples, batch, rate, new RandomSource(recipe.Seed, StepKey, step).NextBits());
                step++;
                CheckFinite(result, epoch);
                loss += result.LossSum;
                correct += result.Correct;
                start += batch.Length;
                if (progress is not null && (clock.Elapsed - told >= ProgressInterval || start == order.Length))
                {
                    told = clock.Elapsed;
                    // The time of whoever listens is not training's: a listener may hold it up, to pause it.
                    clock.Stop();
                    progress.Report(Progress(epoch, start, loss, correct) with
                    {
                        RecentLoss = (loss - last.Loss) / (start - last.Done),
                        RecentAccuracy = (correct - last.Correct) / (double)(start - last.Done),
                        LastEpoch = epochs.LastOrDefault(),
                    });
                    clock.Start();
                    last = (start, loss, correct);
                }
            }
            clock.Stop();
            CheckParameters(epoch);

            var held = Evaluate(train, validation, cancellation);
            var tested = test is null ? null : Evaluate(test, Enumerable.Range(0, test.Count).ToArray(), cancellation);
            return new EpochReport(
                epoch, loss / order.Length, correct / (double)order.Length, held?.Loss, held?.Accuracy, tested?.Loss, tested?.Accuracy,
                rate, (clock.Elapsed - before).TotalSeconds);
        }

        /// <summary>Evaluates on some examples; null on none, or if it was cancelled: the epoch's training stands all the same.</summary>
        private Evaluation? Evaluate(Dataset data, int[] indices, CancellationToken cancellation)
        {
            if (indices.Length == 0 || cancellation.IsCancellationRequested)
            {
                return null;
            }
            var unchanged = new DatasetExamples(data, network.Normalization, null, 0);
            return Evaluator.Evaluate(evaluationPlan!, network, data, unchanged, indices, CancellationToken.None);
        }

        private TrainingProgress Progress(int epoch, int done, double loss, long correct)
        {
            var seconds = clock.Elapsed.TotalSeconds;
            var all = (epoch - 1L) * order.Length + done;
            var left = (double)recipe.Epochs * order.Length - all;
            return new TrainingProgress(
                epoch, recipe.Epochs, done, order.Length, all / seconds, loss / done, correct / (double)done,
                TimeSpan.FromSeconds(left * seconds / all));
        }

        /// <summary>An epoch's last step may break parameters that no later loss would show.</summary>
        private void CheckParameters(int epoch)
        {
            var broken = network.Parameters.FirstOrDefault(parameter => !TensorPrimitives.IsFiniteAll(parameter.Tensor.Values));
            if (broken is not null)
            {
                throw new ChainruleException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"training stopped after step {step} (epoch {epoch}): {broken.Name} is no longer finite; lower the learning rate (it was {rate:G4})"));
            }
        }

        private void CheckFinite(BatchResult result, int epoch)
        {
            if (double.IsFinite(result.LossSum) && result.NonFinite < 0)
            {
                return;
            }
            var loss = double.IsNaN(result.LossSum) ? "the loss became NaN"
                : double.IsInfinity(result.LossSum) ? "the loss became infinite"
                : "a gradient is no longer finite";
            var first = result.NonFinite < 0 ? "every gradient is still finite" : $"first on the way back, the gradient of {network.Parameters[result.NonFinite].Name}";
            throw new ChainruleException(string.Create(
                CultureInfo.InvariantCulture,
                $"training stopped at step {step} (epoch {epoch}): {loss} ({first}); lower the learning rate (it was {rate:G4})"));
        }
    }
}
