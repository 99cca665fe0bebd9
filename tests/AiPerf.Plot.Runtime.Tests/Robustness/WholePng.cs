namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>Whether a PNG was written to its end.</summary>
internal static class WholePng
{
    private static readonly byte[] End = [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    /// <summary>Whether the last chunk is the one that ends a PNG.</summary>
    public static bool Is(byte[] content) => content.AsSpan().EndsWith(End);
}
