using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Chainrule.Studio.Tests.Browser;

/// <summary>The command <c>chainrule studio</c>, running as its users run it.</summary>
internal sealed class StudioProcess : IAsyncDisposable
{
    private readonly Process process;

    private StudioProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>What it printed: the address with its token.</summary>
    public Uri Address { get; }

    public static async Task<StudioProcess> Start(params string[] arguments)
    {
        var process = Begin(["--port", "0", .. arguments]);
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line is null)
        {
            throw new InvalidOperationException($"The studio did not start: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
        }
        return new StudioProcess(process, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
    }

    /// <summary>The command with these arguments, whether it starts or not.</summary>
    public static Process Begin(params string[] arguments)
    {
        var metadata = typeof(StudioProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(one => one.Key, one => one.Value!);
        var command = Path.Combine(metadata["CommandFolder"], "net10.0", RuntimeInformation.RuntimeIdentifier, "Chainrule.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [command, "studio", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CHAINRULE_DATA"] = metadata["DataFolder"] },
        };
        return Process.Start(start)!;
    }

    /// <summary>Asks it to end, as Ctrl-C does where it is not started with that switched off.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Interrupt()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
