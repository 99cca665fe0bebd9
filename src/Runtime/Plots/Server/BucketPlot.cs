using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>The observations of a server's histogram over the run, a bar a bucket (spec plots 2.9, R-65).</summary>
internal static class BucketPlot
{
    private const double Gap = 0.08;

    // How far the hatched strip of observations without an upper bound reaches beyond the last one, as a share of the axis.
    private const double OpenEnd = 0.04;
    private static readonly Stat[] Marked = [Stat.P50, Stat.P95, Stat.P99];

    public static PlotDrawing Draw(HistogramPreset preset, Run run, ServerSelection selection)
    {
        string tag = preset.Y.Tag;
        ServerSeries merged = ServerMerge.Of(ServerMetricKind.Histogram, selection.Series);
        bool isEmpty = merged.Buckets is { } given ? !(BucketQuantiles.Rising(given.Cumulative)[^1] > 0) : merged.Values.GetValueOrDefault(Stat.Count, 1) <= 0;
        if (isEmpty)
            return PlotDrawing.Empty($"'{tag}' has no observation in run '{run.Name}'", "Look whether the server did anything that it observes.");
        if (merged.Buckets is not { } counts)
        {
            return selection.Series.Count > 1 && selection.Series.All(one => one.Buckets is not null)
                ? PlotDrawing.Skip($"the series of '{tag}' in run '{run.Name}' share no bucket bound, so they cannot be added up", "Name one of them: name[endpoint]{label=value}; the target AiPerfPlotList prints the names.")
                : PlotDrawing.Skip($"'{tag}' has no buckets in run '{run.Name}'", "AIPerf leaves them out when the server was restarted: run the benchmark again, or use the type timeslice for the average.");
        }

        if (!double.IsFinite(counts.Bounds[0]))
            return PlotDrawing.Skip($"the only bucket of '{tag}' in run '{run.Name}' has no bound, so it tells nothing of the distribution", "Use the type timeslice for the average.");
        Buckets buckets = Buckets.Of(counts, ServerUnits.Of(selection.Metric));
        Estimate[] estimates = [.. Estimates(selection, merged, counts).Select(estimate => estimate with { Value = buckets.Shown(estimate.Value) })];
        return preset.Density ? Density(preset, run, selection, buckets, estimates) : Bars(preset, run, selection, buckets, estimates);
    }

    private static PlotDrawing Bars(HistogramPreset preset, Run run, ServerSelection selection, Buckets buckets, Estimate[] estimates)
    {
        Axis x = new() { Label = Name(selection), VerbatimTitle = preset.XLabel, Scale = AxisScale.Linear, Categories = [.. buckets.Labels] };
        Axis y = Axes.Quantity("Observations", "", preset.YLabel) with { Zero = ZeroPolicy.Include, Scale = AxisScale.Linear, IsInteger = true };
        List<Layer> layers = [];
        int closed = buckets.HasOpen ? buckets.Counts.Length - 1 : buckets.Counts.Length;
        if (closed > 0)
            layers.Add(Bar(0, closed, isHatched: false));
        if (buckets.HasOpen)
            layers.Add(Bar(closed, 1, isHatched: true));
        double[] places = buckets.Places(estimates);
        layers.AddRange(estimates.Select((estimate, i) => Rule(run, buckets, estimate, places[i], i)));
        List<string> caption = Caption(selection, buckets, estimates);
        if (!buckets.IsEven)
            caption.Add("Buckets differ in width: a bar's height is a count, not a density.");
        return Figure(preset, run, selection, buckets, estimates, x, y, layers, caption);

        BarLayer Bar(int first, int count, bool isHatched) => new()
        {
            Series = "observations",
            Run = run.Name,
            X = [.. Enumerable.Range(first, count).Select(i => (double)i)],
            Y = buckets.Counts[first..(first + count)],
            BarWidth = 1 - Gap,
            IsHatched = isHatched,
            Color = ColorToken.Series(0),
            InLegend = false,
        };
    }

