namespace Chainrule.Kernels;

/// <summary>Turning blocks between example-major order (one example after the other) and lanes.</summary>
internal static unsafe class Transposition
{
    /// <summary>The naive loop: works for every size.</summary>
    public static void Scalar<T>(T* source, nint sourceStride, T* target, nint targetStride, int size)
        where T : unmanaged
    {
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                target[row * targetStride + column] = source[column * sourceStride + row];
            }
        }
    }
}
