using Chainrule.Kernels;

namespace Chainrule.Networks;

/// <summary>Plans that compute in floats.</summary>
internal static class FloatPlan
{
    /// <summary>
    /// Creates a plan on the lane of that width. Tests name every one; all else takes <see cref="Lanes.Width"/>, or a lane of one to
    /// answer a single example: of a wider one, the rest would be computed for nothing.
    /// </summary>
    public static Plan<float> Create(Network network, PlanOptions options, int? width = null) => (width ?? Width(options)) switch
    {
        16 => new Plan<Lane16, float>(network, options),
        8 => new Plan<Lane8, float>(network, options),
        4 => new Plan<Lane4, float>(network, options),
        _ => new Plan<Lane1, float>(network, options),
    };

    /// <summary>The width of the lane that <see cref="Create"/> chooses.</summary>
    public static int Width(PlanOptions options) => options is { Capacity: 1, Training: false } ? Lane1.Count : Lanes.Width;
}
