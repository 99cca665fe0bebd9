using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>One bar a group and category; repeats of one operating point are averaged (spec plots 2.11, R-40).</summary>
internal static class BarPlot
{
    private const double Level = 0.95;

    public static PlotDrawing Draw(BarPreset preset, RunSet runs, PlotContext context)
    {
        // Nothing is measured along the categories: the one metric stands for both, and a run needs no more.
        if (ComparisonTable.Build(preset with { X = preset.Y }, runs, context, out PlotDrawing? absence) is not { } table)
            return absence!;
        string[] categories = Categories(table);
        (ComparisonSeries Series, OperatingPoint[] Bars)[] groups = [.. table.Series.Select(series => (series, Bars(series, categories)))];
        Axis x = new() { Label = Capital(table.LabelTitle), VerbatimTitle = preset.XLabel, Scale = AxisScale.Linear, Categories = [.. categories] };
        Axis y = table.Y.Axis(preset, preset.YLabel, table.YDirection).WithY(preset, [.. table.Points.Select(point => point.Y)]);
        y = y with { Scale = AxisScale.Linear, Zero = ZeroPolicy.Include, PreferredTicks = [] };
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? $"{table.Y.Name} by {Capital(table.LabelTitle)}",
            Subtitle = Subtitle(table),
            Caption = [.. Caption(preset, table, groups, categories)],
            AltText = AltText(table, groups, categories, x, y),
            Panels = [new() { X = x, Y = y, Layers = [.. groups.SelectMany(group => Layers(table, group.Series.Group, group.Bars))] }],
            LegendTitle = table.GroupTitle,
            Provenance = ComparisonText.Provenance(preset, table, ("x", string.Join(", ", table.Columns.Labels)), ("x_stat", "")),
        });
    }

    // Runs without a value keep their category: its gap is information.
    private static string[] Categories(ComparisonTable table)
    {
        IEnumerable<string> labels = table.IsNeutral
            ? table.Points.Select(point => point.Label)
            : table.Labels.Texts;
        return [.. labels.Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance)];
    }

    private static OperatingPoint[] Bars(ComparisonSeries series, string[] categories) => OperatingPoints.Of(
        series with { Points = [.. series.Points.Select(point => point with { X = Array.IndexOf(categories, point.Label) })] }, byX: true, Level);

    private static IEnumerable<Layer> Layers(ComparisonTable table, RunGroup group, OperatingPoint[] bars)
    {
        bool hasIntervals = bars.Any(bar => double.IsFinite(bar.YLow));
        yield return new BarLayer
        {
            Series = group.Name,
            Color = group.Color,
            X = [.. bars.Select(bar => bar.X)],
            Y = [.. bars.Select(bar => bar.Y)],
            Lo = hasIntervals ? [.. bars.Select(bar => bar.YLow)] : null,
            Hi = hasIntervals ? [.. bars.Select(bar => bar.YHigh)] : null,
            Runs = [.. bars.Select(bar => string.Join(", ", bar.Members.Select(member => member.Run.Name)))],
            HasValueLabels = true,
            InLegend = !table.IsNeutral,
        };

        // The mean is what is drawn; the runs behind it go to the data files.
        if (OperatingPoints.Replicates(group, bars) is { } runs)
            yield return runs with { IsDataOnly = true, InLegend = false };
    }

    private static string Subtitle(ComparisonTable table)
    {
        string better = table.YDirection == MetricDirection.None ? "" : $"Better: {ComparisonText.Wish(table.YDirection, table.Y)} · ";
        string group = table.GroupTitle.Length > 0 ? ComparisonText.LowerFirst(table.GroupTitle) + " and " : "";
        return $"{better}one bar per {group}{table.LabelTitle}";
    }

    private static IEnumerable<string> Caption(
        BarPreset preset, ComparisonTable table, (ComparisonSeries Series, OperatingPoint[] Bars)[] groups, string[] categories)
    {
        OperatingPoint[] bars = [.. groups.SelectMany(group => group.Bars)];
        int shown = table.Points.Count();
        string what = bars.Length == shown ? "each one bar" : $"repeats averaged to {NumberText.Count(bars.Length, "bar")}";
        yield return $"{NumberText.Count(shown, "run")}, {what}: y is {ComparisonText.Describe(table.Y)}.";
        if (table.GroupTitle.Length > 0)
            yield return $"Series: {ComparisonText.LowerFirst(table.GroupTitle)}; categories: {table.LabelTitle}.";
        if (bars.Any(bar => bar.Members.Count > 1))
            yield return "Whiskers: smallest to largest of two runs, 95% confidence of the mean of three or more.";
        if (bars.Any(bar => bar.Members.Count == 1 && double.IsFinite(bar.YLow)))
            yield return "Intervals of aggregates over trials are those AIPerf reports.";
        int taken = groups.Sum(group => group.Bars.Select(bar => bar.X).Distinct().Count());
        bool isShared = taken > bars.Select(bar => bar.X).Distinct().Count();
        int places = (isShared ? groups.Count(group => group.Bars.Length > 0) : 1) * categories.Length;
        if (taken < places)
            yield return $"{places - taken} of {NumberText.Count(places, "place")} without a bar: no run with a value.";
        if (taken < bars.Length)
            yield return "Bars that share a place are runs that differ in another setting.";
        if (table.CommonName.Length > 0)
            yield return $"All names: {table.CommonName}.";
        foreach (string sentence in ComparisonText.Missing(table))
            yield return sentence;
        if (preset.YScale == ScaleChoice.Log)
            yield return "y is linear: bars stand on zero.";
    }

    private static string AltText(
        ComparisonTable table, (ComparisonSeries Series, OperatingPoint[] Bars)[] groups, string[] categories, Axis x, Axis y)
    {
        AltTextBuilder alt = new("Bar chart", AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, table.Y.Unit), x.VerbatimTitle ?? x.Label);
        foreach ((ComparisonSeries series, OperatingPoint[] bars) in groups)
            alt.Add(series.Group.Name, [.. bars.Select(bar => bar.Y)], table.Y.Unit, i => categories[(int)bars[i].X]);
        return alt.Build([.. table.Points.Select(point => point.Run.Name)]);
    }

    private static string Capital(string title) => title.Length == 0 ? title : char.ToUpperInvariant(title[0]) + title[1..];
}
