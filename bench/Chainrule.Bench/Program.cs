using BenchmarkDotNet.Running;
using Chainrule.Bench;

// dotnet run -c Release --project bench/Chainrule.Bench                         choose a benchmark
// dotnet run -c Release --project bench/Chainrule.Bench -- compare 7 'A' 'B'    two commands side by side
if (args is ["compare", .. var rest])
{
    return SideBySide.Run(rest);
}
BenchmarkSwitcher.FromAssembly(typeof(TrainingBenchmarks).Assembly).Run(args);
return 0;
