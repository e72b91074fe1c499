using System.Net;
using System.Net.Sockets;
using Chainrule.Studio.Tests.Browser;

namespace Chainrule.Studio.Tests.Serving;

public class StudioCommandTests
{
    private static async Task<(int ExitCode, string Error)> Run(params string[] arguments)
    {
        using var process = StudioProcess.Begin(arguments);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }

    [Theory]
    [InlineData("error: --port: 70000 is no port", "--port", "70000")]
    [InlineData("error: --host: 'nowhere' is no address", "--host", "nowhere")]
    [InlineData("error: cannot listen on 203.0.113.7", "--host", "203.0.113.7", "--port", "0")]
    public async Task What_cannot_be_is_said_in_a_line(string beginning, params string[] arguments)
    {
        var (exitCode, error) = await Run(arguments);
        Assert.StartsWith(beginning, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (exitCode, error) = await Run("--port", $"{((IPEndPoint)other.LocalEndpoint).Port}");
        Assert.Contains("choose another --port", error, StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task An_interrupt_ends_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "no signals");
        await using var studio = await StudioProcess.Start();
        Assert.Equal(0, await studio.Interrupt());
    }
}
