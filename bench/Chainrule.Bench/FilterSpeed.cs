using System.Diagnostics;
using System.Globalization;
using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Bench;

/// <summary>Filters a 3840×2160 picture of floats again and again into the same output; bench/peers/opencv.py does the same with OpenCV.</summary>
internal static class FilterSpeed
{
    private const int Rows = 2160, Columns = 3840;

    public static int Run(string[] arguments)
    {
        if (arguments is not [("random3" or "random5" or "random9" or "random15" or "random31" or "gaussian15") and var name, var threadCount, var duration]
            || !int.TryParse(threadCount, CultureInfo.InvariantCulture, out var threads) || threads < 0
            || !double.TryParse(duration, CultureInfo.InvariantCulture, out var seconds))
        {
            Console.Error.WriteLine("usage: filter random3|random5|random9|random15|random31|gaussian15 THREADS SECONDS");
            return 2;
        }
        var random = new RandomSource(1);
        var input = new Tensor<float>(new Shape(1, Rows, Columns));
        foreach (ref var value in input.Values)
        {
            value = (float)random.NextDouble();
        }
        var filter = new Filter(Choose(name, ref random)) { Padding = Padding.Same, Boundary = Boundary.Replicate };
        var output = new Tensor<float>(input.Shape);
        var times = new List<double>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < seconds || times.Count < 3;)
        {
            var start = watch.Elapsed;
            filter.Apply(input, output, threads);
            times.Add((watch.Elapsed - start).TotalSeconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"imagesPerSecond": {{1 / times[times.Count / 2]:F2}}, "medianMs": {{1000 * times[times.Count / 2]:F2}}, "fastestMs": {{1000 * times[0]:F2}}, "peakMemoryMB": {{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0}}}"""));
        return 0;
    }

    private static Kernel Choose(string name, ref RandomSource random)
    {
        if (name == "gaussian15")
        {
            return GaussianKernel.Create(2.5, 15);
        }
        var size = int.Parse(name.AsSpan("random".Length), CultureInfo.InvariantCulture);
        var weights = new double[size * size];
        foreach (ref var weight in weights.AsSpan())
        {
            weight = random.NextDouble() - 0.5;
        }
        return new Kernel(new Shape(1, size, size), weights);
    }
}
