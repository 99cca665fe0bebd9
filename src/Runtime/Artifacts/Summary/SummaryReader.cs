using System.Text.Json;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Artifacts;

/// <summary>A summary as its file gives it, before GPUs are counted and values per GPU derived.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Gpus">The GPUs of the telemetry, one entry per exporter and GPU.</param>
internal sealed record SummaryFile(RunSummary Summary, IReadOnlyList<ReportedGpu> Gpus);

/// <summary>Reads <c>profile_export_aiperf.json</c> in any of its layouts (spec artifacts 1.3 to 1.5).</summary>
internal static class SummaryReader
{
    /// <summary>Reads a file. A part that is unusable costs that part alone.</summary>
    /// <param name="fullPath">The absolute path.</param>
    /// <param name="displayPath">The path for messages.</param>
    /// <param name="runName">The run for messages.</param>
    /// <param name="report">Receives each loss once.</param>
    /// <returns>The summary, or <see langword="null"/> when the file is no JSON object.</returns>
    public static SummaryFile? Read(string fullPath, string displayPath, string runName, Action<PlotDiagnostic> report)
    {
        using JsonDocument? document = JsonFile.Read(fullPath, displayPath, runName, report);
        if (document is null)
            return null;

        JsonElement root = document.RootElement;
        try
        {
            List<ReportedGpu> gpus = Gpus(root, displayPath, runName, report);
            var summary = new RunSummary
            {
                Configuration = Configuration(root, displayPath, runName, report),
                Metrics = MetricBlocks.Read(root),
                Gpus = [.. gpus.Select(gpu => gpu.Identity).DistinctBy(gpu => gpu.Key, StringComparer.Ordinal)],
                WasCancelled = root.At("was_cancelled")?.Flag() ?? false,
                AiPerfVersion = root.At("aiperf_version")?.Text(),
            };
            return new SummaryFile(summary, gpus);
        }
        catch (InvalidOperationException)
        {
            // The JSON reader checks escapes only when a text is asked for; half of a surrogate pair is found here.
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath), runName, "it holds text with an invalid Unicode escape", WithoutFile.Of(displayPath)));
            return null;
        }
    }

    private static RunConfiguration Configuration(JsonElement root, string displayPath, string runName, Action<PlotDiagnostic> report)
    {
        RunConfiguration configuration = new();
        string? problem = "the summary has no input_config";
        if (root.At("input_config") is { } section)
        {
            if (section.ValueKind == JsonValueKind.Object)
            {
                configuration = ConfigurationSection.Read(section, (path, reason) =>
                    report(DiagnosticTable.SummaryPartIgnored.At(new SourceSpan(displayPath), "input_config." + path, runName, reason)));
                problem = configuration.Model is null && configuration.Concurrency is null && configuration.RequestRate is null
                    ? "input_config names neither a model nor a load" : null;
            }
            else
            {
                problem = "input_config is not an object";
            }
        }

        if (!configuration.IsFlattenedWhole)
        {
            report(DiagnosticTable.SummaryPartIgnored.At(
                new SourceSpan(displayPath), "A part of input_config", runName, "it holds more than 10,000 values, or 500,000 characters of their names, so runs cannot be told apart by what lies behind"));
        }

        if (problem is not null)
            report(DiagnosticTable.ConfigurationUnknown.At(new SourceSpan(displayPath), runName, problem));
        return configuration;
    }

    private static List<ReportedGpu> Gpus(JsonElement root, string displayPath, string runName, Action<PlotDiagnostic> report)
    {
        if (root.At("telemetry_data") is not { } telemetry)
            return [];
        if (TelemetrySection.Read(telemetry) is { } gpus)
            return gpus;
        report(DiagnosticTable.SummaryPartIgnored.At(
            new SourceSpan(displayPath), "telemetry_data", runName, "it has no 'endpoints', so the number of GPUs is not known from it"));
        return [];
    }
}
