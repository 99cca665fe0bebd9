using System.Runtime.InteropServices;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Memory for what a load keeps, outside the collector's heap: nothing is moved or scanned, and large blocks come from huge pages
/// where the system has them, which are far cheaper to touch for the first time. Freed with <see cref="Release"/>, or when nothing refers
/// to the arena any more: the columns of a table live as long as anybody holds them.
/// </summary>
internal sealed unsafe partial class NativeArena
{
    private const nuint FirstBlockBytes = 64 << 10;
    private const nuint BlockBytes = 4 << 20;
    private const nuint HugePageBytes = 2 << 20;
    private const nuint Alignment = 32;
    private const int AdviseHugePages = 14;

    private readonly List<nint> _blocks = [];
    private byte* _next;
    private nuint _left;

    /// <summary>Frees the blocks.</summary>
    ~NativeArena() => Free();

    /// <summary>Uninitialised memory for so many values.</summary>
    public T* Allocate<T>(int count)
        where T : unmanaged
    {
        nuint bytes = ((nuint)count * (nuint)sizeof(T) + Alignment - 1) & ~(Alignment - 1);
        if (bytes > _left)
            AddBlock(bytes);
        byte* memory = _next;
        _next += bytes;
        _left -= bytes;
        return (T*)memory;
    }

    /// <summary>Frees the blocks now; nothing may use them any more.</summary>
    public void Release() => Free();

    private void AddBlock(nuint atLeast)
    {
        bool isFirst = _blocks.Count == 0;
        nuint size = Math.Max(atLeast, isFirst ? FirstBlockBytes : BlockBytes);
        void* block = NativeMemory.AlignedAlloc(size, size < HugePageBytes ? Alignment : HugePageBytes);
        _blocks.Add((nint)block);
        if (size >= HugePageBytes && OperatingSystem.IsLinux())
            PreferHugePages(block, size);
        _next = (byte*)block;
        _left = size;
    }

    private void Free()
    {
        foreach (nint block in _blocks)
            NativeMemory.AlignedFree((void*)block);
        _blocks.Clear();
        _next = null;
        _left = 0;
    }

    private static void PreferHugePages(void* block, nuint size)
    {
        try
        {
            _ = Advise(block, size, AdviseHugePages);
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            // Advice only; ordinary pages hold the same data.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
