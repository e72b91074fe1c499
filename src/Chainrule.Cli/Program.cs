using System.CommandLine;
using System.CommandLine.Help;
using Chainrule.Cli;

// Not a RootCommand, which would take the assembly's name.
var chainrule = new Command("chainrule", "Neural networks that show their work: trains them, compares them, and answers with them.")
{
    new CompareCommand(),
    new TrainCommand(),
    new EvaluateCommand(),
    new PredictCommand(),
    new DataCommand(),
    new BenchCommand(),
    new HelpOption { Action = new HelpWithExamples() },
    new VersionOption(),
};
return CommandLine.Run(chainrule, args);
