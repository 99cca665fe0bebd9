namespace AiPerf.Plot.Artifacts;

/// <summary>Opens export files so that a benchmark still writing them is not disturbed.</summary>
internal static class OpenFile
{
    private const int CompressedReads = 64 << 10;

    /// <summary>Opens a file, decompressed, for one pass from its start.</summary>
    /// <exception cref="IOException">It cannot be read; a <see cref="DecompressionException"/> also later, while it is read.</exception>
    public static Stream ForReading(string fullPath)
    {
        if (IsEmpty(fullPath))
            return Stream.Null;
        FileStream file = Plain(fullPath);
        try
        {
            return Decompression.Open(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a file whole, decompressed.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="maxBytes">How much it may hold.</param>
    /// <returns>The content; <see langword="null"/> when it is more.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[]? ReadAll(string fullPath, long maxBytes)
    {
        using Stream stream = ForReading(fullPath);
        if (stream is FileStream)
        {
            if (stream.Length > maxBytes)
                return null;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }

        using var content = new MemoryStream();
        byte[] buffer = new byte[CompressedReads];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (content.Length + count > maxBytes)
                return null;
            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }

    /// <summary>
    /// Whether a file has no bytes to read. Pipes and devices have none either, and are never opened: opening the one waits for a writer
    /// that may never come, and reading the other may never end.
    /// </summary>
    /// <param name="fullPath">The file; one that cannot be seen is not empty, opening it tells why.</param>
    /// <exception cref="IOException">It is a link that leads nowhere.</exception>
    public static bool IsEmpty(string fullPath)
    {
        var file = new FileInfo(fullPath);
        // A link's length is that of the path in it.
        file = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return file.Exists && file.Length == 0;
    }

    private static FileStream Plain(string fullPath) => new(
        fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
