namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Finds exports written with <c>--profile-export-prefix</c>: a pair <c>name.json</c> and <c>name.jsonl</c>, of which the second begins
/// with a request record (spec artifacts 1.1).
/// </summary>
internal static class ExportPrefixes
{
    private const int PeekedBytes = 64 << 10;

    /// <summary>AIPerf's other files, and those of its inputs.</summary>
    private static readonly string[] Others = ["inputs", "outputs", "profile_export", "profile_export_raw"];

    /// <summary>The prefixes in use, in ordinal order.</summary>
    /// <param name="files">The names of the directory's JSON files, as if none were compressed.</param>
    /// <param name="directory">The directory.</param>
    public static IEnumerable<string> Of(IReadOnlySet<string> files, string directory) =>
        files.Where(file => file.EndsWith(".jsonl", StringComparison.Ordinal)).Select(file => file[..^".jsonl".Length])
            .Where(prefix => prefix.Length > 0 && !Others.Contains(prefix) && files.Contains(prefix + ".json") && BeginsWithRecord(Path.Join(directory, prefix + ".jsonl")))
            .Order(StringComparer.Ordinal);

    private static bool BeginsWithRecord(string path)
    {
        path = File.Exists(path) ? path : Decompression.Extensions.Select(extension => path + extension).FirstOrDefault(File.Exists) ?? path;
        try
        {
            using Stream stream = OpenFile.ForReading(path);
            byte[] start = new byte[PeekedBytes];
            int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            ReadOnlySpan<byte> line = start.AsSpan(0, count);
            int end = line.IndexOf((byte)'\n');
            line = end < 0 ? line : line[..end];
            return line.IndexOf("\"metadata\""u8) >= 0 && line.IndexOf("\"request_start_ns\":"u8) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
