using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Text at reference lines, regions and edge marks: inside the plot, at the end of what it names (spec plots ).</summary>
internal static class ReferenceLabels
{
    private const double Gap = 3;
    private const double Inset = 6;
    private const int Steps = 12;

    // The ground around letters covers what lies under it too.
    private const double Halo = 3;
    private static readonly TextLook Look = new(TextSizes.Reference, HasHalo: true);

    /// <summary>Places the labels of a panel and makes their boxes solid.</summary>
    /// <returns>How many found no room, and how many of those that the gutter could take cover a mark or a line.</returns>
    public static (int Dropped, int Covering) Place(PanelCanvas canvas, bool hasGutter, Occupancy occupancy, TextMaker text, List<TextBox> texts)
    {
        int dropped = 0;
        int covering = 0;
        foreach (Layer layer in canvas.Panel.Layers)
        {
            string label = ReferenceText.Of(canvas, layer);
            if (label.Length == 0 || (hasGutter && ReferenceGutter.Takes(layer)))
                continue;
            double room = canvas.Area.Width - 2 * Inset;
            string shown = TextFlow.Shorten(text, label, room, Look);
            double width = text.Width(shown, TextSizes.Reference);
            double height = text.BoxHeight(TextSizes.Reference);
            List<Box> candidates = [.. Candidates(canvas, layer, width, height).Where(box => canvas.Area.Inflate(-1).Contains(box))];
            Box? best = Best(candidates, occupancy, texts);
            if (best is not { } place)
            {
                dropped++;
                continue;
            }

            covering += ReferenceGutter.Takes(layer) && occupancy.CountSolid(place.Inflate(Halo)) + occupancy.CountLines(place.Inflate(Halo)) > 0 ? 1 : 0;
            occupancy.AddBox(place.Inflate(2));
            texts.Add(text.AtTopLeft(TextRole.ReferenceLabel, shown, place.X, place.Y, Look, label));
        }

        return (dropped, covering);
    }

    private static Box? Best(List<Box> candidates, Occupancy occupancy, List<TextBox> texts)
    {
        Box? best = null;
        double least = double.PositiveInfinity;
        for (int i = 0; i < candidates.Count; i++)
        {
            Box box = candidates[i];
            if (texts.Any(other => other.Bounds.Inflate(1).Intersects(box)))
                continue;
            Box inked = box.Inflate(Halo);
            double cost = 5 * occupancy.CountSolid(inked) + 3 * occupancy.CountLines(inked) + 2 * occupancy.CountReferences(box) + 0.05 * i;
            if (cost < least)
                (best, least) = (box, cost);
        }

        return best;
    }

    private static IEnumerable<Box> Candidates(PanelCanvas canvas, Layer layer, double width, double height)
    {
        switch (layer)
        {
            case RuleLayer { IsVertical: true } rule when canvas.X.Holds(rule.Value):
                return Beside(canvas.Area, canvas.X.Map(rule.Value), width, height);
            case RuleLayer { IsVertical: false } rule when canvas.YOf(rule).Holds(rule.Value):
                double at = canvas.YOf(rule).Map(rule.Value);
                return Along(canvas.Area, width, [at - Gap - height, at + Gap], height);
            // A region without ends is not drawn.
            case RegionLayer region when !double.IsFinite(region.From) || !double.IsFinite(region.To):
                return [];
            case RegionLayer { IsHorizontal: true } region:
                double upper = Math.Clamp(canvas.YOf(region).Map(Math.Max(region.From, region.To)), canvas.Area.Y, canvas.Area.Bottom);
                return Along(canvas.Area, width, [upper - Gap - height, upper + Gap], height);
            case RegionLayer { IsHorizontal: false } region:
                double left = Math.Clamp(canvas.X.Map(Math.Min(region.From, region.To)), canvas.Area.X, canvas.Area.Right);
                double right = Math.Clamp(canvas.X.Map(Math.Max(region.From, region.To)), canvas.Area.X, canvas.Area.Right);
                return Inside(canvas.Area, left, right, width, height);
            case EdgeMarksLayer edge:
                return Along(canvas.Area, width, [edge.IsTop ? canvas.Area.Y + 14 : canvas.Area.Bottom - 14 - height], height);
            default:
                return [];
        }
    }

    // From the right end towards the left one.
    private static IEnumerable<Box> Along(Box area, double width, double[] tops, double height)
    {
        double last = area.Right - Inset - width;
        double step = (last - area.X - Inset) / Steps;
        for (int i = 0; i <= Steps; i++)
        {
            foreach (double top in tops)
                yield return new Box(last - i * step, top, width, height);
        }
    }

    // From the top downwards, right of the line before left of it.
    private static IEnumerable<Box> Beside(Box area, double x, double width, double height)
    {
        double step = (area.Height - 2 * Inset - height) / Steps;
        for (int i = 0; i <= Steps; i++)
        {
            yield return new Box(x + Gap, area.Y + Inset + i * step, width, height);
            yield return new Box(x - Gap - width, area.Y + Inset + i * step, width, height);
        }
    }

    private static IEnumerable<Box> Inside(Box area, double left, double right, double width, double height)
    {
        double center = Math.Clamp((left + right - width) / 2, area.X + 2, Math.Max(area.X + 2, area.Right - 2 - width));
        double step = (area.Height - 2 * Inset - height) / Steps;
        for (int i = 0; i <= Steps; i++)
            yield return new Box(right - left >= width ? center : Math.Clamp(left, area.X + 2, Math.Max(area.X + 2, area.Right - 2 - width)), area.Y + Inset + i * step, width, height);
    }
}
