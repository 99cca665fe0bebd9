using System.Runtime.CompilerServices;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// The values of one metric over consecutive rows in the smallest of four forms: one value for all, 32-bit distances from a whole
/// number, doubles as they are, or, where few rows have one, those with their rows. Unpacking gives back the same doubles, bit for bit.
/// </summary>
internal sealed unsafe class ColumnChunk
{
    private const long MissingBits = 0x7FF8_0000_0000_A1FF;
    private const int MissingDistance = int.MinValue;
    private const int Sparse = 16;

    private readonly NativeArena _arena;
    private readonly double _base;
    private readonly int* _distances;
    private readonly int* _rows;
    private readonly double* _values;

    private ColumnChunk(NativeArena arena, int count, int presentCount, double @base, int* distances, double* values, int* rows = null)
    {
        _arena = arena;
        Count = count;
        PresentCount = presentCount;
        _base = @base;
        _distances = distances;
        _values = values;
        _rows = rows;
    }

    /// <summary>The slot of a row without a value: a NaN that no parsed number has, so that a NaN in the file stays a value.</summary>
    public static double Missing { get; } = BitConverter.Int64BitsToDouble(MissingBits);

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of rows that have a value.</summary>
    public int PresentCount { get; }

    /// <summary>The memory held for the values.</summary>
    public long Bytes => _rows != null ? PresentCount * (long)(sizeof(double) + sizeof(int)) : _values != null ? (long)Count * sizeof(double) : _distances != null ? (long)Count * sizeof(int) : 0;

    /// <summary>Whether a slot holds <see cref="Missing"/>.</summary>
    public static bool IsMissing(double slot) => BitConverter.DoubleToInt64Bits(slot) == MissingBits;

    /// <summary>Packs slots into memory of the arena.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ColumnChunk Pack(ReadOnlySpan<double> slots, NativeArena arena)
    {
        int present = 0;
        bool isConstant = true;
        bool isWhole = true;
        double smallest = double.PositiveInfinity;
        double largest = double.NegativeInfinity;
        long first = slots.IsEmpty ? MissingBits : BitConverter.DoubleToInt64Bits(slots[0]);
        foreach (double slot in slots)
        {
            long bits = BitConverter.DoubleToInt64Bits(slot);
            isConstant &= bits == first;
            if (bits == MissingBits)
                continue;
            present++;
            if (!isWhole)
                continue;
            isWhole = Math.Abs(slot) <= 1L << 53 && slot == Math.Truncate(slot) && bits != long.MinValue;
            smallest = Math.Min(smallest, slot);
            largest = Math.Max(largest, slot);
        }

        if (isConstant)
            return new ColumnChunk(arena, slots.Length, present, BitConverter.Int64BitsToDouble(first), null, null);
        if (present < slots.Length / Sparse)
            return PackSparse(slots, present, arena);
        if (!isWhole || largest - smallest > int.MaxValue)
        {
            double* values = arena.Allocate<double>(slots.Length);
            slots.CopyTo(new Span<double>(values, slots.Length));
            return new ColumnChunk(arena, slots.Length, present, 0, null, values);
        }

        int* distances = arena.Allocate<int>(slots.Length);
        for (int i = 0; i < slots.Length; i++)
            distances[i] = IsMissing(slots[i]) ? MissingDistance : (int)(slots[i] - smallest);
        return new ColumnChunk(arena, slots.Length, present, smallest, distances, null);
    }

    private static ColumnChunk PackSparse(ReadOnlySpan<double> slots, int present, NativeArena arena)
    {
        double* values = arena.Allocate<double>(present);
        int* rows = arena.Allocate<int>(present);
        int next = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            if (IsMissing(slots[i]))
                continue;
            rows[next] = i;
            values[next++] = slots[i];
        }

        return new ColumnChunk(arena, slots.Length, present, 0, null, values, rows);
    }

    /// <summary>Unpacks; missing values become NaN.</summary>
    public void CopyTo(Span<double> destination)
    {
        destination = destination[..Count];
        if (_rows != null)
        {
            destination.Fill(double.NaN);
            for (int i = 0; i < PresentCount; i++)
                destination[_rows[i]] = _values[i];
        }
        else if (_values != null)
        {
            new ReadOnlySpan<double>(_values, Count).CopyTo(destination);
        }
        else if (_distances == null)
        {
            destination.Fill(_base);
        }
        else
        {
            for (int i = 0; i < destination.Length; i++)
                destination[i] = _distances[i] == MissingDistance ? double.NaN : _base + _distances[i];
        }

        GC.KeepAlive(_arena);
    }
}
