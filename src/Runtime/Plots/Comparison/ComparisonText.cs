using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Title, subtitle, caption and provenance of comparisons (spec plots R-7, R-29).</summary>
internal static class ComparisonText
{
    /// <summary>The preset's title, else one made of the metrics.</summary>
    public static string Title(MultiRunPreset preset, ComparisonTable table) => preset.Title ?? $"{table.Y.Name} vs {table.X.Name}";

    /// <summary><c>Better: upper left — higher request throughput, lower time to first token · point labels: concurrency</c>.</summary>
    /// <param name="table">The points.</param>
    /// <param name="remark">A further part; empty for none.</param>
    public static string Subtitle(ComparisonTable table, string remark = "")
    {
        List<string> parts = [];
        if (HasBetterCorner(table))
        {
            string corner = (table.YDirection == MetricDirection.Higher ? "upper " : "lower ") + (table.XDirection == MetricDirection.Higher ? "right" : "left");
            parts.Add($"Better: {corner} — {Wish(table.YDirection, table.Y)}, {Wish(table.XDirection, table.X)}");
        }

        parts.Add("point labels: " + table.LabelTitle);
        if (remark.Length > 0)
            parts.Add(remark);
        return string.Join(" · ", parts);
    }

    /// <summary>Whether both directions are known.</summary>
    public static bool HasBetterCorner(ComparisonTable table) => table.XDirection != MetricDirection.None && table.YDirection != MetricDirection.None;

    /// <summary>The sentences every comparison has: runs, statistic, grouping, labels, and runs that are missing.</summary>
    public static List<string> Caption(ComparisonTable table)
    {
        int shown = table.Points.Count();
        int points = table.Series.Sum(OperatingPoints.Count);
        string what = points == shown ? "each one point" : $"repeats averaged to {NumberText.Count(points, "operating point")}";
        List<string> caption =
        [
            $"{NumberText.Count(shown, "run")}, {what}: x is {Describe(table.X)}, y is {Describe(table.Y)}.",
            table.GroupTitle.Length > 0
                ? $"Series: {LowerFirst(table.GroupTitle)}; labels: {table.LabelTitle}."
                : $"Labels: {table.LabelTitle}.",
        ];
        if (table.CommonName.Length > 0)
            caption.Add($"All names: {table.CommonName}.");
        caption.AddRange(Missing(table));
        return caption;
    }

    /// <summary>The sentences on what values per GPU were divided by, on what else varies, and on runs that are missing.</summary>
    public static IEnumerable<string> Missing(ComparisonTable table)
    {
        if (GpuDivisor.Sentence(table) is { } divisor)
            yield return divisor;
        if (table.Columns.Unexplained.Count > 0)
            yield return $"Within a series there also {(table.Columns.Unexplained.Count == 1 ? "varies" : "vary")}: {string.Join(", ", table.Columns.Unexplained)}.";
        foreach (MetricColumn column in table.X.Tag == table.Y.Tag ? [table.X] : new[] { table.X, table.Y })
        {
            if (column.MissingCount > 0)
                yield return $"{column.MissingCount} of {NumberText.Count(table.RunCount, "run")} lack {LowerFirst(column.ShortLabel)}.";
        }
    }

    /// <summary>In which order lines join the points (spec plots R-39).</summary>
    public static string Joining(ComparisonTable table, ConnectOrder connect, string lines = "Lines")
    {
        ComparisonSeries[] series = [.. table.Series.Where(one => one.Points.Count > 1)];
        string order = connect == ConnectOrder.X || !series.Any(one => one.HasSweep) ? "x"
            : series.All(one => one.HasSweep) ? table.LabelTitle
            : $"{table.LabelTitle}, or of x where that is not one number for every run of a series";
        return $"{lines} join the points in order of {order}.";
    }

    /// <summary>What the figure was made from.</summary>
    public static ImmutableSortedDictionary<string, string> Provenance(MultiRunPreset preset, ComparisonTable table, params (string Key, string Value)[] more)
    {
        var provenance = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        provenance["preset"] = preset.Name;
        provenance["type"] = preset.TypeName;
        provenance["x"] = table.X.Tag;
        provenance["y"] = table.Y.Tag;
        provenance["x_stat"] = StatName(table.X);
        provenance["y_stat"] = StatName(table.Y);
        provenance["runs"] = string.Join(", ", table.Points.OrderBy(point => point.Index).Select(point => point.Run.Name));
        foreach ((string key, string value) in more)
            provenance[key] = value;
        return provenance.ToImmutable();
    }

    /// <summary>The picture in words.</summary>
    public static string AltText(string kind, ComparisonTable table, Axis x, Axis y, string sentence = "")
    {
        AltTextBuilder alt = new(kind, AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, table.Y.Unit), AltTextBuilder.Title(x.VerbatimTitle ?? x.Label, table.X.Unit));
        if (table.GroupTitle.Length > 0)
            alt.Add($"{NumberText.Count(table.Series.Count)} series by {LowerFirst(table.GroupTitle)}.");
        foreach (ComparisonSeries series in table.Series)
            alt.Add(series.Group.Name, [.. series.Points.Select(point => point.X)], [.. series.Points.Select(point => point.Y)], table.Y.Unit, table.X.Unit);
        if (sentence.Length > 0)
            alt.Add(sentence);
        return alt.Build([.. table.Points.Select(point => point.Run.Name)]);
    }

    /// <summary>A name inside a sentence; names that begin with an acronym stay as they are.</summary>
    public static string LowerFirst(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary><c>lower time to first token</c>.</summary>
    public static string Wish(MetricDirection direction, MetricColumn column) =>
        (direction == MetricDirection.Higher ? "higher " : "lower ") + LowerFirst(column.Name);

    /// <summary>What a value is: <c>the run's avg time to first token</c>.</summary>
    public static string Describe(MetricColumn column) => column.Stat is { } stat
        ? $"the run's {stat.Word()} {LowerFirst(column.Name)}"
        : $"the run's {LowerFirst(column.Name)}";

    private static string StatName(MetricColumn column) => column.Stat?.Word() ?? "";
}
