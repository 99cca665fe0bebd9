using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>What the layout itself adds to the caption: cut axes, thinning, what found no room (spec plots R-7, R-9).</summary>
internal static class CaptionNotes
{
    /// <summary>The share of its largest value below which what an axis spans is told.</summary>
    private const double Narrow = 0.05;

    /// <summary>Whether zero is cut off a linear axis of numbers.</summary>
    public static bool HasBreak(Axis axis, TickSet set) =>
        !set.IsLog && axis.Categories.IsEmpty && !axis.IsElapsedTime && (set.Min > 0 || set.Max < 0);

    /// <summary>What the frame alone tells: where cut axes start, and which points are counted instead of drawn.</summary>
    public static IEnumerable<string> OfFrame(FigurePlan plan, PlotFrame frame, IReadOnlySet<Layer> dense)
    {
        if (HasBreak(plan.X.Axis, frame.X))
            yield return "x axis starts at " + Number(frame.X) + Span(frame.X);
        for (int i = 0; i < frame.Y.Length; i++)
        {
            string which = frame.Y.Length == 1 ? "" : i == 0 ? "upper " : "lower ";
            if (HasBreak(plan.Panels[i].Panel.Y, frame.Y[i]))
                yield return which + "y axis starts at " + Number(frame.Y[i]) + Span(frame.Y[i]);
        }

        for (int i = 0; i < frame.Areas.Length; i++)
        {
            foreach (Layer layer in plan.Panels[i].Panel.Layers.Where(dense.Contains))
            {
                yield return layer is EdgeMarksLayer edge
                    ? $"{edge.Series}: {Count(edge.X.Length)}, counted in bars at the {(edge.IsTop ? "upper" : "lower")} edge, the highest {Count(EdgeBars.Of(edge, frame.MapX, frame.Areas[i]).Most)}"
                    : $"{layer.Series}: density of {Counted(layer)} in cells of 3 \u00d7 3 units, logarithmic";
            }
        }
    }

    /// <summary>What only the finished layout tells: what found no room.</summary>
    public static IEnumerable<string> OfResult(LayoutDiagnostics diagnostics)
    {
        if (diagnostics.OutOfRange > 0)
            yield return Count(diagnostics.OutOfRange) + (diagnostics.OutOfRange == 1 ? " value" : " values") + " beyond the axes, marked at the edge";
        if (diagnostics.CutIntervals + diagnostics.CutRegions > 0)
        {
            string[] cut = [.. Parts(diagnostics.CutIntervals, "bar"), .. Parts(diagnostics.CutRegions, "region")];
            bool isOne = diagnostics.CutIntervals + diagnostics.CutRegions == 1;
            yield return string.Join(" and ", cut) + (isOne ? " reaches beyond the axes and fades at the edge" : " reach beyond the axes and fade at the edge");
        }

        if (diagnostics.Decimations.Any(decimation => decimation.Method is "m4" or "envelope"))
            yield return "Lines are thinned to the extremes of each column";
        if (diagnostics.DroppedLabels > 0)
            yield return Count(diagnostics.DroppedLabels) + (diagnostics.DroppedLabels == 1 ? " label" : " labels") + " without room left out";
    }

    // Points far apart on such an axis are nearly equal, which distances alone do not tell.
    private static string Span(TickSet set)
    {
        double share = (set.Max - set.Min) / Math.Max(Math.Abs(set.Min), Math.Abs(set.Max));
        return share >= Narrow ? "" : $" and spans {(share < 0.01 ? "less than 1" : NumberFormat.Significant(share * 100, 1))} % of its values";
    }

    private static IEnumerable<string> Parts(int count, string noun) =>
        count == 0 ? [] : [Count(count) + " " + noun + (count == 1 ? "" : "s")];

    private static string Counted(Layer layer) => layer switch
    {
        PointsLayer points => Count(points.X.Length) + " points",
        SegmentsLayer segments => Count(segments.X1.Length) + " segments",
        _ => throw new ArgumentException($"A {layer.GetType().Name} has no density.", nameof(layer)),
    };

    private static string Count(int count) => new NumberFormat(1, "", 0).Format(count);

    private static string Number(TickSet set)
    {
        double end = set.Min > 0 ? set.Min : set.Max;
        string number = NumberFormat.Significant(end * set.Factor, 3);
        return set.Unit.Length == 0 ? number : number + " " + set.Unit;
    }
}
