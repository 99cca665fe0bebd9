using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Axes, sentences and references that both time-slice plots share (spec plots 2.5).</summary>
internal static class SliceText
{
    /// <summary>The series of what shows the spread within slices.</summary>
    public const string WhiskerSeries = "±1 SD in slice";

    private const int MostLabelledWindows = 3;

    /// <summary>Both axes.</summary>
    /// <param name="preset">Its wishes.</param>
    /// <param name="data">The slices.</param>
    /// <param name="scale">The scale of y where the preset leaves it open.</param>
    public static (Axis X, Axis Y) Axes(SingleRunPreset preset, SliceData data, AxisScale scale)
    {
        SlicePositions positions = data.Positions;
        Axis x = positions.IsTime
            ? (data.Server?.TimeAxis(preset) ?? Plots.Axes.Time(preset)) with { PreferredTicks = [.. positions.Edges] }
            : new Axis
            {
                Label = "Slice number",
                VerbatimTitle = preset.XLabel,
                Scale = AxisScale.Linear,
                Zero = ZeroPolicy.Include,
                IsInteger = true,
            };
        Axis y = (Plots.Axes.Quantity(data.Label, data.Unit, preset.YLabel, data.Direction) with { Scale = scale }).WithY(preset, data.Table.Values);
        return (x, y);
    }

    /// <summary>The run's band and hatched gaps, behind everything.</summary>
    public static IEnumerable<Layer> Background(SliceData data)
    {
        foreach (Layer gap in Hatched(data.Server is null ? "no request" : "no data", [.. data.Positions.Gaps()]))
            yield return gap;
        foreach (Layer gap in Hatched("no value", [.. ValueGaps(data)]))
            yield return gap;

        if (data is { Rows: { } rows, Positions.IsRebuilt: true })
        {
            foreach (Layer stripe in SingleRunData.WarmupStripe(rows))
                yield return stripe;
        }

        if (data is { Reference: { } average, Deviation: { } deviation } && deviation > 0)
        {
            yield return new RegionLayer
            {
                Series = "run avg ± 1 SD",
                Run = data.Run.Name,
                From = Math.Max(average - deviation, 0),
                To = average + deviation,
                IsHorizontal = true,
                HasEdges = true,
                Label = "+1 SD",
                LabelValue = average + deviation,
                Color = new(ColorRole.Reference),
            };
        }
    }

    // A few windows are labelled where they are; many labels would say the same again and again over the data.
    private static IEnumerable<Layer> Hatched(string name, (double From, double To)[] windows)
    {
        bool areFew = windows.Length <= MostLabelledWindows;
        return windows.Select(window => new RegionLayer
        {
            Series = name,
            From = window.From,
            To = window.To,
            Label = areFew ? name : "",
            IsHatched = true,
            Color = new(ColorRole.Muted),
            InLegend = !areFew,
        });
    }

    private static IEnumerable<(double From, double To)> ValueGaps(SliceData data)
    {
        for (int i = 1; i < data.Table.Slices.Length; i++)
        {
            (int before, int after) = (data.Table.Slices[i - 1], data.Table.Slices[i]);
            if (after != before + 1)
                yield return (data.Positions.Starts[before + 1], data.Positions.Starts[after - 1] + data.Positions.Duration);
        }
    }

    /// <summary>The run's own statistic, and its median where the deviation says little.</summary>
    public static IEnumerable<Layer> References(SliceData data)
    {
        if (data.Reference is { } reference)
            yield return Rule("run " + data.Table.Shown.Word(), reference, Dash.Dashed);
        if (data.Median is { } median)
            yield return Rule("run median", median, Dash.Dot);
        foreach (Layer limit in SingleRunData.ThresholdLines(data.Tag, data.Run))
            yield return limit;

        RuleLayer Rule(string name, double value, Dash dash) => new()
        {
            Series = name,
            Run = data.Run.Name,
            Value = value,
            Label = name,
            LabelValue = value,
            Dash = dash,
            Color = new(ColorRole.Reference),
            InLegend = false,
        };
    }

