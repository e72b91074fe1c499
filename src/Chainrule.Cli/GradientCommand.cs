using System.CommandLine;
using System.Numerics;
using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Cli;

/// <summary><c>chainrule gradient</c>: how the brightness of a picture changes from pixel to pixel, and where its edges are.</summary>
internal sealed class GradientCommand : ExampleCommand
{
    private readonly Argument<string> input = InputArgument.Create();
    private readonly ChoiceOption<GradientOperator> op = new(
        "--operator", "How slopes are measured", GradientOperator.Sobel.Name,
        [.. GradientOperator.Catalogue.Select(op => (op.Name, op))]);
    private readonly Option<double> sigma = NewOption.Number(
        "--sigma", "S", "Smooth before by a Gaussian of this standard deviation, in pixels; 0 for none", 0,
        $"a number from 0 to {ImageGradient.LargestSigma}", value => value is >= 0 and <= ImageGradient.LargestSigma);
    private readonly ChoiceOption<Boundary> boundary = FilterOptions.NewBoundary("replicate");
    private readonly Option<Threshold?> low = Threshold.Option("--low", "The least magnitude that carries an edge on");
    private readonly Option<Threshold?> high = Threshold.Option("--high", "The least magnitude that makes an edge");
    private readonly Option<string?> output = new("--out")
    {
        HelpName = "FOLDER",
        Description = "Write gx, gy, magnitude, angle and edges here, each as .npy and .png; the folder is made",
    };
    private readonly Option<int> threads = NewOption.Threads();
    private readonly Option<bool> json = NewOption.Json();

    public GradientCommand() : base(
        "gradient",
        "Measures how the brightness of a picture changes, and finds its edges.",
        "chainrule gradient photo.jpg --sigma 1 --out edges",
        "chainrule gradient scan.png --sigma 1.4 --low 5% --high 12% --out edges --json")
    {
        Notes =
            "x runs to the right and y down: Gx is positive where the picture grows brighter to the right, Gy where it does " +
            "downwards, and the angle atan2(Gy, Gx) is 0 degrees to the right, 90 down. A picture in colour is taken by its " +
            "luminance. Edges are thinned along the gradient; then a pixel of the high threshold makes an edge, and those of the " +
            "low one that hang together with it carry it on. A threshold is a magnitude, or a share of the largest, such as 10%; " +
            "where one is given, low is 0.4 of high; where none is, high is four times the median, which noise hardly reaches, and at " +
            "least a tenth of the largest.";
        Add(input);
        foreach (var option in new Option[] { op, sigma, boundary, low, high, output, threads, json })
        {
            Add(option);
        }
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        if (arguments.GetValue(output) is { } folder)
        {
            if (Path.GetExtension(folder).ToLowerInvariant() is ".png" or ".npy" or ".csv" or ".json" && !Directory.Exists(folder))
            {
                throw new ChainruleException($"{folder}: --out takes a folder, for ten files; leave {Path.GetExtension(folder)} away");
            }
            OutputFolder.RequireWritable(folder);
        }
        var path = arguments.GetValue(input)!;
        var name = InputArgument.Name(path);
        var source = InputArgument.Read(path);
        using var interruption = new Interruption();
        var report = source switch
        {
            NumericTensor<float> floats => Study(arguments, floats.Tensor, name, interruption.Token),
            NumericTensor<double> doubles => Study(arguments, doubles.Tensor, name, interruption.Token),
            var other => throw new NotSupportedException($"{other.GetType()}"),
        };
        interruption.Dispose();
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(GradientJson.Document(report));
        }
        else
        {
            GradientDisplay.Print(report);
        }
        return ExitCode.Done;
    }

    private GradientReport Study<T>(ParseResult arguments, Tensor<T> image, string name, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = Measure(arguments, image, name, cancellation);
        var thin = NonMaximumSuppression.Of(gradient, arguments.GetValue(threads), cancellation);
        var edges = Hysteresis.Apply(thin, Threshold.Resolve(arguments.GetValue(low), arguments.GetValue(high), gradient), cancellation);
        return new GradientReport(name, image.Shape, gradient.Operator, arguments.GetValue(sigma), boundary.Word(boundary.Read(arguments)), edges)
        {
            LargestGx = Largest(gradient.Gx),
            LargestGy = Largest(gradient.Gy),
            LargestMagnitude = Largest(gradient.Magnitude),
            HasOwnThresholds = arguments.GetValue(low) is null && arguments.GetValue(high) is null,
            Directions = GradientDirections.Shares(gradient, Figures.Directions.Count),
            Files = arguments.GetValue(output) is { } folder ? GradientFiles.Write(folder, gradient, edges, cancellation) : [],
        };
    }

    private ImageGradient<T> Measure<T>(ParseResult arguments, Tensor<T> image, string name, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (image.Shape.Channels is not (1 or 3))
        {
            throw new ChainruleException($"{name} has {image.Shape.Channels} channels; give a matrix, or a picture in grey or in colour");
        }
        var gradient = ImageGradient.Of(
            image, op.Read(arguments), boundary.Read(arguments), arguments.GetValue(sigma), arguments.GetValue(threads), cancellation);
        return TensorPrimitives.IsFiniteAll<T>(gradient.Magnitude.Values) ? gradient : throw new ChainruleException(
            $"{name}: its gradient is beyond what its numbers can hold; give an input of smaller numbers");
    }

    private static double Largest<T>(Tensor<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        double.CreateChecked(T.Abs(TensorPrimitives.MaxMagnitude<T>(values.Values)));
}
