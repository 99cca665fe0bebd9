using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Markers at the values of time slices (spec plots ).</summary>
internal static class SliceMarkers
{
    private const int LabelledOutliers = 3;

    /// <summary>The slices that are no outliers; nothing where all are.</summary>
    public static IEnumerable<Layer> Normal(SliceData data, ColorToken color)
    {
        int[] places = Places(data, isOutlier: false);
        if (places.Length > 0)
            yield return Markers(data, "slice " + data.Table.Shown.Word(), places, color);
    }

    /// <summary>The partial last slice, where lines take the place of all other markers; nothing where it is whole, or an outlier with a marker of its own.</summary>
    public static IEnumerable<Layer> Partial(SliceData data, ColorToken color)
    {
        int last = data.Table.Slices.Length - 1;
        if (data.HasPartial && !data.Outliers[last])
            yield return Markers(data, "partial slice", [last], color);
    }

    /// <summary>The outliers as diamonds, the three worst with their values; nothing where there are none.</summary>
    public static IEnumerable<Layer> Outliers(SliceData data)
    {
        int[] places = Places(data, isOutlier: true);
        if (places.Length == 0)
            yield break;
        yield return Markers(data, "outlier", places, new(ColorRole.Outlier)) with
        {
            Shape = MarkerShape.Diamond,
            Labels = WorstLabels(data, places),
            LabelPriority = [.. places.Select(_ => 2)],
        };
    }

    private static int[] Places(SliceData data, bool isOutlier) =>
        [.. Enumerable.Range(0, data.Table.Slices.Length).Where(i => data.Outliers[i] == isOutlier)];

    private static PointsLayer Markers(SliceData data, string series, int[] places, ColorToken color)
    {
        (double[] x, double[] y, bool[] hollow) = (data.X, data.Table.Values, data.Hollow);
        return new()
        {
            Series = series,
            Run = data.Run.Name,
            X = Array.ConvertAll(places, i => x[i]),
            Y = Array.ConvertAll(places, i => y[i]),
            Hollow = data.HasPartial ? Array.ConvertAll(places, i => hollow[i]) : null,
            Size = ComparisonFigure.MarkerSize,
            Opacity = 1,
            Shape = MarkerShape.Circle,
            Color = color,
        };
    }

    private static string[] WorstLabels(SliceData data, int[] outliers)
    {
        double[] y = data.Table.Values;
        double reference = data.Reference!.Value;
        HashSet<int> worst = [.. outliers.OrderByDescending(i => Math.Abs(y[i] - reference)).Take(LabelledOutliers)];
        return Array.ConvertAll(outliers, i => worst.Contains(i) ? data.Text(y[i]) : "");
    }
}
