using BenchmarkDotNet.Running;
using Chainrule.Bench;

// dotnet run -c Release --project bench/Chainrule.Bench                         choose a benchmark
// dotnet run -c Release --project bench/Chainrule.Bench -- compare 7 'A' 'B'    two commands side by side
// dotnet run -c Release --project bench/Chainrule.Bench -- results PEER CHAINRULE docs   measures and writes docs/results.md
// dotnet run -c Release --project bench/Chainrule.Bench -- batch-sizes docs              draws the picture of them anew
// dotnet run -c Release --project bench/Chainrule.Bench -- filter random3 2 5   filters, timed (bench/peers/opencv.py is the peer)
if (args is ["filter", .. var filtering])
{
    return FilterSpeed.Run(filtering);
}
if (args is ["compare", .. var rest])
{
    return SideBySide.Run(rest);
}
if (args is ["batch-sizes", var folder])
{
    Results.BatchSizes(folder);
    return 0;
}
if (args is ["results", .. var sources])
{
    return Results.Run(sources);
}
BenchmarkSwitcher.FromAssembly(typeof(TrainingBenchmarks).Assembly).Run(args);
return 0;