    private static PlotDrawing Density(HistogramPreset preset, Run run, ServerSelection selection, Buckets buckets, Estimate[] estimates)
    {
        // The first bucket may have no lower bound, the last one no upper one: neither has a width.
        int first = double.IsFinite(buckets.Lower[0]) ? 0 : 1;
        int closed = (buckets.HasOpen ? buckets.Counts.Length - 1 : buckets.Counts.Length) - first;
        if (closed <= 0)
            return PlotDrawing.Skip($"no observation of '{preset.Y.Tag}' in run '{run.Name}' lies between two bounds, so there is no density", "Leave 'density' out to see their number.");
        double[] edges = [.. buckets.Lower[first..(first + closed)], buckets.Upper[first + closed - 1]];
        double[] heights = [.. Enumerable.Range(0, closed).Select(i => buckets.Counts[first + i] / (edges[i + 1] - edges[i]))];
        heights = [.. heights, heights[^1]];
        Axis x = (Axes.Quantity(Name(selection), buckets.Unit, preset.XLabel) with { Scale = AxisScale.Linear }).WithX(preset, edges);
        Axis y = Axes.Quantity("Density of observations", buckets.Unit.Length > 0 ? "1/" + buckets.Unit : "", preset.YLabel) with { Zero = ZeroPolicy.Include, Scale = AxisScale.Linear };
        List<Layer> layers =
        [
            new AreaLayer { Series = "density", Run = run.Name, X = edges, Y = heights, Join = LineJoin.Step, Opacity = 0.35, Color = ColorToken.Series(0), InLegend = false },
            new LineLayer { Series = "density", Run = run.Name, X = edges, Y = heights, Join = LineJoin.Step, Dash = Dash.Solid, Width = 1.5, Color = ColorToken.Series(0), InLegend = false },
        ];
        if (buckets.HasOpen)
        {
            layers.Add(new RegionLayer
            {
                Series = "above the largest bucket",
                From = edges[^1],
                To = estimates.Select(estimate => estimate.Value).Append(edges[^1]).Max() + OpenEnd * (edges[^1] - edges[0]),
                Label = NumberText.Count((long)buckets.Counts[^1]) + " above",
                IsHatched = true,
                Opacity = 0.5,
                Color = ColorToken.Series(0),
                InLegend = false,
            });
        }

        layers.AddRange(estimates.Select((estimate, i) => Rule(run, buckets, estimate, estimate.Value, i)));
        List<string> caption = Caption(selection, buckets, estimates);
        caption.Add("The area is proportional to the number of observations.");
        if (first > 0)
            caption.Add($"{NumberText.Count((long)buckets.Counts[0])} at or below {buckets.Text(buckets.Upper[0])} not drawn.");
        return Figure(preset, run, selection, buckets, estimates, x, y, layers, caption);
    }

    private static RuleLayer Rule(Run run, Buckets buckets, Estimate estimate, double at, int index) => new()
    {
        Series = estimate.Stat.Word(),
        Run = run.Name,
        Value = at,
        IsVertical = true,
        Label = $"{estimate.Stat.Word()} {(estimate.IsAbove ? "> " : "")}{buckets.Text(estimate.Value)}",
        Dash = index switch { 0 => Dash.Solid, 1 => Dash.Dashed, _ => Dash.Dot },
        Color = new(ColorRole.Percentile, index),
        InLegend = false,
    };

    // AIPerf knows more of one series' observations than the buckets tell; of several together only the buckets are known.
    private static IEnumerable<Estimate> Estimates(ServerSelection selection, ServerSeries merged, BucketCounts counts)
    {
        foreach (Stat stat in Marked)
        {
            if (selection.Series.Count == 1 && merged.Values.TryGetValue(stat, out double known))
                yield return new(stat, known, false, true);
            else if (ServerPercentiles.Of(counts, stat) is { } value)
                yield return new(stat, value, BucketQuantiles.IsAbove(counts.Bounds, counts.Cumulative, ServerPercentiles.Levels[stat]), false);
        }
    }

    private static string Name(ServerSelection selection) => selection.Which.Length == 0 ? selection.Name : $"{selection.Name}, {selection.Which}";

    private static List<string> Caption(ServerSelection selection, Buckets buckets, Estimate[] estimates)
    {
        List<string> caption = [$"{NumberText.Count((long)buckets.Total, "observation")} over the run{(selection.Series.Count > 1 ? $", {selection.Series.Count} series added up" : "")}."];
        if (buckets.HiddenCount > 0)
            caption.Add($"{NumberText.Count(buckets.HiddenCount, "empty bucket")} at the ends not shown.");
        if (estimates.Length > 0)
            caption.Add(estimates[0].IsOfAiPerf ? "p50, p95, p99: as AIPerf estimates them." : "p50, p95, p99: estimated, linear inside a bucket.");
        if (estimates.Any(estimate => estimate.IsAbove))
            caption.Add("What lies above the largest bucket has no known value.");
        return caption;
    }

