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
        var metadata = typeof(StudioProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(one => one.Key, one => one.Value!);
        var command = Path.Combine(metadata["CommandFolder"], "net10.0", RuntimeInformation.RuntimeIdentifier, "Chainrule.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [command, "studio", "--port", "0", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CHAINRULE_DATA"] = metadata["DataFolder"] },
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line is null)
        {
            throw new InvalidOperationException($"The studio did not start: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
        }
        return new StudioProcess(process, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
