using System.Runtime.Intrinsics;

namespace Chainrule.Kernels;

/// <summary>Which lane floats run on: chosen once, by what the processor does in hardware.</summary>
internal static class Lanes
{
    /// <summary>The lane's width in floats: 16, 8 or 4.</summary>
    public static int Width { get; } =
        Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
}
