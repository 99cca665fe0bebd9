namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Exports compressed after the benchmark, with gzip or Zstandard. What a file is tells its first bytes; its name only says where to
/// look for it.
/// </summary>
internal static class Decompression
{
    /// <summary>What a compressed export's name has after the plain one; the plain file beats them, and they one another, in this order.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".gz", ".zst"];

    /// <summary>A file name without the extension of a compression.</summary>
    public static string PlainName(string name) =>
        Extensions.FirstOrDefault(extension => name.EndsWith(extension, StringComparison.Ordinal)) is { } extension ? name[..^extension.Length] : name;

    /// <summary>The content of a file.</summary>
    /// <param name="file">The file at its start; it is closed with the result.</param>
    /// <returns>The file itself when it is not compressed; otherwise a stream that throws <see cref="DecompressionException"/> where it is damaged.</returns>
    public static Stream Open(FileStream file)
    {
        Span<byte> magic = stackalloc byte[4];
        int count = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (IsGzip(magic[..count]))
            return new DecompressedStream(new GzipContentStream(file), "gzip", file.Length);
        return IsZstd(magic[..count]) ? Zstd(file) : file;
    }

    /// <summary>Whether a file that begins like this is compressed.</summary>
    public static bool IsCompressed(ReadOnlySpan<byte> magic) => IsGzip(magic) || IsZstd(magic);

    private static bool IsGzip(ReadOnlySpan<byte> magic) => magic is [0x1F, 0x8B, ..];

    // The second form is a frame to skip, with which parallel compressors begin.
    private static bool IsZstd(ReadOnlySpan<byte> magic) => magic is [0x28, 0xB5, 0x2F, 0xFD] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18];

    // A method of its own, so that the library is not loaded for anybody else.
    private static DecompressedStream Zstd(FileStream file) => new(new ZstdSharp.DecompressionStream(file, leaveOpen: false), "zstd", file.Length);
}
