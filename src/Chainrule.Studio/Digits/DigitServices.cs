using Chainrule.Data;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace Chainrule.Studio.Digits;

/// <summary>What the digit lab needs of the server.</summary>
internal static class DigitServices
{
    /// <summary>Adds the digits and the line for training, which all tabs share, and each tab's connection.</summary>
    public static IServiceCollection AddDigitLab(this IServiceCollection services) => services
        .AddSingleton(new DigitData(() => Mnist.Load()))
        .AddSingleton(new TrainingLine())
        .AddScoped<TabConnection>()
        .AddScoped<CircuitHandler>(tab => tab.GetRequiredService<TabConnection>());
}
