using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Artifacts;

/// <summary>The telemetry of a file and who reported it.</summary>
/// <param name="Telemetry">One series a physical GPU.</param>
/// <param name="Reported">One entry per exporter and GPU, in order of first appearance.</param>
internal sealed record GpuTelemetryFile(GpuTelemetry Telemetry, IReadOnlyList<ReportedGpu> Reported);

/// <summary>Reads <c>gpu_telemetry_export.jsonl</c> (spec artifacts 1.7) in one pass; only columns are kept.</summary>
internal static class GpuTelemetryReader
{
    /// <summary>Reads a file. Lines that cannot be used are left out and counted.</summary>
    /// <param name="fullPath">The absolute path.</param>
    /// <param name="displayPath">The path for messages.</param>
    /// <param name="runName">The run for messages.</param>
    /// <param name="report">Receives at most one diagnostic.</param>
    /// <param name="cancellation">Stops between lines.</param>
    /// <param name="maxLines">Where to stop reading; for those who only want to know which GPUs there are.</param>
    /// <returns>The telemetry, or <see langword="null"/> after a report when no line is usable.</returns>
    public static GpuTelemetryFile? Read(
        string fullPath, string displayPath, string runName, Action<PlotDiagnostic> report, CancellationToken cancellation, int maxLines = int.MaxValue)
    {
        try
        {
            using Stream stream = OpenFile.ForReading(fullPath);
            return ReadLines(stream, maxLines, displayPath, runName, report, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath), runName, FileFailure.Reason(exception), WithoutFile.Of(displayPath)));
            return null;
        }
    }

    private static GpuTelemetryFile? ReadLines(
        Stream stream, int maxLines, string displayPath, string runName, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        var lines = new LineReader(stream);
        var fields = new GpuFieldNames();
        var values = new List<(int Field, double Value)>();
        var sources = new GpuSources();
        var rejected = new RejectedLines();
        int count = 0;
        while (count < maxLines && lines.TryRead(out ReadOnlySpan<byte> line))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!lines.IsTooLong && !line.ContainsAnyExcept(" \t\r"u8))
                continue;
            count++;
            if (lines.IsTooLong)
                rejected.Add(lines.Line, "it is longer than 16 MB");
            else if (GpuRecord.TryRead(line, fields, values, rejected.Count > 0, out GpuRecord record) is { } problem)
                rejected.Add(lines.Line, problem);
            else
                sources.Find(record).Add(record.TimestampNs, values);
        }

        rejected.Report(count, displayPath, runName, report);
        if (count == 0)
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath), runName, "it is empty", WithoutFile.Of(displayPath)));
        return sources.Series.Count == 0 ? null : new GpuTelemetryFile(
            new GpuTelemetry([.. sources.Series.Select(series => series.Build(fields.Names))]), [.. sources.Reported]);
    }
}
