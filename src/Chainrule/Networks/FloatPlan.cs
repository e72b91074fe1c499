using Chainrule.Kernels;

namespace Chainrule.Networks;

/// <summary>Plans that compute in floats.</summary>
internal static class FloatPlan
{
    /// <summary>Creates a plan on the lane of that width; tests name every one, all else takes <see cref="Lanes.Width"/>.</summary>
    public static Plan<float> Create(Network network, PlanOptions options, int? width = null) => (width ?? Lanes.Width) switch
    {
        16 => new Plan<Lane16, float>(network, options),
        8 => new Plan<Lane8, float>(network, options),
        _ => new Plan<Lane4, float>(network, options),
    };
}
