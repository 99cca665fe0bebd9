using System.Text.Json;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Reads <c>server_metrics_export.json</c> (spec artifacts 1.8). A damaged metric costs itself alone.</summary>
internal static class ServerMetricsReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">The absolute path.</param>
    /// <param name="displayPath">The path for messages.</param>
    /// <param name="runName">The run for messages.</param>
    /// <param name="withSlices">Whether the time slices are wanted; comparisons need the run's own values alone.</param>
    /// <param name="report">Receives one diagnostic for the file, or one for all its damage and one for all types not known.</param>
    /// <returns>The metrics, or <see langword="null"/> after a report when the file cannot be used at all.</returns>
    public static ServerMetrics? Read(string fullPath, string displayPath, string runName, bool withSlices, Action<PlotDiagnostic> report)
    {
        using JsonDocument? document = JsonFile.Read(fullPath, displayPath, runName, report);
        if (document is null)
            return null;
        try
        {
            if (document.RootElement.At("metrics") is { ValueKind: JsonValueKind.Object } metrics)
                return Read(metrics, displayPath, runName, withSlices, report);
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath), runName, "it has no 'metrics'", WithoutFile.Of(displayPath)));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The JSON reader checks escapes only when a text is asked for; names of metrics are all asked for.
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath), runName, "it holds text with an invalid Unicode escape", WithoutFile.Of(displayPath)));
            return null;
        }
    }

    private static ServerMetrics Read(JsonElement metrics, string displayPath, string runName, bool withSlices, Action<PlotDiagnostic> report)
    {
        var read = new SortedDictionary<string, ServerMetric>(StringComparer.Ordinal);
        var unusable = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var damaged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var unknown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in metrics.EnumerateObject())
        {
            // Of a name given twice the last one counts, as everywhere in JSON.
            foreach (IDictionary<string, string> told in (IDictionary<string, string>[])[unusable, damaged, unknown])
                told.Remove(property.Name);
            read.Remove(property.Name);
            var reader = new ServerMetricReader(property.Name, withSlices);
            if (reader.Read(property.Value) is { } metric)
                read.Add(metric.Name, metric);
            else
                unusable.Add(property.Name, reader.UnknownType is { } type ? $"its type is '{type}', which no plot shows" : reader.Damage!);
            if (reader.UnknownType is not null)
                unknown.Add(property.Name, reader.UnknownType);
            else if (reader.Damage is not null)
                damaged.Add(property.Name, reader.Damage);
        }

        Report(DiagnosticTable.ServerMetricsDamaged, damaged);
        Report(DiagnosticTable.ServerMetricTypeUnknown, unknown);
        return new ServerMetrics([.. read.Values], unusable);

        void Report(DiagnosticDescriptor descriptor, SortedDictionary<string, string> told)
        {
            if (told.Count > 0)
                report(descriptor.At(new SourceSpan(displayPath), told.Count == 1 ? "1 server metric" : $"{told.Count} server metrics", runName, told.First().Key, told.First().Value));
        }
    }
}
