using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Gathers the labels of a panel: merges equal ones of neighbours, thins too many (spec plots A.4).</summary>
internal static class PointLabelCollector
{
    private const double MergeDistance = 14;
    private const int MostLabels = 60;

    // Of hundreds of series, whose ends cannot all be named.
    private const int MostEnds = 400;

    /// <summary>The labels in order of placement.</summary>
    /// <param name="canvas">The panel in place.</param>
    /// <param name="merged">Labels that another one speaks for.</param>
    /// <param name="thinned">Labels left out because there are too many.</param>
    public static List<PointLabel> Of(PanelCanvas canvas, out int merged, out int thinned)
    {
        List<PointLabel> all = [.. canvas.Panel.Layers.OfType<PointsLayer>().SelectMany(layer => Of(canvas, layer))];
        List<PointLabel> labels = Merge(all);
        merged = all.Count - labels.Count;
        int before = labels.Count;
        labels = Thin(labels);
        thinned = before - labels.Count;
        return [.. labels.OrderByDescending(label => label.Priority).ThenByDescending(label => label.IsEnd)];
    }

    private static IEnumerable<PointLabel> Of(PanelCanvas canvas, PointsLayer layer)
    {
        if (layer.Labels is not { } labels)
            yield break;
        AxisMapping y = canvas.YOf(layer);
        int count = Math.Min(labels.Length, Math.Min(layer.X.Length, layer.Y.Length));
        int[] shown =
        [
            .. Enumerable.Range(0, count).Where(i => !string.IsNullOrWhiteSpace(labels[i]) && Priority(layer, i) != PointsLayer.DataOnlyLabel && double.IsFinite(layer.X[i])
                && double.IsFinite(layer.Y[i]) && canvas.X.Holds(layer.X[i]) && y.Holds(layer.Y[i])),
        ];
        double size = PointMarks.StyleOf(layer).Size;
        foreach (int i in shown)
        {
            var point = new Point(canvas.X.Map(layer.X[i]), y.Map(layer.Y[i]));
            bool isEnd = i == shown[0] || i == shown[^1];
            yield return new PointLabel(TextMaker.Clean(labels[i]), [point], [size / 2 + 1], Priority(layer, i), isEnd);
        }
    }

    private static int Priority(PointsLayer layer, int i) => layer.LabelPriority is { } priorities && i < priorities.Length ? priorities[i] : 0;

    private static List<PointLabel> Merge(List<PointLabel> labels)
    {
        var clusters = new List<Cluster>();
        // By text and by the cell of the first point, which every further one is near: figures may have tens of thousands of labels.
        var cells = new Dictionary<(string, int, int), List<int>>();
        foreach (PointLabel label in labels)
        {
            var (column, row) = Cell(label.Anchor);
            int nearest = int.MaxValue;
            for (int place = 0; place < 9; place++)
            {
                foreach (int other in cells.GetValueOrDefault((label.Text, column + place % 3 - 1, row + place / 3 - 1)) ?? [])
                {
                    if (other < nearest && clusters[other].IsNear(label.Anchor))
                        nearest = other;
                }
            }

            if (nearest < int.MaxValue)
            {
                clusters[nearest].Add(label);
                continue;
            }

            if (!cells.TryGetValue((label.Text, column, row), out List<int>? cell))
                cells.Add((label.Text, column, row), cell = []);
            cell.Add(clusters.Count);
            clusters.Add(new Cluster(label));
        }

        return clusters.ConvertAll(cluster => cluster.Label);
    }

    private static (int Column, int Row) Cell(Point point) => ((int)Math.Floor(point.X / MergeDistance), (int)Math.Floor(point.Y / MergeDistance));

    /// <summary>Equal labels of neighbouring points.</summary>
    private sealed class Cluster(PointLabel first)
    {
        private readonly List<Point> _members = [.. first.Members];
        private readonly List<double> _radii = [.. first.Radii];
        private int _priority = first.Priority;
        private bool _isEnd = first.IsEnd;

        public PointLabel Label => _members.Count == first.Members.Count ? first : new PointLabel(first.Text, _members, _radii, _priority, _isEnd);

        public bool IsNear(Point point) => _members.TrueForAll(member =>
            (member.X - point.X) * (member.X - point.X) + (member.Y - point.Y) * (member.Y - point.Y) <= MergeDistance * MergeDistance);

        public void Add(PointLabel label)
        {
            _members.AddRange(label.Members);
            _radii.AddRange(label.Radii);
            _priority = Math.Max(_priority, label.Priority);
            _isEnd |= label.IsEnd;
        }
    }

    // Ends and the important stay; of the rest every k-th.
    private static List<PointLabel> Thin(List<PointLabel> labels)
    {
        if (labels.Count <= MostLabels)
            return labels;
        List<PointLabel> kept = [.. labels.Where(label => label.IsEnd || label.Priority > 0)];
        if (kept.Count > MostLabels)
            kept = [.. kept.OrderByDescending(label => label.IsEnd).ThenByDescending(label => label.Priority).Take(Math.Max(MostLabels, Math.Min(MostEnds, kept.Count(label => label.IsEnd))))];
        List<PointLabel> rest = [.. labels.Where(label => !label.IsEnd && label.Priority <= 0)];
        int room = Math.Max(0, MostLabels - kept.Count);
        int every = room == 0 ? int.MaxValue : (rest.Count + room - 1) / room;
        kept.AddRange(rest.Where((_, i) => i % every == 0).Take(room));
        var chosen = new HashSet<PointLabel>(kept, ReferenceEqualityComparer.Instance);
        return [.. labels.Where(chosen.Contains)];
    }
}
