using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Loads what discovery found. A part that is missing or corrupt costs that part alone and is reported once.</summary>
internal static class RunLoader
{
    /// <summary>Loads one run.</summary>
    /// <param name="found">The run.</param>
    /// <param name="gpuCount">The GPU count for runs whose input gives none; it beats the telemetry.</param>
    /// <param name="withRequests">
    /// Whether requests, time slices and telemetry are wanted; comparisons need the summary alone. A run without a usable summary is
    /// summarised from its requests either way.
    /// </param>
    /// <param name="report">Receives each loss once, with file, line and count as far as known.</param>
    /// <param name="cancellation">Stops between and within files.</param>
    /// <param name="withServerMetrics">Whether server metrics are wanted; over time only with <paramref name="withRequests"/>.</param>
    /// <param name="withChunkLatencies">Whether the statistics of each request's chunk latencies are wanted; they cost time.</param>
    /// <param name="downsampling">How scrapes of server metrics become values over time; as AIPerf has it when <see langword="null"/>.</param>
    /// <returns>The run, or <see langword="null"/> after a report when nothing of it could be used.</returns>
    public static Run? Load(
        FoundRun found, int? gpuCount, bool withRequests, Action<PlotDiagnostic> report, CancellationToken cancellation, bool withServerMetrics = false,
        bool withChunkLatencies = false, ServerMetricsDownsampling? downsampling = null)
    {
        cancellation.ThrowIfCancellationRequested();
        var files = new RunFiles(found);
        SummaryFile? file = ReadSummary(found, files, report);
        RequestTable? requests = (withRequests || file is null) && files.Has(ArtifactFiles.Requests)
            ? ReadRequests(found, files, file, report, withChunkLatencies, cancellation)
            : null;
        TimesliceTable? timeslices = withRequests && files.Has(ArtifactFiles.Timeslices)
            ? TimesliceReader.Read(files.Path(ArtifactFiles.Timeslices), files.Display(ArtifactFiles.Timeslices), found.Name, report, cancellation)
            : null;
        GpuTelemetryFile? telemetry = withRequests && files.Has(ArtifactFiles.GpuTelemetry)
            ? GpuTelemetryReader.Read(files.Path(ArtifactFiles.GpuTelemetry), files.Display(ArtifactFiles.GpuTelemetry), found.Name, report, cancellation)
            : null;
        ServerMetrics? server = withServerMetrics && files.Has(ArtifactFiles.ServerMetrics)
            ? ServerMetricsReader.Read(files.Path(ArtifactFiles.ServerMetrics), files.Display(ArtifactFiles.ServerMetrics), found.Name, withRequests, report)
            : null;
        // For a comparison the statistics over the run are enough, and the smaller file has them.
        bool isSampled = withServerMetrics && (withRequests || server is null) && files.Has(ArtifactFiles.ServerMetricsParquet);
        ServerMetrics? sampled = isSampled
            ? ServerMetricsParquetReader.Read(
                files.Path(ArtifactFiles.ServerMetricsParquet), files.Display(ArtifactFiles.ServerMetricsParquet), found.Name, downsampling ?? new(), report, cancellation)
            : null;
        server = server is null ? sampled : sampled is null ? server : ServerMetricsMerge.Of(server, sampled);
        bool hasNoServerMetrics = withServerMetrics && server is null;
        if (file is null && requests is null && timeslices is null && telemetry is null && server is null)
        {
            report(DiagnosticTable.RunUnusable.At(new SourceSpan(found.Directory.DisplayPath), found.Name));
            return null;
        }

        bool hasNoSummary = file is null;
        ReportAbsence(found, files, file, requests, withRequests, report);
        file ??= requests is null ? null : new SummaryFile(SummaryFromRequests.Of(requests), []);
        (RunSummary? summary, int? gpus, bool isGuessed, int? listed) = WithGpus(found, files, file, telemetry, gpuCount, withRequests, report, cancellation);
        return new Run
        {
            Directory = found.Directory,
            Name = found.Name,
            Summary = summary,
            Requests = withRequests ? requests : null,
            Timeslices = timeslices,
            Gpus = telemetry?.Telemetry,
            ServerMetrics = server,
            GpuCount = gpus,
            UnusableFiles = [.. Unusable().Where(files.Has)],
            IsGpuCountGuessed = isGuessed,
            GpusListed = listed,
            HasTelemetryFile = files.Has(ArtifactFiles.GpuTelemetry),
        };

        IEnumerable<string> Unusable()
        {
            if (hasNoSummary)
                yield return ArtifactFiles.Summary;
            if (withRequests && requests is null)
                yield return ArtifactFiles.Requests;
            if (withRequests && timeslices is null)
                yield return ArtifactFiles.Timeslices;
            if (withRequests && telemetry is null)
                yield return ArtifactFiles.GpuTelemetry;
            if (hasNoServerMetrics)
            {
                yield return ArtifactFiles.ServerMetrics;
                yield return ArtifactFiles.ServerMetricsParquet;
            }
        }
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

    /// <summary>Reads the requests. The summary's own count tells when they are those of more than one benchmark.</summary>
    private static RequestTable? ReadRequests(
        FoundRun found, RunFiles files, SummaryFile? summary, Action<PlotDiagnostic> report, bool withChunkLatencies, CancellationToken cancellation)
    {
        bool isRepeated = false;
        RequestTable? requests = RequestReader.Read(
            files.Path(ArtifactFiles.Requests), files.Display(ArtifactFiles.Requests), Report, cancellation, withChunkLatencies);
        if (requests is null || isRepeated || found.Directory.Kind == RunKind.Aggregate
            || summary?.Summary.Metrics.GetValueOrDefault("request_count")?[Stat.Avg] is not { } counted)
        {
            return requests;
        }

        int completed = 0;
        for (int row = 0; row < requests.Count; row++)
            completed += requests.Status[row] == RequestStatus.Completed && !requests.IsWarmup[row] ? 1 : 0;
        if (completed > counted)
            report(DiagnosticTable.RequestsBeyondSummary.At(new SourceSpan(files.Display(ArtifactFiles.Requests)), found.Name, completed, counted));
        return requests;

        void Report(PlotDiagnostic told)
        {
            isRepeated |= told.Descriptor == DiagnosticTable.RequestsRepeated;
            report(told);
        }
    }

    private static void ReportAbsence(
        FoundRun found, RunFiles files, SummaryFile? file, RequestTable? requests, bool withRequests, Action<PlotDiagnostic> report)
    {
        var place = new SourceSpan(found.Directory.DisplayPath);
        // One that is there but not usable has been told with what follows from that.
        if (file is null && !files.Has(ArtifactFiles.Summary))
        {
            report(DiagnosticTable.RunFileMissing.At(place, found.Name, ArtifactFiles.Summary, requests is null
                ? "it has no statistics over the run"
                : $"its statistics are computed from {ArtifactFiles.Requests}, and its model and concurrency are unknown"));
        }

        if (withRequests && requests is null && !files.Has(ArtifactFiles.Requests))
            report(DiagnosticTable.RunFileMissing.At(place, found.Name, ArtifactFiles.Requests, "the plots over time and over requests need it"));
    }

    /// <summary>Counts the GPUs and derives what is per GPU.</summary>
    private static (RunSummary? Summary, int? Gpus, bool IsGuessed, int? Listed) WithGpus(
        FoundRun found, RunFiles files, SummaryFile? file, GpuTelemetryFile? telemetry, int? gpuCount, bool withRequests,
        Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        int? asked = found.Input.GpuCount ?? gpuCount;
        IReadOnlyList<ReportedGpu> reported = file?.Gpus ?? [];
        IReadOnlyList<ReportedGpu> sampled = asked is null && GpuCounting.NeedsTelemetry(reported)
            ? telemetry?.Reported ?? Peek(found, files, reported.Count, withRequests, cancellation)
            : [];
        IReadOnlyList<GpuIdentity> gpus = GpuCounting.Distinct(reported, sampled);
        bool isListedTwice = asked is null && gpus.Count < reported.Count;
        if (isListedTwice)
        {
            report(DiagnosticTable.GpusCountedOnce.At(
                new SourceSpan(files.Display(ArtifactFiles.Summary)), found.Name, reported.Count, gpus.Count));
        }

        int? count = asked ?? (gpus.Count > 0 ? gpus.Count : null);
        RunSummary? summary = file is null ? null : PerGpuThroughput.AddTo(
            reported.Count > 0 ? file.Summary with { Gpus = gpus } : file.Summary, count, isOverride: asked is not null);
        return (summary, count, asked is null && GpuCounting.IsGuessed(reported, sampled), isListedTwice ? reported.Count : null);
    }

    /// <summary>
    /// Reads of the telemetry file as much as identifies the GPUs. Nothing is reported: where the telemetry itself is wanted it has been
    /// read and reported already, and otherwise it is only one of several sources of the number of GPUs.
    /// </summary>
    private static IReadOnlyList<ReportedGpu> Peek(FoundRun found, RunFiles files, int reported, bool wasRead, CancellationToken cancellation) =>
        !wasRead && files.Has(ArtifactFiles.GpuTelemetry)
        && GpuTelemetryReader.Read(
            files.Path(ArtifactFiles.GpuTelemetry), files.Display(ArtifactFiles.GpuTelemetry), found.Name, _ => { }, cancellation,
            GpuCounting.LinesToRead(reported)) is { } telemetry
            ? telemetry.Reported : [];
}
