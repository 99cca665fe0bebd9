using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Dashboard;

/// <summary>
/// What the page knows of a run beyond its summary: its figures as the engine made them, and the columns that a reader may plot
/// otherwise: requests, time slices, GPU telemetry and throughput over time.
/// </summary>
internal static class PageRun
{
    private const int MostOfSeries = 4_000;
    private static readonly string[] Places = [ComputedColumns.RequestNumber, ComputedColumns.RequestStart, ComputedColumns.Timestamp];

    /// <summary>The run's own document; <see langword="null"/> where nothing of it was loaded.</summary>
    /// <param name="run">The run.</param>
    /// <param name="drawn">What became of the presets that are shown at first.</param>
    /// <param name="context">How further variants are drawn.</param>
    /// <param name="requests">How many requests to keep.</param>
    /// <param name="isSingle">Whether long columns are kept in single precision.</param>
    public static byte[]? Write(Run run, IReadOnlyList<DrawnPreset> drawn, PlotContext context, PageRequests requests, bool isSingle)
    {
        if (run.Requests is null && run.Timeslices is null && run.Gpus is null && !drawn.Any(preset => preset.Figure is not null))
            return null;
        int most = requests == PageRequests.Full ? int.MaxValue : FigureThinning.MostPoints;
        return PageText.Json(json =>
        {
            json.WriteStartObject();
            Figures(json, run, drawn, context, most, isSingle);
            if (run.Requests is { Count: > 0 } table)
                Requests(json, table.Rows, table, most, isSingle);
            Slices(json, run);
            Series(json, run);
            json.WriteEndObject();
        });
    }

