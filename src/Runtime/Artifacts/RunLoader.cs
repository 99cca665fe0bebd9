using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Loads what discovery found. A part that is missing or corrupt costs that part alone and is reported once.</summary>
internal static class RunLoader
{
    /// <summary>Loads one run.</summary>
    /// <param name="found">The run.</param>
    /// <param name="gpuCount">The GPU count for runs whose input gives none; it beats the telemetry.</param>
    /// <param name="withRequests">Whether requests, time slices and telemetry are wanted; comparisons need the summary alone.</param>
    /// <param name="report">Receives each loss once, with file, line and count as far as known.</param>
    /// <param name="cancellation">Stops between and within files.</param>
    /// <returns>The run, or <see langword="null"/> after a report when nothing of it could be used.</returns>
    public static Run? Load(
        FoundRun found, int? gpuCount, bool withRequests, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var files = new RunFiles(found);
        SummaryFile? file = ReadSummary(found, files, report);
        int? asked = found.Input.GpuCount ?? gpuCount;
        int? gpus = asked ?? (file?.Summary.Gpus.Count is { } count and > 0 ? count : null);
        RunSummary? summary = file is null ? null : PerGpuThroughput.AddTo(file.Summary, gpus, isOverride: asked is not null);
        return new Run { Directory = found.Directory, Name = found.Name, Summary = summary, GpuCount = gpus };
    }

    private static SummaryFile? ReadSummary(FoundRun found, RunFiles files, Action<PlotDiagnostic> report)
    {
        if (found.Directory.Kind == RunKind.Aggregate)
        {
            return AggregateReader.Read(files.Path(ArtifactFiles.Aggregate), files.Display(ArtifactFiles.Aggregate), found.Name, report) is { } cell
                ? new SummaryFile(cell, []) : null;
        }

        return files.Has(ArtifactFiles.Summary)
            ? SummaryReader.Read(files.Path(ArtifactFiles.Summary), files.Display(ArtifactFiles.Summary), found.Name, report)
            : null;
    }
}