    /// <summary>The caption's sentences.</summary>
    public static IEnumerable<string> Caption(SliceData data)
    {
        if (data.Server is { } server)
        {
            foreach (string sentence in server.Sentences())
                yield return sentence;
            if (data.Deviation > 0)
                yield return "Across the plot the run average ± 1 standard deviation of all samples.";
            if (data.Outliers.Contains(true))
                yield return $"{NumberText.Count(data.Outliers.Count(isOutlier => isOutlier), "outlier")}: above the run average by more than that deviation.";
            yield break;
        }

        SlicePositions positions = data.Positions;
        yield return $"{NumberText.Count(data.Table.Slices.Length, "time slice")}" + (positions.IsTime ? $" of {NumberText.Exact(positions.Duration)} s." : ".");
        if (positions.IsRebuilt && positions.Starts[0] < -0.1 * positions.Duration)
            yield return $"Slices are cut at multiples of {NumberText.Exact(positions.Duration)} s since 1970; the first is {NumberText.Short(positions.EndOf(0), "s")} long.";
        if (positions.IsTime && !positions.IsRebuilt)
            yield return "Slices are placed by number; windows without requests are not shown.";
        if (!positions.IsTime)
            yield return "The slice duration is not known or not asked for; x counts slices.";
        if (data.Deviation > 0 && data.Table.Deviations is not null)
            yield return "In each slice ±1 standard deviation; across the plot the run average ± 1 standard deviation.";
        else if (data.Table.Deviations is not null && data.Table.Shown == Stat.Avg)
            yield return "In each slice ±1 standard deviation.";
        int outliers = data.Outliers.Count(isOutlier => isOutlier);
        if (outliers > 0)
            yield return $"{NumberText.Count(outliers, "outlier")}: worse than the run average by more than both deviations.";
        if (data.Deviation > data.Reference)
            yield return "SD dominated by outliers.";
        if (data.IsRate)
        {
            yield return "AIPerf counts a slice's rate from its first request's start to its last response, which may lie in a later slice: compare slices with one another, not with the run"
                + (data.Incomparable is { } run ? $"'s {NumberText.Short(run, data.Unit)}." : ".");
        }
        else if (data.Incomparable is { } whole)
        {
            yield return $"No line shows the run's {NumberText.Short(whole, data.Unit)}, which covers all slices together.";
        }

        if (data.HasPartial)
            yield return "Last slice partial.";
        if (data is { Rows: { Warmup.Length: > 0 } rows, Positions.IsRebuilt: true })
        {
            yield return positions.HasWarmup
                ? $"The first slices hold {NumberText.Count(rows.Warmup.Length, "warm-up request")}."
                : $"{NumberText.Count(rows.Warmup.Length, "warm-up request")} in no slice.";
        }

        if (data.Reference is null && data.Incomparable is null)
            yield return "The summary has no run value to compare with.";
    }

    /// <summary>Whiskers of the slices; none where other statistics than averages are shown.</summary>
    public static IEnumerable<Layer> Whiskers(SliceData data, ColorToken color, double cap)
    {
        if (data.Table.Deviations is not { } deviations || data.Table.Shown != Stat.Avg)
            yield break;
        int[] places = [.. Enumerable.Range(0, deviations.Length).Where(i => double.IsFinite(deviations[i]))];
        double[] x = data.X;
        double[] y = data.Table.Values;
        if (places.Length > 0)
        {
            yield return new ErrorBarLayer
            {
                Series = WhiskerSeries,
                Run = data.Run.Name,
                X = Array.ConvertAll(places, i => x[i]),
                Y = Array.ConvertAll(places, i => y[i]),
                Lo = Array.ConvertAll(places, i => Math.Max(y[i] - deviations[i], 0)),
                Hi = Array.ConvertAll(places, i => y[i] + deviations[i]),
                CapSize = cap,
                Color = color,
            };
        }
    }

    /// <summary>The figure.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="data">The slices.</param>
    /// <param name="kind">What kind of plot it is, for the alternative text.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="layers">What is drawn.</param>
    /// <param name="note">The caption's sentence on another way of drawing many slices; empty for none.</param>
    public static PlotDrawing Figure(SingleRunPreset preset, SliceData data, string kind, Axis x, Axis y, List<Layer> layers, string note)
    {
        // The axis names the only series already (spec plots R-17).
        if (layers.Where(layer => layer.InLegend).Select(layer => layer.Series).Distinct().Count() == 1)
            layers = [.. layers.Select(layer => layer with { InLegend = false })];
        AltTextBuilder alt = new(kind, AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, data.Unit), AltTextBuilder.Title(x.VerbatimTitle ?? x.Label, data.Positions.IsTime ? "s" : ""));
        alt.Add(data.Name + " by slice", data.X, data.Table.Values, data.Unit, data.Positions.IsTime ? "s" : "");
        if (data.Reference is { } reference)
            alt.Add($"Run {data.Table.Shown.Word()} {NumberText.Short(reference, data.Unit)}.");
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? data.Name + " Across Time Slices",
            Subtitle = RunFacts.Subtitle(data.Run, data.Rows),
            Caption = [.. Caption(data), .. note.Length > 0 ? [note] : Array.Empty<string>(), .. ScaleNotes.Of(preset, x, y)],
            Warning = data.Warning,
            AltText = alt.Build([data.Run.Name]),
            Panels = [new() { X = x, Y = y, Layers = [.. layers] }],
            Provenance = SingleRunData.Provenance(preset, data.Run, ("stat", data.Table.Shown.Word()), ("slice_s", data.Positions.IsTime ? NumberText.Exact(data.Positions.Duration) : "")),
        });
    }
}