    private static void Figures(Utf8JsonWriter json, Run run, IReadOnlyList<DrawnPreset> drawn, PlotContext context, int most, bool isSingle)
    {
        var figures = new PageFigure(json, isSingle, most);
        json.WriteStartObject("figures");
        foreach (var preset in drawn)
        {
            json.WritePropertyName(preset.Selected.Preset.Name);
            if (preset.Figure is { } figure)
                figures.Write(figure);
            else
                Absence(json, preset.Reason);
        }

        json.WriteEndObject();
        json.WriteStartObject("variants");
        foreach (var preset in drawn.Where(preset => preset.Figure is not null).Select(preset => preset.Selected.Preset).OfType<TimeslicePreset>())
        {
            if (preset.Y.Source != DataSource.Timeslices || Metric(run, preset.Y.Tag) is not { } metric)
                continue;
            Stat[] stats = [.. metric.Values.Keys.Where(stat => stat is not (Stat.Count or Stat.Sum or Stat.Rate) && stat != (preset.Y.Stat ?? Stat.Avg)).Order()];
            var set = new RunSet([run], RunMode.SingleRun, "");
            var variants = new Figure?[stats.Length];
            Parallel.For(0, stats.Length, i => variants[i] = PlotRegistry.Draw(preset with { Y = preset.Y with { Stat = stats[i] } }, set, context).Figure);
            json.WriteStartObject(preset.Name);
            for (int i = 0; i < stats.Length; i++)
            {
                if (variants[i] is { } variant)
                {
                    json.WritePropertyName(stats[i].Word());
                    figures.Write(variant);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Absence(Utf8JsonWriter json, string reason)
    {
        json.WriteStartObject();
        json.WriteString("missing", reason);
        json.WriteEndObject();
    }

    private static TimesliceMetric? Metric(Run run, string tag) =>
        run.Timeslices?.Find(MetricCatalog.Find(tag)?.Header ?? MetricCatalog.FindByHeader(tag)?.Header ?? tag) ?? run.Timeslices?.Find(tag);

    private static void Requests(Utf8JsonWriter json, RequestRows rows, RequestTable table, int most, bool isSingle)
    {
        int[] places = Kept(rows, most);
        json.WriteStartObject("requests");
        json.WriteNumber("total", rows.Completed.Length);
        json.WriteNumber("kept", places.Length);
        json.WriteNumber("failed", rows.FailedCount);
        json.WriteNumber("cancelled", rows.CancelledCount);
        json.WriteNumber("warmup", rows.Warmup.Length);
        json.WriteStartArray("columns");
        foreach (string tag in Places.Concat(table.Metrics.Where(column => column.PresentCount > 0).Select(column => column.Name)).Distinct(StringComparer.Ordinal))
        {
            if (rows.Values(tag, places) is not { } values)
                continue;
            bool isPlace = Places.Contains(tag);
            json.WriteStartObject();
            json.WriteString("tag", tag);
            json.WriteString("name", tag switch
            {
                ComputedColumns.RequestNumber => "Request number (completion order)",
                ComputedColumns.RequestStart => "Start, time since first request",
                ComputedColumns.Timestamp => "Completion, time since first request",
                _ => MetricLabels.Name(tag),
            });
            json.WriteString("unit", tag == ComputedColumns.RequestNumber ? "" : isPlace ? "s" : MetricLabels.Unit(rows.Unit(tag) ?? MetricCatalog.Find(tag)?.Unit ?? ""));
            json.WriteString("category", isPlace ? "Order and time" : PageMetrics.Category(tag));
            Direction(json, tag);
            json.WritePropertyName("values");
            // Times need more digits than a single has: it would lose milliseconds after hours.
            PageText.Column(json, values, isSingle && !isPlace);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int[] Kept(RequestRows rows, int most)
    {
        if (rows.Completed.Length <= most)
            return rows.Completed;
        var kept = new SortedSet<int>();
        string[] guides = [ComputedColumns.TimeToFirstToken, "request_latency"];
        double[][] values = [.. guides.Select(tag => rows.Values(tag, rows.Completed)).OfType<double[]>()];
        if (values.Length == 0)
            values = [Array.ConvertAll(rows.Completed, row => (double)row)];
        foreach (double[] guide in values)
            kept.UnionWith(PointSelection.Of(guide, guide, most / values.Length, isLine: false));
        return [.. kept.Select(place => rows.Completed[place])];
    }

    private static void Slices(Utf8JsonWriter json, Run run)
    {
        if (run.Timeslices is not { SliceCount: > 0 } slices)
            return;
        SlicePositions positions = SlicePositions.Of(run, run.Requests is { Count: > 0 } table ? table.Rows : null, useDuration: true);
        json.WriteStartObject("slices");
        json.WriteBoolean("isTime", positions.IsTime);
        json.WriteNumber("duration", positions.Duration);
        json.WriteStartArray("metrics");
        foreach (var metric in slices.Metrics)
        {
            var info = MetricCatalog.FindByHeader(metric.Header);
            string tag = info?.Tag ?? metric.Header;
            json.WriteStartObject();
            json.WriteString("tag", tag);
            json.WriteString("name", MetricLabels.Name(tag, metric.Header));
            json.WriteString("unit", MetricLabels.Unit(metric.Unit));
            json.WriteString("category", PageMetrics.Category(tag));
            Direction(json, tag);
            json.WritePropertyName("x");
            PageText.Column(json, Array.ConvertAll(metric.Slices, positions.Center), false);
            json.WriteStartObject("values");
            foreach (var (stat, values) in metric.Values.OrderBy(pair => pair.Key))
            {
                json.WritePropertyName(stat.Word());
                PageText.Column(json, values, false);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Series(Utf8JsonWriter json, Run run)
    {
        RequestRows? rows = run.Requests is { Count: > 0 } ? run.Requests.Rows : null;
        json.WriteStartArray("series");
        if (rows is not null)
        {
            foreach (string tag in (string[])[ComputedColumns.Throughput, ComputedColumns.ActiveRequests])
            {
                if (ThroughputSeries.Of(rows.Throughput, tag) is { } series)
                    OneSeries(json, tag, series.Label, series.Unit, "Throughput", series.X, series.Y, series.Bins?.Low, series.Bins?.High, isStep: true);
            }
        }

        foreach (string field in run.Gpus?.Gpus.SelectMany(gpu => gpu.Fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            if (GpuSeriesData.Of(run, field, rows, out _) is { } gpu)
            {
                var data = gpu.Aggregate;
                OneSeries(json, field, gpu.Label, gpu.Unit, "GPU telemetry", data.X, data.Mean, data.GpuCount > 1 ? data.Low : null, data.GpuCount > 1 ? data.High : null, isStep: false);
            }
        }

        json.WriteEndArray();
    }

    private static void OneSeries(
        Utf8JsonWriter json, string tag, string name, string unit, string category, double[] x, double[] y, double[]? low, double[]? high, bool isStep)
    {
        int[] kept = PointSelection.Of(low ?? y, high ?? y, MostOfSeries, isLine: true);
        json.WriteStartObject();
        json.WriteString("tag", tag);
        json.WriteString("name", name);
        json.WriteString("unit", unit);
        json.WriteString("category", category);
        json.WriteBoolean("step", isStep);
        Direction(json, tag);
        json.WriteNumber("total", x.Length);
        Column("x", x);
        Column("y", y);
        if (low is not null && high is not null)
        {
            Column("lo", low);
            Column("hi", high);
        }

        json.WriteEndObject();

        void Column(string name, double[] values)
        {
            json.WritePropertyName(name);
            PageText.Column(json, Array.ConvertAll(kept, place => values[place]), false);
        }
    }

    private static void Direction(Utf8JsonWriter json, string tag) => json.WriteString("direction", MetricCatalog.DirectionOf(tag) switch
    {
        MetricDirection.Higher => "higher",
        MetricDirection.Lower => "lower",
        _ => "none",
    });
}
