using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Chainrule.Cli;

/// <summary>Parses the command line, runs the command that it names, and makes of whatever goes wrong one line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The command <c>chainrule</c> with all that are under it; not a RootCommand, which would take the assembly's name.</summary>
    public static Command CreateRoot() => new("chainrule", "Neural networks that show their work: trains them, compares them, and answers with them.")
    {
        new CompareCommand(),
        new TrainCommand(),
        new EvaluateCommand(),
        new PredictCommand(),
        new DeriveCommand(),
        new StepCommand(),
        new CheckCommand(),
        new ConvolveCommand(),
        new GradientCommand(),
        new KernelCommand(),
        new DataCommand(),
        new BenchCommand(),
        new StudioCommand(),
        new HelpOption { Action = new HelpWithExamples() },
        new VersionOption(),
    };

    public static int Run(string[] args)
    {
        // Before a command looks at how wide the terminal is.
        Console.SetError(GuardedWriter.Forgiving(Console.Error));
        StandardOutput.Guard();
        try
        {
            // A word that starts with @ is a file's name here, never a file of further arguments.
            var result = CreateRoot().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            return result.Action is ParseErrorAction
                ? Errors.Report(UsageMistake.Explain(result))
                : result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
#pragma warning disable CA1031 // The one place where every exception becomes a line and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Errors.Report(exception);
        }
    }
}
