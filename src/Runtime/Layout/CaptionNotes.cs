using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>What the layout itself adds to the caption: cut axes, thinning, what found no room (spec plots ).</summary>
internal static class CaptionNotes
{
    /// <summary>Whether zero is cut off a linear axis of numbers.</summary>
    public static bool HasBreak(Axis axis, TickSet set) =>
        !set.IsLog && axis.Categories.IsEmpty && !axis.IsElapsedTime && (set.Min > 0 || set.Max < 0);

    /// <summary>The sentences, joined.</summary>
    public static string Of(FigurePlan plan, PlotFrame frame, LayoutDiagnostics diagnostics)
    {
        var notes = new List<string>();
        if (HasBreak(plan.X.Axis, frame.X))
            notes.Add("x axis starts at " + Number(frame.X));
        for (int i = 0; i < frame.Y.Length; i++)
        {
            string which = frame.Y.Length == 1 ? "" : i == 0 ? "upper " : "lower ";
            if (HasBreak(plan.Panels[i].Panel.Y, frame.Y[i]))
                notes.Add(which + "y axis starts at " + Number(frame.Y[i]));
        }

        foreach (Decimation decimation in diagnostics.Decimations.Where(decimation => decimation.Method == "density"))
            notes.Add($"{decimation.Series}: density of {Count(decimation.From)} points in cells of 3 \u00d7 3 units, logarithmic");
        if (diagnostics.OutOfRange > 0)
            notes.Add(Count(diagnostics.OutOfRange) + (diagnostics.OutOfRange == 1 ? " value" : " values") + " beyond the axes, marked at the edge");
        if (diagnostics.DroppedLabels > 0)
            notes.Add(Count(diagnostics.DroppedLabels) + (diagnostics.DroppedLabels == 1 ? " label" : " labels") + " without room left out");
        return Footer.Join(notes);
    }

    private static string Count(int count) => new NumberFormat(1, "", 0).Format(count);

    private static string Number(TickSet set)
    {
        double end = set.Min > 0 ? set.Min : set.Max;
        string number = NumberFormat.Significant(end * set.Factor, 3);
        return set.Unit.Length == 0 ? number : number + " " + set.Unit;
    }
}
