using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Outputs;

/// <summary>What a kind of layer is called in files.</summary>
internal static class LayerType
{
    /// <summary>The name of a layer's kind.</summary>
    /// <exception cref="NotSupportedException">When the kind has no name yet.</exception>
    public static string Of(Layer layer) => layer switch
    {
        EdgeMarksLayer => "edge",
        PointsLayer => "points",
        LineLayer => "line",
        AreaLayer => "area",
        BandLayer => "band",
        BarLayer => "bar",
        ErrorBarLayer => "errorbar",
        PolygonLayer => "polygon",
        SegmentsLayer => "segments",
        RuleLayer => "rule",
        RegionLayer => "region",
        _ => throw new NotSupportedException($"A {layer.GetType().Name} has no name in files."),
    };
}
