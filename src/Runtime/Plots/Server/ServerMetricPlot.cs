using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>
/// A server metric over time: one line or one set of points a series, or an area with its series merged, since areas over one another
/// hide what they show.
/// </summary>
internal static class ServerMetricPlot
{
    private const int MostMarkers = 150;

    /// <summary>How the values are drawn.</summary>
    internal enum Style
    {
        /// <summary>A marker a slice.</summary>
        Points,

        /// <summary>A line.</summary>
        Line,

        /// <summary>A line with a marker a slice.</summary>
        LineAndPoints,

        /// <summary>Steps, filled down to zero.</summary>
        Area,
    }

    /// <summary>Draws a preset whose y is a server metric.</summary>
    public static PlotDrawing Draw(SingleRunPreset preset, Run run, PlotContext context, Style style) =>
        ServerTimeline.Of(preset, preset.Y, run, merge: style == Style.Area, context, out PlotDrawing? absence) is { } timeline
            ? Draw(preset, timeline, style)
            : absence!;

    /// <summary>Draws what has been prepared.</summary>
    internal static PlotDrawing Draw(SingleRunPreset preset, ServerTimeline timeline, Style style)
    {
        List<Layer> layers = timeline.Rows is null ? [] : [.. SingleRunData.WarmupStripe(timeline.Rows)];
        for (int i = 0; i < timeline.Lines.Count; i++)
            layers.AddRange(Layers(timeline, timeline.Lines[i], ColorToken.Series(i), style));
        Axis x = timeline.TimeAxis(preset);
        Axis y = (Axes.Quantity(timeline.Label, timeline.Unit, preset.YLabel) with { NonNegative = true })
            .WithY(preset, [.. timeline.Lines.SelectMany(line => line.Y)]);
        if (style == Style.Area)
            y = y with { Zero = ZeroPolicy.Include, Scale = AxisScale.Linear };
        return Figure(preset, timeline, Kind(style), x, y, layers, timeline.Sentences());
    }

    /// <summary>The figure of a server metric over time.</summary>
    internal static PlotDrawing Figure(SingleRunPreset preset, ServerTimeline timeline, string kind, Axis x, Axis y, IEnumerable<Layer> layers, IEnumerable<string> caption)
    {
        AltTextBuilder alt = new(kind, AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, timeline.Unit), AltTextBuilder.Title(x.VerbatimTitle ?? x.Label, "s"));
        foreach (ServerLine line in timeline.Lines)
            alt.Add(SeriesName(timeline, line), line.Middle, line.Y, timeline.Unit, "s");
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? timeline.Name + " Over Time",
            Subtitle = RunFacts.Subtitle(timeline.Run, timeline.Rows),
            Caption = [.. caption, .. timeline.Rows is null ? [] : SingleRunData.LeftOut(timeline.Rows, includeWarmup: false), .. ScaleNotes.Of(preset, x, y)],
            AltText = alt.Build([timeline.Run.Name]),
            LegendTitle = timeline.Lines.Count > 1 ? timeline.SeriesNames.Title : "",
            Panels = [new() { X = x, Y = y, Layers = [.. layers] }],
            Provenance = SingleRunData.Provenance(preset, timeline.Run, ("stat", timeline.Shown.Word()), ("slice_s", NumberText.Exact(timeline.Duration)),
                ("series", NumberText.Exact(timeline.Selection.Series.Count))),
        });
    }

    /// <summary>A line's name in the legend.</summary>
    internal static string SeriesName(ServerTimeline timeline, ServerLine line) => line.Name.Length > 0 ? line.Name : timeline.Name;

    private static string Kind(Style style) => style switch
    {
        Style.Points => "Scatter plot",
        Style.Area => "Area plot",
        _ => "Line plot",
    };

    private static IEnumerable<Layer> Layers(ServerTimeline timeline, ServerLine line, ColorToken color, Style style)
    {
        string series = SeriesName(timeline, line);
        string run = timeline.Run.Name;
        if (style == Style.Area)
        {
            (double[] x, double[] y) = line.Steps(timeline.Duration);
            yield return new AreaLayer { Series = series, Run = run, X = x, Y = y, Join = LineJoin.Step, Color = color, InLegend = false };
            yield return new LineLayer { Series = series, Run = run, X = x, Y = y, Join = LineJoin.Step, Dash = Dash.Solid, Color = color };
            yield break;
        }

        if (style != Style.Points)
        {
            (double[] x, double[][] columns) = line.Path(timeline.Duration, line.Y);
            yield return new LineLayer { Series = series, Run = run, X = x, Y = columns[0], Color = color };
        }

        int[] places = [.. Enumerable.Range(0, line.Y.Length).Where(i => double.IsFinite(line.Y[i]))];
        bool isFew = timeline.Lines.Max(one => one.Slices.Count) <= MostMarkers;
        if (style == Style.Points || (style == Style.LineAndPoints && isFew) || places.Length == 0)
        {
            yield return new PointsLayer
            {
                Series = series,
                Run = run,
                X = Array.ConvertAll(places, i => line.Middle[i]),
                Y = Array.ConvertAll(places, i => line.Y[i]),
                Hollow = line.IsPartial.Contains(true) ? Array.ConvertAll(places, i => line.IsPartial[i]) : null,
                Size = !isFew ? null : style == Style.Points ? ComparisonFigure.MarkerSize : 6,
                Color = color,
            };
        }
    }
}
