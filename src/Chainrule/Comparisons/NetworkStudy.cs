using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Training;

namespace Chainrule.Comparisons;

/// <summary>Everything that a comparison does with one network: trains it from every seed, evaluates it, measures its curves.</summary>
internal sealed class NetworkStudy(
    string name, Network prototype, ComparisonOptions options, DataSplit data, ComparisonWork work, CancellationToken cancellation)
{
    private readonly IReadOnlyList<CurvePlan> plans = CurvePlan.For(data.Train.Shape);
    private readonly ExampleSubsets subsets = new(data.Train, options.FirstSeed);

    /// <summary>The whole study, as counted by <see cref="ComparisonWork"/>.</summary>
    public double Work =>
        options.Seeds * (TrainingWork + EvaluatingWork) + plans.Sum(plan => plan.Values.Count(value => value != 0)) * PointWork
        + subsets.Counts.Sum(SubsetWork);

    private double TrainingWork =>
        ComparisonWork.OfTraining(prototype, (double)options.Epochs * data.Train.Count)
        + ComparisonWork.OfEvaluating(prototype, (double)options.Epochs * data.Test.Count);

    private double EvaluatingWork => ComparisonWork.OfEvaluating(prototype, data.Train.Count + data.Test.Count);

    private double PointWork => ComparisonWork.OfEvaluatingChanged(prototype, data.Test.Count);

    /// <summary>Fails, before any time is spent, if the data do not fit the network.</summary>
    public void CheckFit()
    {
        DatasetExamples.CheckFit(prototype, data.Train);
        DatasetExamples.CheckFit(prototype, data.Test);
    }

    /// <summary>Does it all.</summary>
    public NetworkResult Measure()
    {
        var runs = new NetworkRun[options.Seeds];
        var networks = new Network[options.Seeds];
        for (var i = 0; i < runs.Length; i++)
        {
            networks[i] = Network.Parse(prototype.ToString());
            runs[i] = Run(networks[i], i);
        }
        var curves = plans.Select(plan => Measure(plan, networks[0], runs[0].Test)).ToList();
        curves.Add(MeasureSubsets(runs[0].Test));
        return new NetworkResult(name, networks[0], runs, AccuracyInterval(runs), SecondsInterval(runs), curves);
    }

    private NetworkRun Run(Network network, int index)
    {
        var seed = options.FirstSeed + index;
        work.Report(name, index + 1, "training");
        var training = Train(network, data.Train, data.Test, options.RecipeFor(seed), index + 1, "training", TrainingWork);
        work.Report(name, index + 1, "evaluating");
        var test = Evaluator.Evaluate(network, data.Test, null, options.Threads, cancellation);
        var train = Evaluator.Evaluate(network, data.Train, null, options.Threads, cancellation);
        work.Finish(EvaluatingWork);
        return new NetworkRun(seed, training, test) { TrainAccuracy = train.Accuracy };
    }

    private TrainingReport Train(Network network, Dataset train, Dataset? test, Recipe recipe, int run, string stage, double cost)
    {
        var report = new Trainer(network, recipe).Fit(train, test, work.Training(name, run, stage, cost), cancellation);
        cancellation.ThrowIfCancellationRequested();
        work.Finish(cost);
        return report;
    }

    private Curve Measure(CurvePlan plan, Network network, Evaluation unchanged)
    {
        work.Report(name, 1, plan.Name);
        return Measure(plan, unchanged, change =>
        {
            var evaluation = Evaluator.Evaluate(network, data.Test, change, options.Threads, cancellation);
            work.Finish(PointWork);
            work.Report(name, 1, plan.Name);
            return evaluation;
        });
    }

    /// <summary>A curve, from what is known without any change and an evaluation of each change.</summary>
    internal static Curve Measure(CurvePlan plan, Evaluation unchanged, Func<IPictureChange, Evaluation> evaluate) => new(
        plan.Name, plan.Axis,
        [.. plan.Values.Select(value => new CurvePoint(value, Share(value == 0 ? unchanged : evaluate(plan.Change(value)))))]);

    /// <summary>
    /// Accuracy against the number of training examples: the network trained anew on each part of them, and at last the
    /// first run, which has had every epoch of all of them.
    /// </summary>
    private Curve MeasureSubsets(Evaluation all)
    {
        var points = new List<CurvePoint>();
        foreach (var count in subsets.Counts)
        {
            work.Report(name, 1, "examples");
            var network = Network.Parse(prototype.ToString());
            var recipe = options.RecipeFor(options.FirstSeed) with { Epochs = subsets.Epochs(count) };
            Train(network, subsets.Take(count), null, recipe, 1, "examples", SubsetWork(count));
            points.Add(new CurvePoint(count, Share(Evaluator.Evaluate(network, data.Test, null, options.Threads, cancellation))));
        }
        points.Add(new CurvePoint(data.Train.Count, Share(all)));
        return new Curve("examples", "training examples", points);
    }

    private double SubsetWork(int count) => ComparisonWork.OfTraining(prototype, (double)subsets.Epochs(count) * count);

    private static Interval Share(Evaluation evaluation) =>
        Statistics.ShareInterval(evaluation.Examples - evaluation.Errors, evaluation.Examples);

    /// <summary>Over one run, Wilson's interval over the test examples; over more, Student's over the runs, kept within [0, 1].</summary>
    internal static Interval AccuracyInterval(IReadOnlyList<NetworkRun> runs)
    {
        if (runs.Count == 1)
        {
            return Share(runs[0].Test);
        }
        var interval = Statistics.MeanInterval([.. runs.Select(run => run.Test.Accuracy)]);
        return interval with { Low = Math.Max(interval.Low, 0), High = Math.Min(interval.High, 1) };
    }

    internal static Interval SecondsInterval(IReadOnlyList<NetworkRun> runs)
    {
        var interval = Statistics.MeanInterval([.. runs.Select(run => run.Training.Seconds)]);
        return interval with { Low = Math.Max(interval.Low, 0) };
    }
}
