using System.Runtime.CompilerServices;

namespace Chainrule.Tensors;

/// <summary>
/// A zeroed array that never moves and starts on a cache line, so that kernels may hold raw pointers into it. It lives
/// on the garbage-collected heap: nobody has to free it, and whoever keeps a pointer must keep this object.
/// </summary>
internal sealed unsafe class AlignedMemory<T> where T : unmanaged
{
    public const int Alignment = 64;

    private readonly byte[] bytes;

    public AlignedMemory(long count)
    {
        var size = checked(count * sizeof(T) + Alignment);
        if (size > Array.MaxLength)
        {
            throw new ChainruleException(
                $"{size >> 20} MB in one piece is more than can be allocated: choose something smaller");
        }
        Count = (int)count;
        bytes = GC.AllocateArray<byte>((int)size, pinned: true);
        var address = (nint)Unsafe.AsPointer(ref bytes[0]);
        Pointer = (T*)((address + Alignment - 1) & ~(nint)(Alignment - 1));
    }

    public int Count { get; }

    public T* Pointer { get; }

    public Span<T> Span => new(Pointer, Count);
}
