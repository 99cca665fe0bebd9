using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AiPerf.Plot.Artifacts;

/// <summary>What stands in a hole of a <see cref="LineTemplate"/>.</summary>
internal enum HoleKind : byte
{
    /// <summary>The request's start.</summary>
    Start,

    /// <summary>The request's end.</summary>
    End,

    /// <summary>A number kept in a column.</summary>
    Metric,

    /// <summary>A string nobody needs.</summary>
    String,

    /// <summary>A number nobody needs.</summary>
    Number,

    /// <summary>A simple array, skipped.</summary>
    Array,

    /// <summary>No hole: the record ends.</summary>
    LineEnd,
}

/// <summary>A literal of a template and the hole behind it.</summary>
internal struct TemplatePart
{
    /// <summary>The literal's length in bytes.</summary>
    public int LiteralLength;

    /// <summary>What stands in the hole.</summary>
    public HoleKind Kind;

    /// <summary>The column of a <see cref="HoleKind.Metric"/>.</summary>
    public ScratchColumn? Column;

    /// <summary>The unit that stands in the literals for that metric.</summary>
    public string? Unit;
}

/// <summary>
/// The layout of a line that was read once by the strict parser: the bytes between its values, and what the values are. A line that
/// matches has the same tokens in the same places, so reading it this way is exact. Whatever decides a request's status or phase
/// stands in the literals, which makes both a property of the template.
/// </summary>
/// <remarks>
/// A build loads a run once: the methods that every line passes through are optimised at their first call, because by the time the
/// runtime would do so by itself the load is over.
/// </remarks>
internal sealed unsafe class LineTemplate
{
    private readonly byte[] _literals;
    private readonly byte* _firstLiteral;
    private readonly TemplatePart[] _parts;
    private readonly RequestStatus _status;
    private readonly bool _isWarmup;
    private int _generation;

    /// <summary>Makes a template.</summary>
    /// <param name="literals">A pinned array of the literals, each padded to a multiple of 32 bytes.</param>
    /// <param name="parts">Literals and holes in line order; the last one's kind is <see cref="HoleKind.LineEnd"/>.</param>
    /// <param name="status">The status of its requests.</param>
    /// <param name="isWarmup">The phase of its requests.</param>
    public LineTemplate(byte[] literals, TemplatePart[] parts, RequestStatus status, bool isWarmup)
    {
        _literals = literals;
        _firstLiteral = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(literals));
        _parts = parts;
        _status = status;
        _isWarmup = isWarmup;
    }

    /// <summary>How many lines it has read since hits were last halved.</summary>
    public int Hits { get; set; }

    /// <summary>Whether both read the same lines in the same way.</summary>
    public bool Equals(LineTemplate other)
    {
        if (_parts.Length != other._parts.Length || !_literals.AsSpan().SequenceEqual(other._literals))
            return false;
        for (int i = 0; i < _parts.Length; i++)
        {
            if (_parts[i].Kind != other._parts[i].Kind || _parts[i].LiteralLength != other._parts[i].LiteralLength)
                return false;
        }

        return true;
    }

    /// <summary>Reads a line into the scratch's current row, or leaves no trace.</summary>
    /// <returns>The byte after the line end, or null when the line has another layout.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte* Read(byte* p, SegmentScratch scratch)
    {
        int row = scratch.Rows;
        byte* literal = _firstLiteral;
        TemplatePart[] parts = _parts;
        for (int i = 0; i < parts.Length; i++)
        {
            ref readonly TemplatePart part = ref parts[i];
            int length = part.LiteralLength;
            while (length >= 32)
            {
                if (Vector256.Load(p) != Vector256.Load(literal))
                    return Undo(i, row);
                p += 32;
                literal += 32;
                length -= 32;
            }

            if (length > 0)
            {
                Vector256<byte> difference = Vector256.Load(p) ^ Vector256.Load(literal);
                if ((difference & FirstLanes(length)) != Vector256<byte>.Zero)
                    return Undo(i, row);
                p += length;
                literal += 32;
            }

            switch (part.Kind)
            {
                case HoleKind.Metric:
                    p = JsonNumber.ReadDouble(p, out double value);
                    if (p == null)
                        return Undo(i, row);
                    part.Column!.Values[row] = value;
                    break;
                case HoleKind.String:
                    if (*p != '"' || (p = JsonBytes.SkipString(p + 1)) == null)
                        return Undo(i, row);
                    break;
                case HoleKind.Number:
                    if ((p = JsonNumber.ReadDouble(p, out _)) == null)
                        return Undo(i, row);
                    break;
                case HoleKind.Array:
                    if (*p != '[' || (p = JsonBytes.SkipSimpleArray(p + 1)) == null)
                        return Undo(i, row);
                    break;
                case HoleKind.Start:
                    p = JsonNumber.ReadWhole(p, out scratch.Start[row]);
                    if (p == null)
                        return Undo(i, row);
                    break;
                case HoleKind.End:
                    p = JsonNumber.ReadWhole(p, out scratch.End[row]);
                    if (p == null)
                        return Undo(i, row);
                    break;
                default:
                    p = *p == '\n' ? p : JsonBytes.SkipBlanks(p);
                    if (*p != '\n')
                        return Undo(i, row);
                    break;
            }
        }

        if (scratch.End[row] < scratch.Start[row])
            return Undo(parts.Length, row);
        if (_generation != scratch.Generation)
            UseColumns(scratch);
        Hits++;
        scratch.Accept(_status, _isWarmup);
        return p + 1;
    }

    // Thirty-two bytes of ones, then thirty-two of zeros: loaded at 32 - k it gives a mask of the first k lanes.
    private static ReadOnlySpan<byte> LaneMasks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> FirstLanes(int count) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks), (nuint)(32 - count));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* Undo(int parts, int row)
    {
        for (int i = 0; i < parts; i++)
        {
            if (_parts[i].Column is { } column)
                column.Values[row] = ColumnChunk.Missing;
        }

        return null;
    }

    private void UseColumns(SegmentScratch scratch)
    {
        _generation = scratch.Generation;
        foreach (TemplatePart part in _parts)
        {
            if (part.Column is not null)
                scratch.Use(part.Column, part.Unit);
        }
    }
}
