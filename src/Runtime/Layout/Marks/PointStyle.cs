namespace AiPerf.Plot.Layout;

/// <summary>Diameter and opacity of markers by their number (spec plots R-42).</summary>
/// <param name="Size">Diameter in layout units.</param>
/// <param name="Opacity">0 to 1.</param>
internal readonly record struct PointStyle(double Size, double Opacity)
{
    /// <summary>Most point marks of a figure; beyond, points are counted into a density raster.</summary>
    public const int MostPoints = 20_000;

    /// <summary>The opacity of markers that stand alone: a contrast of at least 3:1 on every theme.</summary>
    public const double Lone = 0.9;

    private const int Many = 2_000;

    /// <summary>The rule's default for so many points; the opacity is that within a crowd.</summary>
    public static PointStyle For(int count) =>
        count <= Many ? new PointStyle(5, 0.65) : new PointStyle(3.5, Math.Clamp(3_000.0 / count, 0.12, 0.5));

    /// <summary>The opacity of so many segments .</summary>
    public static double OfSegments(int count) => Math.Clamp(600.0 / Math.Max(1, count), 0.15, 0.8);
}
