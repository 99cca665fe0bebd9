using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Every request as its prefill and its decode over time, above the number of requests in flight (spec plots 2.8, R-61 to R-63).</summary>
internal static class RequestTimelinePlot
{
    public static PlotDrawing Draw(RequestTimelinePreset preset, Run run)
    {
        if (preset.Y.Source is DataSource.ServerMetrics or DataSource.ServerMetricsAggregated)
            return SingleRunData.NotOfRequests(preset.Y.Tag);
        if (run.Requests is not { Count: > 0 } table)
            return SingleRunData.NoRequests(run);
        RequestRows rows = table.Rows;
        double[]? wait = rows.Values(ComputedColumns.TimeToFirstToken, rows.Completed);
        double[]? values = rows.Values(preset.Y.Tag, rows.Completed);
        if (wait is null || values is null)
            return SingleRunData.NoMetric(run, wait is null ? ComputedColumns.TimeToFirstToken : preset.Y.Tag);
        TimelineRows timeline = TimelineRows.Of(table, rows.Completed, wait, values);
        if (timeline.Rows.Length == 0)
            return SingleRunData.NothingFinite(run, preset.Y.Tag);

        string unit = MetricLabels.Unit(rows.Unit(preset.Y.Tag) ?? MetricCatalog.Find(preset.Y.Tag)?.Unit ?? "");
        MetricDirection direction = MetricCatalog.DirectionOf(preset.Y.Tag);
        double[] sorted = Quantiles.SortedFinite(timeline.Y);
        Axis x = Axes.Time(preset);
        Axis y = (Axes.Quantity(RequestLabels.Name(preset.Y.Tag), unit, preset.YLabel, direction) with { Scale = ScaleRule.OfRequests(sorted) })
            .WithY(preset, sorted);
        List<Layer> layers = [.. SingleRunData.WarmupStripe(rows), .. preset.IncludeWarmup ? Warmup(table, rows, preset, run) : [], .. PhaseSegments.Of(timeline, run.Name)];
        layers.AddRange(SingleRunData.UnfinishedMarks(rows.Values(ComputedColumns.RequestStart, rows.Unfinished)!, rows));
        StepFunction inFlight = InFlight.Of(table, rows.All);
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? "Request Timeline",
            Subtitle = RunFacts.Subtitle(run, rows),
            Caption = [.. Caption(timeline, table, rows, preset), InFlightPanel.Sentence(inFlight), .. ScaleNotes.Of(preset, x, y)],
            AltText = AltText(preset, run, timeline, inFlight, x, y, unit),
            Panels = [new() { X = x, Y = y, Layers = [.. layers] }, InFlightPanel.Of(x, inFlight, run.Name)],
            Provenance = SingleRunData.Provenance(preset, run),
        });
    }

    private static IEnumerable<Layer> Warmup(RequestTable table, RequestRows rows, RequestTimelinePreset preset, Run run)
    {
        double[] y = rows.Values(preset.Y.Tag, rows.Warmup)!;
        TimelineRows warmup = TimelineRows.Of(table, rows.Warmup, rows.Values(ComputedColumns.TimeToFirstToken, rows.Warmup)!, y);
        if (warmup.Rows.Length > 0)
        {
            yield return new SegmentsLayer
            {
                Series = "warm-up",
                Run = run.Name,
                X1 = warmup.Start,
                X2 = warmup.End,
                Y1 = warmup.Y,
                Y2 = warmup.Y,
                Color = new(ColorRole.Muted),
            };
        }
    }

    private static IEnumerable<string> Caption(TimelineRows timeline, RequestTable table, RequestRows rows, RequestTimelinePreset preset)
    {
        foreach (string sentence in PhaseSegments.Caption(timeline, "line"))
            yield return sentence;
        if (timeline.ImpossibleCount > 0)
            yield return $"{NumberText.Count(timeline.ImpossibleCount)} left out: time to first token longer than the request.";
        if (timeline.IncompleteCount > 0)
            yield return $"{NumberText.Count(timeline.IncompleteCount)} without time to first token left out.";
        foreach (string sentence in SingleRunData.LeftOut(rows, preset.IncludeWarmup))
            yield return sentence;
        double longest = rows.Unfinished.Where(row => table.Status[row] == RequestStatus.Failed).Select(row => (table.EndNs[row] - table.StartNs[row]) / 1e9).DefaultIfEmpty(0).Max();
        // A timeout is no line that could be seen to be long.
        if (longest > timeline.End.Zip(timeline.Start, (end, start) => end - start).Max())
            yield return $"Failures lasted up to {NumberText.Short(longest, "s")}.";
    }

    private static string AltText(RequestTimelinePreset preset, Run run, TimelineRows timeline, StepFunction inFlight, Axis x, Axis y, string unit)
    {
        AltTextBuilder alt = new("Timeline of requests by prefill and decode", AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, unit), AltTextBuilder.Title(x.VerbatimTitle ?? x.Label, "s"));
        alt.Add(MetricLabels.Name(preset.Y.Tag), timeline.Start, timeline.Y, unit, "s");
        alt.Add($"At most {NumberText.Count((long)inFlight.Y.Max(), "request")} in flight.");
        return alt.Build([run.Name]);
    }
}
