using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>
/// Every request as its prefill and its decode in a lane of its own, above the number of requests in flight (spec plots R-62, A.10).
/// Requests without known phases hold their lanes too: an empty stretch is an idle slot and nothing else.
/// </summary>
internal static class RequestLanesPlot
{
    private const double Thickness = 0.7;
    private const double Opacity = 0.8;
    private const int MostUnfinished = 5_000;

    public static PlotDrawing Draw(RequestLanesPreset preset, Run run)
    {
        if (run.Requests is not { Count: > 0 } table)
            return SingleRunData.NoRequests(run);
        RequestRows rows = table.Rows;
        if (rows.Values(ComputedColumns.TimeToFirstToken, rows.Completed) is not { } wait)
            return SingleRunData.NoMetric(run, ComputedColumns.TimeToFirstToken);
        int[] warmup = preset.IncludeWarmup ? rows.Warmup : [];
        LaneNumbers lanes = LaneNumbers.Of(table, [.. rows.All, .. warmup]);
        TimelineRows timeline = TimelineRows.Of(table, rows.Completed, wait, lanes.At(rows.Completed));
        if (timeline.Rows.Length == 0)
            return SingleRunData.NothingFinite(run, ComputedColumns.TimeToFirstToken);

        int[] phaseless = Without(rows.Completed, timeline.Rows, table.Count);
        Axis x = Axes.Time(preset);
        Axis y = (Axes.Quantity("Lane", "", preset.YLabel) with { Scale = AxisScale.Linear, Zero = ZeroPolicy.Include, IsInteger = true })
            .WithY(preset, lanes.Numbers);
        StepFunction inFlight = InFlight.Of(table, rows.All);
        Layer[] layers =
        [
            .. SingleRunData.WarmupStripe(rows),
            .. Whole("warm-up", warmup, ColorRole.Muted),
            .. PhaseSegments.Of(timeline, run.Name).Select(layer => layer with { ThicknessInY = Thickness, Opacity = Math.Max(layer.Opacity ?? 0, Opacity) }),
            .. Whole("phases unknown", phaseless, ColorRole.Muted),
            .. rows.Unfinished.Length <= MostUnfinished ? Whole(SingleRunData.UnfinishedName(rows), rows.Unfinished, ColorRole.Outlier) : [],
            .. SingleRunData.UnfinishedMarks(rows.Values(ComputedColumns.RequestStart, rows.Unfinished)!, rows),
        ];
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? "Request Lanes",
            Subtitle = RunFacts.Subtitle(run, rows),
            Caption = [.. Caption(timeline, phaseless.Length, rows, lanes.Count, inFlight, preset), InFlightPanel.Sentence(inFlight), .. ScaleNotes.Of(preset, x, y)],
            AltText = AltText(run, timeline, lanes.Count, inFlight, x, y),
            Panels = [new() { X = x, Y = y, Layers = [.. layers] }, InFlightPanel.Of(x, inFlight, run.Name)],
            Provenance = SingleRunData.Provenance(preset, run, ("y", "lane")),
        });

        IEnumerable<Layer> Whole(string series, int[] which, ColorRole color)
        {
            if (which.Length > 0)
            {
                yield return new SegmentsLayer
                {
                    Series = series,
                    Run = run.Name,
                    X1 = Array.ConvertAll(which, row => table.StartNs[row] / 1e9),
                    X2 = Array.ConvertAll(which, row => table.EndNs[row] / 1e9),
                    Y1 = lanes.At(which),
                    Y2 = lanes.At(which),
                    Color = new(color),
                    ThicknessInY = Thickness,
                    MinLength = 2,
                    Opacity = Opacity,
                };
            }
        }
    }

    private static int[] Without(int[] rows, int[] others, int count)
    {
        if (rows.Length == others.Length)
            return [];
        bool[] isOther = new bool[count];
        foreach (int row in others)
            isOther[row] = true;
        return Array.FindAll(rows, row => !isOther[row]);
    }

    private static IEnumerable<string> Caption(
        TimelineRows timeline, int phaselessCount, RequestRows rows, int laneCount, StepFunction inFlight, RequestLanesPreset preset)
    {
        foreach (string sentence in PhaseSegments.Caption(timeline, "bar"))
            yield return sentence;

        // Warm-up requests, and such that took no time at all, may need a lane more than were in flight.
        string peak = laneCount == (long)inFlight.Y.Max() ? ", the most requests in flight at once" : "";
        yield return $"Each request takes the first lane that is free at its start: {NumberText.Count(laneCount, "lane")}{peak}.";
        if (phaselessCount > 0)
            yield return $"{NumberText.Count(phaselessCount)} without a usable time to first token: phases unknown.";
        if (rows.Unfinished.Length > MostUnfinished)
            yield return "Failed and cancelled requests hold lanes that are left blank.";
        foreach (string sentence in SingleRunData.LeftOut(rows, preset.IncludeWarmup))
            yield return sentence;
    }

    private static string AltText(Run run, TimelineRows timeline, int laneCount, StepFunction inFlight, Axis x, Axis y)
    {
        AltTextBuilder alt = new("Lanes of requests by prefill and decode", y.VerbatimTitle ?? y.Label, AltTextBuilder.Title(x.VerbatimTitle ?? x.Label, "s"));
        double[] waits = [.. timeline.Start.Zip(timeline.FirstToken, (start, first) => (first - start) * 1e3)];
        alt.Add(MetricLabels.Name(ComputedColumns.TimeToFirstToken), timeline.Start, waits, "ms", "s");
        alt.Add($"{NumberText.Count(laneCount, "lane")}.");
        alt.Add($"At most {NumberText.Count((long)inFlight.Y.Max(), "request")} in flight.");
        return alt.Build([run.Name]);
    }

    /// <summary>The lanes by the requests' places in the table, the first one 1.</summary>
    private sealed record LaneNumbers(double[] OfRow, double[] Numbers, int Count)
    {
        public static LaneNumbers Of(RequestTable table, int[] rows)
        {
            // In file order: requests with one start and one end take their lanes in the order of their places.
            Array.Sort(rows);
            LanePacking packing = LanePacking.Of(Array.ConvertAll(rows, row => table.StartNs[row]), Array.ConvertAll(rows, row => table.EndNs[row]));
            double[] ofRow = new double[table.Count];
            for (int i = 0; i < rows.Length; i++)
                ofRow[rows[i]] = packing.Lanes[i] + 1;
            return new(ofRow, Array.ConvertAll(packing.Lanes, lane => lane + 1.0), packing.Count);
        }

        public double[] At(int[] rows) => Array.ConvertAll(rows, row => OfRow[row]);
    }
}
