using System.Runtime.InteropServices;

namespace Chainrule.Tests.Kernels;

/// <summary>
/// An array that lies against a page which may not be touched, at its end or at its start: a kernel that reads or writes
/// one element too far kills the test run instead of passing by luck.
/// </summary>
internal sealed unsafe class GuardedMemory<T> : IDisposable where T : unmanaged
{
    private readonly byte* pages;
    private readonly nuint size;

    public GuardedMemory(int count, bool guardEnd = true)
    {
        var page = (nuint)Environment.SystemPageSize;
        var bytes = (nuint)count * (nuint)sizeof(T);
        var inner = (bytes + page - 1) / page * page;
        size = inner + 2 * page;
        Count = count;
        if (OperatingSystem.IsWindows())
        {
            pages = (byte*)Pages.VirtualAlloc(0, size, 0x3000, 0x04);
            Check(pages != null && Pages.VirtualProtect(pages, page, 0x01, out _) && Pages.VirtualProtect(pages + page + inner, page, 0x01, out _));
        }
        else
        {
            var anonymous = OperatingSystem.IsMacOS() ? 0x1002 : 0x22;
            pages = (byte*)Pages.Mmap(0, size, 3, anonymous, -1, 0);
            Check((nint)pages != -1 && Pages.Mprotect(pages, page, 0) == 0 && Pages.Mprotect(pages + page + inner, page, 0) == 0);
        }
        Pointer = (T*)(guardEnd ? pages + page + inner - bytes : pages + page);
    }

    public int Count { get; }

    public T* Pointer { get; }

    public Span<T> Span => new(Pointer, Count);

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            Pages.VirtualFree(pages, 0, 0x8000);
        }
        else
        {
            _ = Pages.Munmap(pages, size);
        }
    }

    private static void Check(bool succeeded)
    {
        if (!succeeded)
        {
            throw new InvalidOperationException($"No guarded memory: error {Marshal.GetLastPInvokeError()}.");
        }
    }
}
