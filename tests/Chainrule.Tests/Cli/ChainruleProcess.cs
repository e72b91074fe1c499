using System.Diagnostics;
using System.Globalization;

namespace Chainrule.Tests.Cli;

/// <summary>The real program, run as a process of its own: only so can exit codes and streams be seen.</summary>
internal sealed record ChainruleProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    public static ChainruleProcess Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return Finish(process);
    }

    /// <summary>Runs it in a folder.</summary>
    public static ChainruleProcess RunIn(string folder, params string[] arguments)
    {
        using var process = Start(arguments, folder, []);
        return Finish(process);
    }

    /// <summary>Runs it with no more than so many bytes for its objects.</summary>
    public static ChainruleProcess RunWithin(long bytes, params string[] arguments)
    {
        using var process = Start(arguments, "", ("DOTNET_GCHeapHardLimit", bytes.ToString("X", CultureInfo.InvariantCulture)));
        return Finish(process);
    }

    public static Process Start(params string[] arguments) => Start(arguments, "", []);

    private static Process Start(string[] arguments, string folder, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Chainrule.Cli.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    public static ChainruleProcess Finish(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience))
        {
            process.Kill();
            throw new TimeoutException($"chainrule has not ended; it said: {error.Result}");
        }
        return new ChainruleProcess(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>A user's mistake: exit code 2, nothing on standard output, one line on standard error that says so.</summary>
    public void AssertRefused(params string[] mentioning)
    {
        Assert.Equal("", Output);
        var line = Assert.Single(Error.TrimEnd().Split('\n'));
        Assert.StartsWith("error: ", line);
        Assert.DoesNotContain("Exception", line);
        Assert.All(mentioning, word => Assert.Contains(word, line));
        Assert.Equal(2, ExitCode);
    }
}
