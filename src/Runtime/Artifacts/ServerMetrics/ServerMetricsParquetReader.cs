using System.Globalization;
using System.Text;
using AiPerf.Plot.Diagnostics;
using Parquet;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Reads <c>server_metrics_export.parquet</c> (spec artifacts 1.9): every scrape of every series. The library that does is loaded only where
/// a run has such a file.
/// </summary>
internal static class ServerMetricsParquetReader
{
    private const long MaxBytes = 1L << 30;
    private const long MaxRows = 50_000_000;

    // A scrape takes more than half a byte however well it is packed; a small file that claims millions of rows is none of AIPerf's.
    private const long RowsOfAnyFile = 100_000;
    private const long RowsOfByte = 2;

    // As of compressed files, if with less for any: what is claimed is asked for several times over.
    private const long UnpackedOfAnyFile = 16 << 20;
    private const long UnpackedOfByte = 250;

    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">The absolute path.</param>
    /// <param name="displayPath">The path for messages.</param>
    /// <param name="runName">The run for messages.</param>
    /// <param name="downsampling">How scrapes become values over time.</param>
    /// <param name="report">Receives one diagnostic for the file, one for all types not known, and one for all rows without a name or a time.</param>
    /// <param name="cancellation">Stops between row groups.</param>
    /// <returns>The metrics, or <see langword="null"/> after a report when the file cannot be used.</returns>
    public static ServerMetrics? Read(
        string fullPath, string displayPath, string runName, ServerMetricsDownsampling downsampling, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        var metrics = new Dictionary<string, MetricSeries>(StringComparer.Ordinal);
        var rejected = new RejectedLines();
        string reason;
        try
        {
            byte[]? content = OpenFile.ReadAll(fullPath, MaxBytes);
            reason = content is null ? "it is larger than any export" : content.Length == 0 ? "it is empty" : Parse(content, metrics, rejected, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            reason = FileFailure.Reason(problem);
        }

        if (reason.Length == 0 && rejected.Count > 0)
        {
            string rows = rejected.Count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{rejected.Count} rows");
            string first = string.Create(CultureInfo.InvariantCulture, $"row {rejected.FirstLine}");
            report(DiagnosticTable.ServerMetricsDamaged.At(new SourceSpan(displayPath), rows, runName, first, rejected.FirstReason));
        }

        if (reason.Length == 0)
            return Metrics(metrics, downsampling, displayPath, runName, report);
        report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath), runName, reason, WithoutFile.Of(displayPath)));
        return null;
    }

    /// <summary>Reads a file's content; what is wrong with it, as a clause, or an empty text.</summary>
    private static string Parse(byte[] content, Dictionary<string, MetricSeries> metrics, RejectedLines rejected, CancellationToken cancellation)
    {
        try
        {
            using var stream = new MemoryStream(content);
            return Collect(stream, content, metrics, rejected, cancellation).GetAwaiter().GetResult() ?? "";
        }
#pragma warning disable CA1031 // The library throws whatever its parser meets in a damaged file; the file is lost and nothing else.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return problem is InvalidDataException ? problem.Message : "it is no Parquet file, or damaged";
        }
    }

    private static async Task<string?> Collect(Stream stream, byte[] content, Dictionary<string, MetricSeries> metrics, RejectedLines rejected, CancellationToken cancellation)
    {
        ParquetReader reader = await ParquetReader.CreateAsync(stream, null, true, cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (ParquetRows.Missing(reader.Schema) is { } missing)
                return $"it has no column '{missing}'";
            long mostRows = Math.Min(MaxRows, RowsOfAnyFile + RowsOfByte * content.Length);
            if (reader.RowGroups.Sum(group => Math.Clamp(group.RowCount, 0, MaxRows + 1)) > mostRows)
                return "it claims more rows than an export of its size has";
            if (Unpacked(reader, content, mostRows) > Math.Max(UnpackedOfAnyFile, UnpackedOfByte * content.Length))
                return $"it claims to hold more than {UnpackedOfByte} times its size";
            int first = 1;
            foreach (ParquetRowGroupReader group in reader.RowGroups)
            {
                cancellation.ThrowIfCancellationRequested();
                ParquetRows rows = await ParquetRows.Read(reader.Schema, group, cancellation).ConfigureAwait(false);
                Add(rows, first, metrics, rejected);
                first += rows.Count;
            }
        }

        return null;
    }

    private static long Unpacked(ParquetReader reader, byte[] content, long mostRows)
    {
        long unpacked = 0;
        foreach (Parquet.Meta.ColumnChunk chunk in reader.RowGroups.SelectMany(group => group.RowGroup.Columns))
        {
            if (chunk.MetaData is not { } column || column.NumValues < 0 || column.NumValues > mostRows)
                throw new InvalidDataException("its columns are damaged");
            unpacked += ParquetPages.Unpacked(content, column);
        }

        return unpacked;
    }

    private static void Add(ParquetRows rows, int first, Dictionary<string, MetricSeries> metrics, RejectedLines rejected)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows.Name[row] is not { Length: > 0 } name || rows.Time[row] is not ({ } time and > 0))
            {
                rejected.Add(first + row, rows.Name[row] is { Length: > 0 } ? "it has no time" : "it has no name");
                continue;
            }

            if (!metrics.TryGetValue(name, out MetricSeries? metric))
                metrics.Add(name, metric = new MetricSeries((rows.Type[row] ?? "").ToLowerInvariant(), rows.Unit[row] ?? ""));
            if (metric.Kind is not { } kind)
                continue;
            string key = Key(rows, row);
            if (!metric.Series.TryGetValue(key, out SampledSeries? series))
            {
                metric.Series.Add(key, series = new SampledSeries(
                    kind, rows.Endpoint[row] ?? "", [.. rows.Labels.Where(label => label.Values[row] is not null).Select(label => new KeyValuePair<string, string>(label.Name, label.Values[row]!))]));
            }

            series.Add(time, Finite(rows.Value[row]), Finite(rows.Sum[row]), Finite(rows.Observations[row]), Bound(rows.Bound[row]), Finite(rows.BucketCount[row]));
        }
    }

    // Unit separators cannot occur in addresses and labels' names.
    private static string Key(ParquetRows rows, int row)
    {
        var key = new StringBuilder(rows.Endpoint[row]);
        foreach ((string name, string?[] values) in rows.Labels)
        {
            if (values[row] is { } value)
                key.Append('\u001f').Append(name).Append('=').Append(value);
        }

        return key.ToString();
    }

    private static ServerMetrics Metrics(
        Dictionary<string, MetricSeries> metrics, ServerMetricsDownsampling downsampling, string displayPath, string runName, Action<PlotDiagnostic> report)
    {
        long origin = metrics.Values.SelectMany(metric => metric.Series.Values).Where(series => series.HasScrapes).Select(series => series.First).DefaultIfEmpty(0).Min();
        var leftOut = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var read = new List<ServerMetric>();
        foreach ((string name, MetricSeries metric) in metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
        {
            if (metric.Kind is { } kind)
                read.Add(Metric(name, kind, metric, origin, downsampling));
            else
                leftOut.Add(name, $"its type is '{metric.Type}', which no plot shows");
        }

        if (leftOut.Count > 0)
        {
            report(DiagnosticTable.ServerMetricTypeUnknown.At(
                new SourceSpan(displayPath), leftOut.Count == 1 ? "1 server metric" : $"{leftOut.Count} server metrics", runName, leftOut.First().Key, metrics[leftOut.First().Key].Type));
        }

        return new ServerMetrics(read, leftOut);
    }

    private static ServerMetric Metric(string name, ServerMetricKind kind, MetricSeries metric, long origin, ServerMetricsDownsampling downsampling)
    {
        ServerSeries[] series = [.. metric.Series.Values.Select(series => downsampling.WindowNs is { } windowNs ? series.InWindows(origin, windowNs) : series.ByScrape())];
        var read = new ServerMetric(name, kind, ServerMetricReader.UnitOf(name, metric.Unit), series) { IsPerScrape = !downsampling.IsEnabled };
        return kind == ServerMetricKind.Gauge ? read with { UsualStat = downsampling.Aggregation } : read;
    }

    private static double? Finite(double? number) => number is { } value && double.IsFinite(value) ? value : null;

    private static double? Bound(string? text) => text is null ? null
        : text.TrimStart('+').ToLowerInvariant() is "inf" or "infinity" ? double.PositiveInfinity
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double bound) && double.IsFinite(bound) ? bound : null;

    private sealed class MetricSeries(string type, string unit)
    {
        public string Type => type;

        public string Unit => unit;

        public ServerMetricKind? Kind { get; } = ServerMetricReader.KindOf(type);

        public SortedDictionary<string, SampledSeries> Series { get; } = new(StringComparer.Ordinal);
    }
}
