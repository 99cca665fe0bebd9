namespace AiPerf.Plot.Layout;

/// <summary>Font sizes in layout units (spec plots R-3).</summary>
internal static class TextSizes
{
    public const double Title = 22, TitleLeast = 18, Subtitle = 14, AxisTitle = 15, Tick = 14, Legend = 14, LegendTitle = 13,
        PointLabel = 13, Reference = 13, Cue = 13, Warning = 13, Caption = 12, Least = 12;
}
