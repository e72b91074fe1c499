using System.Runtime.Intrinsics;
using Chainrule.Kernels;

namespace Chainrule.Networks;

/// <summary>Which lane float networks run on: chosen once, by what the processor does in hardware.</summary>
internal static class Lanes
{
    /// <summary>The lane's width in examples: 16, 8 or 4.</summary>
    public static int Width { get; } =
        Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Creates a plan on the lane of that width; tests name every one, all else takes <see cref="Width"/>.</summary>
    public static Plan<float> CreatePlan(Network network, PlanOptions options, int? width = null) => (width ?? Width) switch
    {
        16 => new Plan<Lane16, float>(network, options),
        8 => new Plan<Lane8, float>(network, options),
        _ => new Plan<Lane4, float>(network, options),
    };
}
