using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Dashboard;

/// <summary>A figure with as many points as a page should hold. What was computed from all points stays as it was.</summary>
internal static class FigureThinning
{
    /// <summary>The most markers of a layer in the page; the browser draws fewer and looks these up when a reader zooms in.</summary>
    public const int MostPoints = 20_000;

    private const int MostOfLine = 6_000;
    private const int MostSegments = 6_000;

    /// <summary>The figure, thinned, and how many points each layer had; a layer that keeps all is not in the map.</summary>
    public static (Figure Figure, Dictionary<Layer, int> Totals) Of(Figure figure, int mostPoints)
    {
        var totals = new Dictionary<Layer, int>(ReferenceEqualityComparer.Instance);
        return (figure with { Panels = [.. figure.Panels.Select(panel => panel with { Layers = [.. panel.Layers.Select(layer => Thin(layer, mostPoints, totals))] })] }, totals);
    }

    private static Layer Thin(Layer layer, int mostPoints, Dictionary<Layer, int> totals)
    {
        (int count, int[] kept) = layer switch
        {
            PointsLayer points => (points.X.Length, PointSelection.Of(points.Y, points.Y, mostPoints, isLine: false)),
            EdgeMarksLayer marks => (marks.X.Length, PointSelection.Of(marks.X, marks.X, Math.Min(mostPoints, MostOfLine), isLine: false)),
            SegmentsLayer segments => (segments.X1.Length, PointSelection.Of(segments.Y1, segments.Y1, Math.Min(mostPoints, MostSegments), isLine: false)),
            BandLayer band => (band.X.Length, PointSelection.Of(band.Lo, band.Hi, MostOfLine, isLine: true)),
            LineLayer or AreaLayer => (((XyLayer)layer).X.Length, PointSelection.Of(((XyLayer)layer).Y, ((XyLayer)layer).Y, MostOfLine, isLine: true)),
            _ => (0, []),
        };
        if (kept.Length == count)
            return layer;
        Layer thinned = layer switch
        {
            PointsLayer points => points with
            {
                X = Pick(points.X, kept),
                Y = Pick(points.Y, kept),
                Labels = Pick(points.Labels, kept),
                LabelPriority = Pick(points.LabelPriority, kept),
                Hollow = Pick(points.Hollow, kept),
                Runs = Pick(points.Runs, kept),
            },
            EdgeMarksLayer marks => marks with { X = Pick(marks.X, kept) },
            SegmentsLayer segments => segments with { X1 = Pick(segments.X1, kept), X2 = Pick(segments.X2, kept), Y1 = Pick(segments.Y1, kept), Y2 = Pick(segments.Y2, kept) },
            BandLayer band => band with { X = Pick(band.X, kept), Lo = Pick(band.Lo, kept), Hi = Pick(band.Hi, kept) },
            LineLayer line => line with { X = Pick(line.X, kept), Y = Pick(line.Y, kept) },
            AreaLayer area => area with { X = Pick(area.X, kept), Y = Pick(area.Y, kept) },
            _ => layer,
        };
        totals[thinned] = count;
        return thinned;
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(values))]
    private static T[]? Pick<T>(T[]? values, int[] kept) => values is null ? null : Array.ConvertAll(kept, place => values[place]);
}
