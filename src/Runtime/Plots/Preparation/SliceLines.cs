using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Lines through time slices; they break where a slice is missing, in the file or in time (spec plots R-49).</summary>
internal static class SliceLines
{
    /// <summary>The faint line between markers that shows a drift.</summary>
    public static LineLayer Trend(SliceData data, ColorToken color) =>
        Line(data, Name(data.Table.Shown), data.Table.Values, color, 1.25, Dash.Solid) with { Opacity = 0.5 };

    /// <summary>One standard deviation around the averages of many slices, whose whiskers would run together.</summary>
    public static IEnumerable<Layer> Band(SliceData data, ColorToken color)
    {
        if (data.Table.Shown == Stat.Avg && data.Table.Deviations is { } deviations)
        {
            double[] values = data.Table.Values;
            int[] places = Places(data);
            yield return new BandLayer
            {
                Series = SliceText.WhiskerSeries,
                Run = data.Run.Name,
                X = X(data, places),
                Lo = Array.ConvertAll(places, i => i < 0 ? double.NaN : Math.Max(values[i] - deviations[i], 0)),
                Hi = Array.ConvertAll(places, i => i < 0 ? double.NaN : values[i] + deviations[i]),
                Color = color,
            };
        }
    }

    /// <summary>All of many slices: the average with its band, the median and the 95th percentile.</summary>
    public static IEnumerable<Layer> Of(SliceData data, ColorToken color)
    {
        bool isAverage = data.Table.Shown == Stat.Avg;
        foreach (Layer band in Band(data, color))
            yield return band;
        if (isAverage && data.Table.Other(Stat.P95) is { } tails)
            yield return Line(data, Name(Stat.P95), tails, color, 1.25, Dash.Dot);
        if (isAverage && data.Table.Other(Stat.P50) is { } medians)
            yield return Line(data, Name(Stat.P50), medians, color, 1.25, Dash.Dashed);
        yield return Line(data, Name(data.Table.Shown), data.Table.Values, color, 2, Dash.Solid);
    }

    private static string Name(Stat stat) => "slice " + stat.Word();

    private static LineLayer Line(SliceData data, string series, double[] values, ColorToken color, double width, Dash dash)
    {
        int[] places = Places(data);
        return new()
        {
            Series = series,
            Run = data.Run.Name,
            X = X(data, places),
            Y = Array.ConvertAll(places, i => i < 0 ? double.NaN : values[i]),
            Width = width,
            Dash = dash,
            Color = color,
        };
    }

    // The places of the table's slices, with -1 between two that are not neighbours.
    private static int[] Places(SliceData data)
    {
        SlicePositions positions = data.Positions;
        int[] slices = data.Table.Slices;
        List<int> places = [];
        for (int i = 0; i < slices.Length; i++)
        {
            if (i > 0 && (slices[i] != slices[i - 1] + 1 || positions.Starts[slices[i]] - positions.Starts[slices[i - 1]] > 1.5 * positions.Duration))
                places.Add(-1);
            places.Add(i);
        }

        return [.. places];
    }

    private static double[] X(SliceData data, int[] places)
    {
        double[] centers = data.X;
        double[] x = new double[places.Length];
        for (int i = 0; i < places.Length; i++)
            x[i] = places[i] < 0 ? (centers[places[i - 1]] + centers[places[i + 1]]) / 2 : centers[places[i]];
        return x;
    }
}
