using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiPerf.Plot.Artifacts;

/// <summary>A pinned buffer with readable padding on both sides, holding the part of a file from <see cref="FileOffset"/> on.</summary>
internal sealed unsafe class LineBuffer
{
    private byte[] _bytes;

    /// <summary>Makes an empty buffer.</summary>
    public LineBuffer(int capacity)
    {
        _bytes = Allocate(capacity);
        Capacity = capacity;
    }

    /// <summary>The first byte.</summary>
    public byte* First => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes)) + JsonBytes.Padding;

    /// <summary>The number of bytes that fit, one for a missing line end not counted.</summary>
    public int Capacity { get; private set; }

    /// <summary>The number of bytes held.</summary>
    public int Count { get; private set; }

    /// <summary>Where in the file the first byte stands.</summary>
    public long FileOffset { get; private set; }

    /// <summary>Empties the buffer and moves it.</summary>
    public void Reset(long fileOffset)
    {
        Count = 0;
        FileOffset = fileOffset;
    }

    /// <summary>Room for up to <paramref name="wanted"/> more bytes, made if need be.</summary>
    public Span<byte> Free(int wanted)
    {
        if (Capacity - Count < wanted)
        {
            int capacity = Math.Max(Count + wanted, (int)Math.Min(2L * Capacity, Array.MaxLength - 1024));
            byte[] larger = Allocate(capacity);
            _bytes.AsSpan(JsonBytes.Padding, Count).CopyTo(larger.AsSpan(JsonBytes.Padding));
            _bytes = larger;
            Capacity = capacity;
        }

        return new Span<byte>(First + Count, wanted);
    }

    /// <summary>Takes in the bytes written to <see cref="Free"/>.</summary>
    public void Commit(int count) => Count += count;

    /// <summary>Adds the line end that a file's last line lacks.</summary>
    public void AppendLineEnd() => First[Count++] = (byte)'\n';

    /// <summary>Drops bytes from the front.</summary>
    public void Drop(int count)
    {
        Buffer.MemoryCopy(First + count, First, Capacity, Count - count);
        Count -= count;
        FileOffset += count;
    }

    private static byte[] Allocate(int capacity) => GC.AllocateArray<byte>(capacity + 1 + (2 * JsonBytes.Padding), pinned: true);
}
