using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>The points of a comparison: one a run, grouped, labelled, with both metrics.</summary>
internal sealed class ComparisonTable
{
    /// <summary>The horizontal metric.</summary>
    public required MetricColumn X { get; init; }

    /// <summary>The vertical metric.</summary>
    public required MetricColumn Y { get; init; }

    /// <summary>Which way x is better.</summary>
    public required MetricDirection XDirection { get; init; }

    /// <summary>Which way y is better.</summary>
    public required MetricDirection YDirection { get; init; }

    /// <summary>The series in the legend's order; those without a point are included.</summary>
    public required IReadOnlyList<ComparisonSeries> Series { get; init; }

    /// <summary>What the series are; empty when there is one neutral series.</summary>
    public required string GroupTitle { get; init; }

    /// <summary>What the points' labels are.</summary>
    public required string LabelTitle { get; init; }

    /// <summary>Whether every group had one point and all are shown as one series (spec plots R-28).</summary>
    public required bool IsNeutral { get; init; }

    /// <summary>What the labels of a neutral series leave out because all names have it; empty for nothing.</summary>
    public required string CommonName { get; init; }

    /// <summary>Runs given.</summary>
    public required int RunCount { get; init; }

    /// <summary>A label a run, also of runs without a point.</summary>
    public required PointLabels Labels { get; init; }

    /// <summary>What the runs are grouped and labelled by.</summary>
    public required ComparisonColumns Columns { get; init; }

    /// <summary>All points.</summary>
    public IEnumerable<ComparisonPoint> Points => Series.SelectMany(series => series.Points);

    /// <summary>Builds the table, or tells why there is none.</summary>
    public static ComparisonTable? Build(MultiRunPreset preset, RunSet runs, PlotContext context, out PlotDrawing? absence)
    {
        if (MetricColumn.Read(preset.X, runs, out absence) is not { } x || MetricColumn.Read(preset.Y, runs, out absence) is not { } y)
            return null;
        ComparisonColumns columns = ComparisonColumns.Of(preset, runs.Runs, context.Classification);
        GroupRegistry groups = GroupRegistry.Build(runs, columns.Groups, context.Classification);
        PointLabels labels = PointLabels.Of(runs.Runs, columns.Labels, new(context.Classification));
        List<ComparisonPoint>[] points = [.. groups.Groups.Select(_ => new List<ComparisonPoint>())];
        for (int i = 0; i < runs.Runs.Count; i++)
        {
            if (double.IsFinite(x.Values[i]) && double.IsFinite(y.Values[i]))
            {
                points[groups.Of(i)].Add(new(runs.Runs[i], i, x.Values[i], y.Values[i], labels.Texts[i], labels.Numbers[i], labels.Parameters[i])
                {
                    XInterval = x.Intervals[i],
                    YInterval = y.Intervals[i],
                    IsLoadKnown = labels.AreKnown[i],
                    Setting = columns.Setting(i),
                });
            }
        }

        if (points.All(list => list.Count == 0))
        {
            absence = PlotDrawing.Empty($"no run has a finite '{preset.X.Tag}'{(preset.X.Tag == preset.Y.Tag ? "" : $" and a finite '{preset.Y.Tag}'")}", Remedies.For(preset.Y.Tag));
            return null;
        }

        ComparisonReport.Of(preset, runs, context, x);
        if (y.Tag != x.Tag)
            ComparisonReport.Of(preset, runs, context, y);
        bool neutral = !groups.IsClassified && groups.Groups.Count > 1 && points.All(list => list.Count <= 1);
        (ComparisonSeries? single, string common) = neutral ? Neutral(groups, points) : (null, "");
        return new()
        {
            X = x,
            Y = y,
            XDirection = preset.XDirection ?? MetricCatalog.DirectionOf(preset.X.Tag),
            YDirection = preset.YDirection ?? MetricCatalog.DirectionOf(preset.Y.Tag),
            Series = single is not null ? [single] : [.. groups.Groups.Select((group, i) => new ComparisonSeries(group, points[i]))],
            GroupTitle = neutral ? "" : groups.Title,
            LabelTitle = neutral ? NeutralTitle(groups, labels) : labels.Title,
            IsNeutral = neutral,
            CommonName = common,
            RunCount = runs.Runs.Count,
            Labels = labels,
            Columns = columns,
        };
    }

