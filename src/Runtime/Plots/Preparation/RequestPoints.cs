using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>One point a completed request, along the horizontal axis, with what scatter plots share.</summary>
internal sealed class RequestPoints
{
    // Beyond, the layout counts points instead of drawing each (spec plots R-42).
    private const int MostSingle = 20_000;

    private RequestPoints(RequestRows rows, RequestAxis axis, double[] x, double[] y, string unit, string name)
    {
        (Rows, Axis, X, Y, Unit, Run) = (rows, axis, x, y, unit, name);
    }

    /// <summary>The run's requests.</summary>
    public RequestRows Rows { get; }

    /// <summary>The horizontal axis.</summary>
    public RequestAxis Axis { get; }

    /// <summary>Positions, ascending where the axis is a sequence.</summary>
    public double[] X { get; }

    /// <summary>Finite values.</summary>
    public double[] Y { get; }

    /// <summary>The unit of <see cref="Y"/>.</summary>
    public string Unit { get; }

    /// <summary>Completed requests without a value.</summary>
    public int MissingCount { get; private init; }

    private string Run { get; }

    private (double[] X, double[] Y) Warmup { get; init; } = ([], []);

    private double[] UnfinishedX { get; init; } = [];

    /// <summary>The points, or why there are none.</summary>
    public static RequestPoints? Prepare(SingleRunPreset preset, Run run, out PlotDrawing? absence)
    {
        absence = null;
        if (run.Requests is not { Count: > 0 } table)
        {
            absence = SingleRunData.NoRequests(run);
            return null;
        }

        RequestRows rows = table.Rows;
        string tag = preset.Y.Tag;
        double[]? x = rows.Values(preset.X.Tag, rows.Completed);
        double[]? y = rows.Values(tag, rows.Completed);
        if (x is null || y is null)
        {
            absence = SingleRunData.NoMetric(run, x is null ? preset.X.Tag : tag);
            return null;
        }

        int asked = y.Length;
        (x, y) = Finite(x, y);
        if (y.Length == 0)
        {
            absence = SingleRunData.NothingFinite(run, tag);
            return null;
        }

        RequestAxis axis = RequestAxis.Of(preset, preset.X.Tag, rows, x);
        if (axis.IsSequence)
            (x, y) = Sorted(x, y);
        (double[] X, double[] Y) warmup = preset.IncludeWarmup
            ? Finite(rows.Values(preset.X.Tag, rows.Warmup)!, rows.Values(tag, rows.Warmup)!)
            : ([], []);
        string unit = MetricLabels.Unit(rows.Unit(tag) ?? MetricCatalog.Find(tag)?.Unit ?? "");
        return new(rows, axis, x, y, unit, run.Name)
        {
            MissingCount = asked - y.Length,
            Warmup = warmup,
            UnfinishedX = [.. rows.Values(preset.X.Tag, rows.Unfinished)!.Where(double.IsFinite)],
        };
    }

    /// <summary>The vertical axis, logarithmic by rule R-8.</summary>
    /// <param name="preset">Its wishes.</param>
    /// <param name="sorted">The values in ascending order.</param>
    public Axis YAxis(SingleRunPreset preset, double[] sorted)
    {
        MetricDirection direction = MetricCatalog.DirectionOf(preset.Y.Tag);
        Axis axis = Axes.Quantity(RequestLabels.Name(preset.Y.Tag), Unit, preset.YLabel, direction);
        return (axis with { Scale = ScaleRule.OfRequests(sorted) }).WithY(preset, [.. sorted, .. Warmup.Y]);
    }

    /// <summary>The points as a layer.</summary>
    public PointsLayer Layer(string series, ColorToken color) => new()
    {
        Series = series,
        Run = Run,
        X = X,
        Y = Y,
        Color = color,
        Shape = MarkerShape.Circle,
        // A single request is easily overlooked, and its value hard to read off the axis.
        Size = Y.Length == 1 ? ComparisonFigure.MarkerSize : null,
        Labels = Y.Length == 1 ? [NumberText.Short(Y[0], Unit)] : null,
    };

    /// <summary>What lies behind the points: the warm-up's stripe and points.</summary>
    public List<Layer> BackLayers()
    {
        List<Layer> layers = [];
        if (Axis.Axis.IsElapsedTime)
            layers.AddRange(SingleRunData.WarmupStripe(Rows));
        else if (Axis.IsSequence && Rows.Warmup.Length > 0)
            layers.AddRange(SingleRunData.WarmupStripe(X[0], X[^1]));
        if (Warmup.X.Length > 0)
        {
            layers.Add(new PointsLayer
            {
                Series = "warm-up",
                Run = Run,
                X = Warmup.X,
                Y = Warmup.Y,
                Color = new(ColorRole.Muted),
                Shape = MarkerShape.Circle,
            });
        }

        return layers;
    }

    /// <summary>Failed and cancelled requests along the lower edge.</summary>
    public IEnumerable<Layer> EdgeLayers() => SingleRunData.UnfinishedMarks(UnfinishedX, Rows);

    /// <summary>The first sentences of the caption.</summary>
    public List<string> Caption()
    {
        List<string> caption =
        [
            Y.Length > MostSingle ? $"{NumberText.Count(Y.Length, "completed request")}."
                : Y.Length > 1 ? $"Each point is one of {NumberText.Count(Y.Length, "completed request")}."
                : MissingCount == 0 ? "The point is the only completed request."
                : "The point is the only completed request with this value.",
        ];
        if (MissingCount > 0)
            caption.Add($"{NumberText.Count(MissingCount)} without this value.");
        return caption;
    }

    /// <summary>The figure.</summary>
    public PlotDrawing Figure(
        SingleRunPreset preset, Run run, string kind, Axis y, List<Layer> layers, List<string> caption, (string Key, string Value)[] provenance)
    {
        AltTextBuilder alt = new(kind, AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, Unit),
            AltTextBuilder.Title(Axis.Axis.VerbatimTitle ?? Axis.Axis.Label, Axis.Unit));
        alt.Add(MetricLabels.Name(preset.Y.Tag), X, Y, Unit, Axis.Unit);
        if (Rows.Unfinished.Length > 0)
            alt.Add($"{NumberText.Count(Rows.FailedCount)} failed, {NumberText.Count(Rows.CancelledCount)} cancelled.");
        foreach (string note in ScaleNotes.Of(preset, Axis.Axis, y))
            caption.Add(note);
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? $"{MetricLabels.Name(preset.Y.Tag)} Per Request",
            Subtitle = RunFacts.Subtitle(run, Rows),
            Caption = [.. caption],
            AltText = alt.Build([run.Name]),
            Panels = [new() { X = Axis.Axis, Y = y, Layers = [.. layers] }],
            Provenance = SingleRunData.Provenance(preset, run, provenance),
        });
    }

    private static (double[] X, double[] Y) Finite(double[] x, double[] y)
    {
        int count = 0;
        double[] keptX = new double[x.Length];
        double[] keptY = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
                (keptX[count], keptY[count++]) = (x[i], y[i]);
        }

        return (keptX[..count], keptY[..count]);
    }

    // Stable, so that requests that ended together keep their order in the file.
    private static (double[] X, double[] Y) Sorted(double[] x, double[] y)
    {
        bool ascending = true;
        for (int i = 1; i < x.Length && ascending; i++)
            ascending = x[i - 1] <= x[i];
        if (ascending)
            return (x, y);
        int[] order = RadixSort.Order(x);
        return (Array.ConvertAll(order, i => x[i]), Array.ConvertAll(order, i => y[i]));
    }
}