    private static PlotDrawing Figure(
        HistogramPreset preset, Run run, ServerSelection selection, Buckets buckets, Estimate[] estimates, Axis x, Axis y, List<Layer> layers, List<string> caption)
    {
        RequestRows? rows = run.Requests is { Count: > 0 } table ? table.Rows : null;
        AltTextBuilder alt = new(preset.Density ? "Density plot" : "Bar chart of buckets", AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, y.Unit), AltTextBuilder.Title(x.VerbatimTitle ?? x.Label, x.Unit));
        int highest = Array.IndexOf(buckets.Counts, buckets.Counts.Max());
        alt.Add($"{NumberText.Count((long)buckets.Total, "observation")}; highest bar {NumberText.Count((long)buckets.Counts[highest])} at {buckets.Labels[highest]}.");
        alt.Add(string.Join(", ", layers.OfType<RuleLayer>().Select(rule => rule.Label)) + ".");
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? Name(selection) + " Distribution",
            Subtitle = RunFacts.Subtitle(run, rows),
            Caption = [.. caption],
            AltText = alt.Build([run.Name]),
            Panels = [new() { X = x, Y = y, Layers = [.. layers] }],
            Provenance = SingleRunData.Provenance(preset, run, [("unit", buckets.Unit), .. estimates.Select(estimate => (estimate.Stat.Word(), NumberText.Exact(estimate.Value))), ("series", NumberText.Exact(selection.Series.Count))]),
        });
    }

    /// <summary>A percentile.</summary>
    internal sealed record Estimate(Stat Stat, double Value, bool IsAbove, bool IsOfAiPerf);

    /// <summary>The buckets shown: from the first to the last one with an observation.</summary>
    internal sealed class Buckets
    {
        private double scale;

        private Buckets(double[] lower, double[] upper, double[] counts, string unit, double total, int hidden)
        {
            (Lower, Upper, Counts, Unit, Total, HiddenCount) = (lower, upper, counts, unit, total, hidden);
        }

        public double[] Lower { get; }

        public double[] Upper { get; }

        public double[] Counts { get; }

        public string Unit { get; }

        public double Total { get; }

        public int HiddenCount { get; }

        public bool HasOpen => double.IsInfinity(Upper[^1]);

        public bool IsEven
        {
            get
            {
                double[] widths = [.. Lower.Zip(Upper, (low, high) => high - low).Where(double.IsFinite)];
                return widths.Length < 2 || widths.Max() - widths.Min() < 1e-6 * widths.Max();
            }
        }

        public string[] Labels => [.. Lower.Zip(Upper, (low, high) =>
            double.IsInfinity(high) ? "> " + Text(low) : double.IsInfinity(low) ? "≤ " + Text(high) : $"{NumberText.Short(low)}–{Text(high)}")];

        public static Buckets Of(BucketCounts counts, string unit)
        {
            double[] per = BucketQuantiles.PerBucket(counts.Cumulative);
            int first = Array.FindIndex(per, count => count > 0);
            int last = Array.FindLastIndex(per, count => count > 0);
            double[] bounds = counts.Bounds;
            double scale = ScaleOf(unit, bounds[Math.Min(last, Array.FindLastIndex(bounds, double.IsFinite))]);
            double[] lower = [.. Enumerable.Range(first, last - first + 1).Select(i => i > 0 ? bounds[i - 1] * scale : bounds[0] > 0 ? 0 : double.NegativeInfinity)];
            double[] upper = [.. bounds[first..(last + 1)].Select(bound => bound * scale)];
            return new(lower, upper, per[first..(last + 1)], scale == 1 ? unit : "ms", per.Sum(), per.Length - (last - first + 1)) { scale = scale };
        }

        /// <summary>A value of the file in the unit shown.</summary>
        public double Shown(double value) => value * scale;

        public string Text(double value) => NumberText.Short(value, Unit);

        /// <summary>Where percentiles lie among bars of equal width; those above the largest bound are spread over the open bar.</summary>
        public double[] Places(Estimate[] estimates)
        {
            int open = estimates.Count(IsOpen);
            int next = 0;
            return Array.ConvertAll(estimates, estimate => IsOpen(estimate) ? Upper.Length - 1.5 + ++next / (open + 1.0) : Place(estimate.Value));
        }

        private bool IsOpen(Estimate estimate) => HasOpen && (estimate.IsAbove || estimate.Value > Lower[^1]);

        private double Place(double value)
        {
            int bucket = Array.FindIndex(Upper, bound => bound >= value);
            if (bucket < 0)
                return Upper.Length - 0.5;
            double share = (value - Lower[bucket]) / (Upper[bucket] - Lower[bucket]);
            return bucket - 0.5 + (double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0.5);
        }

        // Seconds below one are easier to read as milliseconds, in bars' names and along an axis alike.
        private static double ScaleOf(string unit, double largest) => unit == "s" && largest <= 1 ? 1000 : 1;
    }
}
