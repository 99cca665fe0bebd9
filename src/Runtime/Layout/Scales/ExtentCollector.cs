using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Gathers what a figure's layers span on each axis (spec plots R-10).</summary>
internal static class ExtentCollector
{
    /// <summary>The extent of the x axis that all panels share.</summary>
    public static Extent OfX(Figure figure)
    {
        var extent = new Extent();
        foreach (Panel panel in figure.Panels)
        {
            foreach (Layer layer in panel.Layers)
            {
                if (layer.ExtendsRange)
                    AddX(extent, layer, panel.X.NonNegative);
            }
        }

        return extent;
    }

    /// <summary>The extent of a panel's primary or secondary y axis.</summary>
    public static Extent OfY(Panel panel, bool secondary)
    {
        var extent = new Extent();
        bool nonNegative = (secondary ? panel.Y2! : panel.Y).NonNegative;
        foreach (Layer layer in panel.Layers)
        {
            if (layer.ExtendsRange && layer.IsSecondary == secondary)
                AddY(extent, layer, nonNegative);
        }

        return extent;
    }

    private static void AddX(Extent extent, Layer layer, bool nonNegative)
    {
        switch (layer)
        {
            case BarLayer bars:
                double half = (bars.BarWidth ?? 1) / 2;
                foreach (double x in bars.X)
                {
                    extent.Add(x - half);
                    extent.Add(x + half);
                }

                break;
            case ErrorBarLayer { IsHorizontal: true } errors:
                extent.Add(errors.X, errors.Y);
                AddEnds(extent, errors.Lo, errors.Hi, nonNegative);
                break;
            case PolygonLayer polygon:
                AddEnds(extent, polygon.X, polygon.X, nonNegative);
                break;
            case XyLayer xy:
                extent.Add(xy.X, xy.Y);
                break;
            case BandLayer band:
                extent.Add(band.X);
                break;
            case SegmentsLayer segments:
                extent.Add(segments.X1);
                extent.Add(segments.X2);
                break;
            case EdgeMarksLayer edge:
                extent.Add(edge.X);
                break;
            case RuleLayer { IsVertical: true } rule:
                extent.Add(rule.Value);
                break;
            case RegionLayer { IsHorizontal: false } region:
                extent.Add(region.From);
                extent.Add(region.To);
                break;
        }
    }

    private static void AddY(Extent extent, Layer layer, bool nonNegative)
    {
        switch (layer)
        {
            case BarLayer bars:
                extent.Add(bars.Y, bars.X);
                extent.AddFoot();
                if (bars is { Lo: { } lo, Hi: { } hi })
                    AddEnds(extent, lo, hi, nonNegative);
                if (bars.HasValueLabels)
                    extent.HasValueLabels = true;
                break;
            case AreaLayer area:
                extent.Add(area.Y, area.X);
                extent.AddFoot();
                break;
            case ErrorBarLayer { IsHorizontal: false } errors:
                extent.Add(errors.Y, errors.X);
                AddEnds(extent, errors.Lo, errors.Hi, nonNegative);
                break;
            case PolygonLayer polygon:
                AddEnds(extent, polygon.Y, polygon.Y, nonNegative);
                break;
            case XyLayer xy:
                extent.Add(xy.Y, xy.X);
                if (xy is PointsLayer)
                    extent.Clouds.Add(xy.Y);
                break;
            case BandLayer band:
                AddEnds(extent, band.Lo, band.Hi, nonNegative);
                break;
            case SegmentsLayer segments:
                extent.Add(segments.Y1);
                extent.Add(segments.Y2);
                extent.Clouds.Add(segments.Y1);
                break;
            case RuleLayer { IsVertical: false } rule:
                extent.Add(rule.Value);
                break;
            case RegionLayer { IsHorizontal: true } region:
                AddEnds(extent, [region.From], [region.To], nonNegative);
                break;
        }
    }

    // What cannot be negative does not pull the axis below zero by its spread.
    private static void AddEnds(Extent extent, double[] lo, double[] hi, bool nonNegative)
    {
        foreach (double value in (double[])[.. lo, .. hi])
            extent.Add(nonNegative ? Math.Max(0, value) : value);
    }
}
