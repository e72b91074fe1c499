using BenchmarkDotNet.Running;
using Chainrule.Bench;

// dotnet run -c Release --project bench/Chainrule.Bench                         choose a benchmark
// dotnet run -c Release --project bench/Chainrule.Bench -- compare 7 'A' 'B'    two commands side by side
// dotnet run -c Release --project bench/Chainrule.Bench -- results PEER CHAINRULE docs   measures and writes docs/results.md
// dotnet run -c Release --project bench/Chainrule.Bench -- batch-sizes docs              draws the picture of them anew
// dotnet run -c Release --project bench/Chainrule.Bench -- filter random3 2 5   filters, timed (bench/peers/opencv.py is the peer)
try
{
    switch (args)
    {
        case ["filter", .. var rest]:
            return FilterSpeed.Run(rest);
        case ["compare", .. var rest]:
            return SideBySide.Run(rest);
        case ["batch-sizes", var folder]:
            Results.BatchSizes(folder);
            return 0;
        case ["results", .. var rest]:
            return Results.Run(rest);
    }
}
catch (InvalidOperationException error)
{
    // A command that was to be measured failed.
    Console.Error.WriteLine($"error: {error.Message}");
    return 1;
}
BenchmarkSwitcher.FromAssembly(typeof(TrainingBenchmarks).Assembly).Run(args);
return 0;
