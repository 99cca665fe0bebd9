using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>How many labels did not come out as asked.</summary>
/// <param name="Dropped">Without room.</param>
/// <param name="Merged">Spoken for by a neighbour's.</param>
/// <param name="Crossed">Crossed by a data line.</param>
/// <param name="CoveringReferences">Labels of horizontal reference lines that cover a mark.</param>
internal readonly record struct LabelCounts(int Dropped, int Merged, int Crossed, int CoveringReferences)
{
    /// <summary>The counts of two panels.</summary>
    public static LabelCounts operator +(LabelCounts a, LabelCounts b) =>
        new(a.Dropped + b.Dropped, a.Merged + b.Merged, a.Crossed + b.Crossed, a.CoveringReferences + b.CoveringReferences);
}

/// <summary>Everything written inside a plot area, in order of importance: reference labels, the cue, point labels.</summary>
internal static class PanelLabels
{
    private static readonly TextLook Look = new(TextSizes.PointLabel, HasHalo: true);

    /// <summary>Places the texts of a panel.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="canvas">The panel.</param>
    /// <param name="canvasWidth">Width of the whole canvas.</param>
    /// <param name="hasGutter">Whether labels of horizontal reference lines stand right of the plot.</param>
    /// <param name="text">Measures.</param>
    /// <param name="texts">Receives the texts.</param>
    /// <param name="sink">Holds the panel's marks and receives leaders.</param>
    public static LabelCounts Place(Figure figure, PanelCanvas canvas, double canvasWidth, bool hasGutter, TextMaker text, List<TextBox> texts, MarkSink sink)
    {
        bool hasLabels = canvas.Panel.Layers.Any(layer => layer is PointsLayer { Labels: not null }
            or RuleLayer { Label.Length: > 0 } or RegionLayer { Label.Length: > 0 } or EdgeMarksLayer { Label.Length: > 0 } or BarLayer { HasValueLabels: true });
        bool hasCue = canvas.Index == 0 && figure.ShowBetterCorner;
        if (!hasLabels && !hasCue)
            return default;

        Occupancy occupancy = Occupancy.Of(canvas.Area, sink.Marks, canvas.Index);
        (int dropped, int covering) = ReferenceLabels.Place(canvas, hasGutter, occupancy, text, texts);
        if (hasGutter)
            dropped += ReferenceGutter.Place(canvas, text, texts, sink);
        dropped += BarLabels.Place(canvas, occupancy, text, texts);
        if (hasCue)
            BetterCue.Place(figure, canvas.Area, occupancy, canvasWidth, text, texts, sink);

        List<PointLabel> labels = PointLabelCollector.Of(canvas, out int merged, out int thinned);
        LabelPlace?[] places = PointLabelPlacer.Place(labels, text, occupancy, BetterCue.Corner(canvas.Panel));
        int crossed = 0;
        for (int i = 0; i < labels.Count; i++)
        {
            if (places[i] is not { } place)
            {
                dropped++;
                continue;
            }

            crossed += place.CrossedLines > 0 ? 1 : 0;
            texts.Add(text.AtTopLeft(TextRole.PointLabel, labels[i].Text, place.Bounds.X, place.Bounds.Y, Look));
            if (place.Leaders.Length > 0)
            {
                sink.Marks.Add(new Mark
                {
                    Kind = MarkKind.Leader,
                    Z = ZLayer.Leader,
                    Color = new ColorToken(ColorRole.Muted),
                    Panel = canvas.Index,
                    StrokeWidth = 1,
                    Vertices = [.. place.Leaders.SelectMany(leader => (Point[])[leader.A, leader.B])],
                });
            }
        }

        return new LabelCounts(dropped + thinned, merged, crossed, covering);
    }
}
