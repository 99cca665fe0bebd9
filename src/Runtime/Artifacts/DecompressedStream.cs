namespace AiPerf.Plot.Artifacts;

/// <summary>Reads decompressed bytes forwards, and tells damage in one way whatever the compression.</summary>
/// <param name="plain">The library's stream.</param>
/// <param name="compression">What messages call it.</param>
/// <param name="packedBytes">The file's length: a small file that never ends is made to take time or memory.</param>
internal sealed class DecompressedStream(Stream plain, string compression, long packedBytes) : ForwardStream
{
    // Exports shrink to a tenth, those of one line again and again to less than a hundredth.
    private const int MostTimes = 250;
    private const long AlwaysAllowed = 64 << 20;

    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int count = ReadPlain(buffer);
        _read += count;
        return _read <= AlwaysAllowed || _read / MostTimes <= packedBytes
            ? count : throw new DecompressionException($"its {compression} compression makes more than {MostTimes} times of it, which no export does");
    }

    private int ReadPlain(Span<byte> buffer)
    {
        try
        {
            return plain.Read(buffer);
        }
        // The libraries' own exceptions; a disk's are none of them.
        catch (Exception damage) when (damage is EndOfStreamException or not (IOException or UnauthorizedAccessException))
        {
            throw new DecompressionException($"its {compression} compression is damaged or cut off");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            plain.Dispose();
        base.Dispose(disposing);
    }
}
