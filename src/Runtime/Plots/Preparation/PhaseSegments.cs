using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Requests as prefill segments over decode segments (spec plots R-61, R-63).</summary>
internal static class PhaseSegments
{
    private const int MostPrefills = 5_000;
    private const int SlowestShown = 500;
    private const double LeastDecode = 0.001;

    /// <summary>The decodes, then the prefills: of all requests, or of the slowest where there are too many to be told apart.</summary>
    /// <param name="timeline">The requests.</param>
    /// <param name="run">The run's name.</param>
    public static IEnumerable<SegmentsLayer> Of(TimelineRows timeline, string run)
    {
        int count = timeline.Rows.Length;
        int[] decoding = [.. Enumerable.Range(0, count).Where(i => timeline.End[i] - timeline.FirstToken[i] > LeastDecode)];
        int[] waiting = count <= MostPrefills ? [.. Enumerable.Range(0, count)] : Slowest(timeline);
        yield return Layer("decode", decoding, timeline.FirstToken, timeline.End, ColorToken.Series(1)) with
        {
            Width = 1.25,
            Opacity = Math.Clamp(600.0 / count, 0.15, 0.8),
        };
        yield return Layer("prefill", waiting, timeline.Start, timeline.FirstToken, ColorToken.Series(0)) with
        {
            Width = 2.5,
            Opacity = 1,
            MinLength = 2,
        };

        SegmentsLayer Layer(string name, int[] places, double[] from, double[] to, ColorToken color) => new()
        {
            Series = name,
            Run = run,
            X1 = Array.ConvertAll(places, i => from[i]),
            X2 = Array.ConvertAll(places, i => to[i]),
            Y1 = Array.ConvertAll(places, i => timeline.Y[i]),
            Y2 = Array.ConvertAll(places, i => timeline.Y[i]),
            Color = color,
        };
    }

    /// <summary>The sentences on what the segments are and which are left out.</summary>
    /// <param name="timeline">The requests.</param>
    /// <param name="mark">What a request is drawn as: <c>line</c>, <c>bar</c>.</param>
    public static IEnumerable<string> Caption(TimelineRows timeline, string mark)
    {
        int count = timeline.Rows.Length;
        string what = count switch
        {
            1 => $"The {mark} is one completed request",
            <= MostPrefills => $"Each {mark} is one of {NumberText.Count(count, "completed request")}",
            _ => NumberText.Count(count, "completed request"),
        };
        yield return what + ": prefill until its first token, then decode.";
        yield return "Prefill is widened to 2 px where it is shorter.";
        if (count > MostPrefills)
            yield return $"Prefill is drawn for the {SlowestShown} requests with the longest time to first token.";
    }

    private static int[] Slowest(TimelineRows timeline)
    {
        int[] slowest = [.. RadixSort.Order([.. timeline.FirstToken.Select((token, i) => ~RadixSort.Key(token - timeline.Start[i]))]).Take(SlowestShown)];
        Array.Sort(slowest);
        return slowest;
    }
}
