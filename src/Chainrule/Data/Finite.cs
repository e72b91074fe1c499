using System.Numerics;
using System.Numerics.Tensors;

namespace Chainrule.Data;

/// <summary>Looks for what no calculation gets over: NaN and the infinities.</summary>
internal static class Finite
{
    /// <summary>The first place that holds no finite number; −1 if all are finite.</summary>
    public static int IndexOfOther<T>(ReadOnlySpan<T> values) where T : IFloatingPointIeee754<T>
    {
        if (!TensorPrimitives.IsFiniteAll(values))
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (!T.IsFinite(values[i]))
                {
                    return i;
                }
            }
        }
        return -1;
    }
}
