namespace AiPerf.Plot.Artifacts;

/// <summary>Reads decompressed bytes forwards, and tells damage in one way whatever the compression.</summary>
internal sealed class DecompressedStream(Stream plain, string compression) : ForwardStream
{
    public override int Read(Span<byte> buffer)
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