    // Colours would say nothing that the labels do not; they name the group, and the load where it is another thing.
    private static (ComparisonSeries Series, string Common) Neutral(GroupRegistry groups, List<ComparisonPoint>[] points)
    {
        int[] shown = [.. Enumerable.Range(0, points.Length).Where(i => points[i].Count > 0)];
        (string common, string[] names) = AffixStripping.Strip([.. shown.Select(i => groups.Groups[i].Name)]);
        List<ComparisonPoint> all = [];
        foreach ((int group, string name) in shown.Zip(names))
        {
            foreach (ComparisonPoint point in points[group])
                all.Add(point with { Label = EndsIn(name, point.Label) || double.IsNaN(point.Number) ? name : $"{name} ({point.Label})", Number = double.NaN });
        }

        return (new(new("", "runs", new(ColorRole.Muted), false), all), common);

        // 'concurrency32' says 32 already; 'concurrency132' does not.
        static bool EndsIn(string name, string label) =>
            name.EndsWith(label, StringComparison.Ordinal) && (name.Length == label.Length || !char.IsAsciiDigit(name[^(label.Length + 1)]));
    }

    private static string NeutralTitle(GroupRegistry groups, PointLabels labels)
    {
        string title = groups.Title.ToLowerInvariant();
        return labels.Title == title || labels.Numbers.All(double.IsNaN) ? title : $"{title} ({labels.Title})";
    }
}

/// <summary>The points of one group, in the order of the runs.</summary>
/// <param name="Group">The group.</param>
/// <param name="Points">Its points; empty when no run of it has both metrics.</param>
internal sealed record ComparisonSeries(RunGroup Group, IReadOnlyList<ComparisonPoint> Points)
{
    /// <summary>The points in sweep order: by load where every label is a value of one parameter, else by x (spec plots R-39).</summary>
    public IReadOnlyList<ComparisonPoint> InSweepOrder() => HasSweep
        ? [.. Points.OrderBy(point => point.Number).ThenBy(point => point.X)]
        : [.. Points.OrderBy(point => point.X).ThenBy(point => point.Y)];

    /// <summary>Whether every label is a value of one parameter.</summary>
    public bool HasSweep => Points.All(point => double.IsFinite(point.Number))
        && Points.Select(point => point.Parameter).Distinct(StringComparer.Ordinal).Count() <= 1;
}

/// <summary>One run as a point.</summary>
/// <param name="Run">The run.</param>
/// <param name="Index">Its place in the run set.</param>
/// <param name="X">The horizontal value.</param>
/// <param name="Y">The vertical value.</param>
/// <param name="Label">The text beside it.</param>
/// <param name="Number">The load behind the label; not-a-number when it is none.</param>
/// <param name="Parameter">What the label is a value of.</param>
internal sealed record ComparisonPoint(Run Run, int Index, double X, double Y, string Label, double Number, string Parameter)
{
    /// <summary>The ends of the interval of x that an aggregate over trials reports; not-a-number otherwise.</summary>
    public (double Low, double High) XInterval { get; init; } = (double.NaN, double.NaN);

    /// <summary>The ends of the interval of y that an aggregate over trials reports; not-a-number otherwise.</summary>
    public (double Low, double High) YInterval { get; init; } = (double.NaN, double.NaN);

    /// <summary>Whether the label is known; runs whose load is unknown are not repeats of one another.</summary>
    public bool IsLoadKnown { get; init; } = true;

    /// <summary>The values of all that varies among the runs; runs that differ in it are not repeats of one another.</summary>
    public string Setting { get; init; } = "";

    /// <summary>Trials behind the point.</summary>
    public int TrialCount => Run.Summary?.TrialCount ?? 1;
}
