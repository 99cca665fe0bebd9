using AiPerf.Plot.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Reads <c>profile_export.jsonl</c>. A record needs a start and an end, nothing else (spec artifacts §8 #44). Damaged lines are
/// left out and reported once; a file without a single good line is reported and gives no table.
/// </summary>
internal static class RequestReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">Where it is.</param>
    /// <param name="displayPath">Its path in messages.</param>
    /// <param name="report">Receives what was left out.</param>
    /// <param name="cancellation">Stops between segments.</param>
    /// <param name="withChunkLatencies">Whether the statistics of each request's chunk latencies are wanted.</param>
    /// <returns>The requests in file order, or <see langword="null"/> when there are none; that has been reported.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RequestTable? Read(
        string fullPath, string displayPath, Action<PlotDiagnostic> report, CancellationToken cancellation, bool withChunkLatencies = false) =>
        Read(fullPath, displayPath, report, new RequestReaderOptions { WithChunkLatencies = withChunkLatencies }, cancellation);

    /// <summary>Reads a file, cut up as the options say.</summary>
    public static RequestTable? Read(
        string fullPath, string displayPath, Action<PlotDiagnostic> report, RequestReaderOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        RequestSegments? read;
        try
        {
            if (OpenFile.IsEmpty(fullPath))
            {
                Refuse("it is empty");
                return null;
            }

            using SafeFileHandle file = File.OpenHandle(
                fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read = RequestSource.Read(file, options, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Refuse(Reason(problem));
            return null;
        }

        using RequestSegments? segments = read;
        if (segments is null)
        {
            Refuse($"its records name more than {options.MaxMetrics} metrics, so it is no benchmark export");
            return null;
        }

        long lines = 0;
        long records = 0;
        long rejected = 0;
        long firstLine = 0;
        LineFault firstFault = LineFault.None;
        foreach (RequestSegment segment in segments.Items)
        {
            if (rejected == 0 && segment.Rejected > 0)
            {
                firstLine = lines + segment.FirstRejectedLine;
                firstFault = segment.FirstFault;
            }

            lines += segment.Lines;
            records += segment.Lines - segment.BlankLines;
            rejected += segment.Rejected;
        }

        if (records - rejected > Array.MaxLength)
        {
            Refuse("it has more requests than fit in one table");
            return null;
        }

        if (records == rejected)
        {
            Refuse(records == 0 ? "it is empty"
                : $"none of its {records} lines is a request record, the first is line {firstLine}: {firstFault.Describe()}", firstLine);
            return null;
        }

        if (rejected > 0)
        {
            report(DiagnosticTable.LinesRejected.At(
                new SourceSpan(displayPath, Line(firstLine)), rejected, records, firstLine, firstFault.Describe()));
        }

        RequestTable table = RequestTableBuilder.Build(segments.Items)!;
        if (RequestTimeUnit.OtherThanNanoseconds(table) is { } unit)
        {
            Refuse($"its request times are {unit}, where AIPerf writes nanoseconds since 1970, so that every duration and rate would be wrong");
            return null;
        }

        foreach (RequestColumn column in table.Metrics.OfType<RequestColumn>())
        {
            if (column.OtherUnit is { } otherUnit)
                report(DiagnosticTable.UnitsDiffer.At(new SourceSpan(displayPath), column.Name, column.Unit!, otherUnit));
        }

        // Rows are lines only where every line is a record.
        int rows = table.Count;
        table = RequestTimeUnit.WithoutOtherUnits(table, out IReadOnlyList<int> others);
        if (others.Count == rows)
        {
            Refuse($"its request times are no nanoseconds since 1970; the first request starts at {table.OriginNs + table.StartNs[0]}");
            return null;
        }

        if (others.Count > 0)
            report(DiagnosticTable.RequestTimesDiffer.At(new SourceSpan(displayPath, rows == lines ? others[0] + 1 : 0), others.Count, rows, others[0]));

        (int copies, int firstCopy) = RepeatedRequests.Find(table);
        if (copies > 0)
            report(DiagnosticTable.RequestsRepeated.At(new SourceSpan(displayPath, table.Count == lines ? firstCopy + 1 : 0), copies, table.Count, firstCopy));
        return table;

        void Refuse(string reason, long line = 0) =>
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath, Line(line)), RunName(fullPath), reason, WithoutFile.Of(displayPath)));
    }

    private static int Line(long line) => (int)Math.Min(line, int.MaxValue);

    private static string RunName(string fullPath) => Path.GetFileName(Path.GetDirectoryName(fullPath)) is { Length: > 0 } name ? name : ".";

    // The system's own texts hold absolute paths, which nothing we write may.
    private static string Reason(Exception problem) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException => "it may not be read, or is no file",
        DecompressionException => problem.Message,
        _ => "reading it failed",
    };
}
