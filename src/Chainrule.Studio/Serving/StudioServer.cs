using System.Net;
using Chainrule.Data;
using Chainrule.Documents;
using Chainrule.Studio.Digits;
using Chainrule.Studio.Layout;
using Chainrule.Studio.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace Chainrule.Studio.Serving;

/// <summary>The studio's web server.</summary>
internal static class StudioServer
{
    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="options">Where.</param>
    /// <param name="announce">Told the address to open, once there is something to see.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ChainruleException">A port that is taken, or an address that is not this machine's.</exception>
    public static async Task Run(StudioOptions options, Action<Uri> announce, CancellationToken cancellation)
    {
        var gatekeeper = new Gatekeeper(options);
        await using var app = Create(options, gatekeeper);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            throw new ChainruleException($"cannot listen on {new IPEndPoint(options.Address, options.Port)}: {exception.Message.TrimEnd('.')}; choose another --port", exception);
        }
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        announce(new Uri($"{address}/?token={gatekeeper.Token}"));
        await app.WaitForShutdownAsync(cancellation);
    }

    private static WebApplication Create(StudioOptions options, Gatekeeper gatekeeper)
    {
        // Nothing around decides where it listens or what it shows: no settings file, no environment.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 2 * PageAddress.Longest;
            kestrel.Listen(options.Address, options.Port);
        });
        // Keys for this run alone: nothing is written.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddMudServices();
        builder.Services.AddSingleton(new DigitData(() => Mnist.Load()));
        // All tabs share one line for training; each has a connection of its own.
        builder.Services.AddSingleton(new TrainingLine());
        builder.Services.AddScoped<TabConnection>().AddScoped<CircuitHandler>(tab => tab.GetRequiredService<TabConnection>());
        // A typed text comes twice in one message, and its odd characters as six.
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 2 * 6 * PageAddress.LongestText + 10_000);

        var app = builder.Build();
        app.Use(next => context => gatekeeper.Check(context, next));
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseAntiforgery();
        app.MapStaticAssets();
        // Nested: what is within a document, and nothing else of the page.
        app.MapGet("/document.css", () => Results.Text($".document {{\n{HtmlStyle.Content}}}\n", "text/css"));
        app.MapRazorComponents<Page>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
