using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>The legend as names at the lines' ends, right of the plot area (spec plots R-17b).</summary>
/// <param name="Block">What cannot stand at a line's end: the head and the series without lines; <see langword="null"/> for nothing.</param>
/// <param name="Ends">The names with their places.</param>
internal sealed record EndLabels(LegendBlock? Block, ImmutableArray<EndLabel> Ends)
{
    private const int MostLines = 6;
    private const double Swatch = 16;
    private const double SwatchGap = 6;
    private const double StackGap = 2;
    private const double MostLeader = 90;
    private const double WidestName = 260;
    private static readonly TextLook Look = new(TextSizes.Legend);

    /// <summary>Solves a frame with end labels; <see langword="null"/> where lines end too far from the edge, are too many, or are not all there is.</summary>
    public static FrameChoice? Try(FrameRequest request, LegendContent content)
    {
        FigurePlan plan = request.Plan;
        if (plan.Panels.Length != 1 || plan.Panels[0].Y2 is not null)
            return null;
        LineLayer?[] lines = [.. content.Items.Select(LineOf)];
        bool areAsked = lines.Any(line => line?.EndLabel is not null);
        if (!areAsked && lines.Any(line => line is null))
            return null;
        int[] ended = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i] is { } line && (!areAsked || line.EndLabel is not null))];
        if (ended.Length is 0 or > MostLines || (ended.Length == 1 && !areAsked))
            return null;

        TextMaker text = request.Text;
        LegendContent rest = content with { Items = [.. content.Items.Where((_, i) => !ended.Contains(i))] };
        LegendBlock? block = rest.Items.IsEmpty && rest.Title.Length == 0
            ? null
            : LegendBlock.Column(rest, 0.22 * request.Width, request.Height, text);
        string[] names = [.. ended.Select(i => TextFlow.Shorten(text, TextMaker.Clean(lines[i]!.EndLabel ?? content.Items[i].Name), WidestName, Look))];
        double width = Math.Max(names.Max(name => text.Width(name, TextSizes.Legend)) + Swatch + SwatchGap, block?.Width ?? 0);
        if (width > 0.22 * request.Width || (block is null && rest.Items.Length > 0))
            return null;

        FrameRequest wider = request with { RightWidth = Math.Ceiling(width) };
        PlotFrame frame = FrameSolver.Solve(wider);
        EndLabel[]? placed = Place(frame, wider, [.. ended.Select(i => (content.Items[i], lines[i]!))], names, block?.Height + 2 * StackGap ?? 0);
        return placed is null
            ? null
            : new FrameChoice(wider, frame, null, LegendPlacement.EndLabels) { Ends = new EndLabels(block, [.. placed]) };
    }

    /// <summary>Adds texts, swatches and leaders.</summary>
    public LegendLayout Draw(PlotFrame frame, IReadOnlySet<Layer> dense, TextMaker text, List<TextBox> texts, MarkSink sink)
    {
        double left = frame.Plot.Right + Spacing.LeftOfLegend;
        var entries = ImmutableArray.CreateBuilder<LegendEntry>();
        if (Block is { } block)
            entries.AddRange(block.Place(left, frame.Plot.Y, LegendPlacement.EndLabels, dense, text, texts).Entries);
        foreach (EndLabel end in Ends)
        {
            double height = text.BoxHeight(TextSizes.Legend);
            TextBox name = text.AtTopLeft(
                TextRole.EndLabel, end.Name, left + Swatch + SwatchGap, end.Centre - height / 2, Look, end.Item.Series);
            texts.Add(name);
            var bounds = new Box(left, name.Bounds.Y, name.Bounds.Right - left, name.Bounds.Height);
            entries.Add(new LegendEntry(end.Item.Series, bounds, SwatchBuilder.Build(end.Item, dense, left, end.Centre, Swatch)));
            sink.Marks.Add(new Mark
            {
                Kind = MarkKind.Leader,
                Z = ZLayer.Leader,
                Series = end.Item.Series,
                Color = new ColorToken(ColorRole.Muted),
                StrokeWidth = 1,
                Vertices = [end.Leader.A, end.Leader.B],
            });
        }

        double right = entries.Max(entry => entry.Bounds.Right);
        double top = Math.Min(entries.Min(entry => entry.Bounds.Y), Block is null ? double.PositiveInfinity : frame.Plot.Y);
        var box = new Box(left, top, right - left, entries.Max(entry => entry.Bounds.Bottom) - top);
        return new LegendLayout(LegendPlacement.EndLabels, box, entries.ToImmutable());
    }

    private static LineLayer? LineOf(LegendItem item) => item.Layers.OfType<LineLayer>().LastOrDefault(line => !line.IsUnderlay);

    private static EndLabel[]? Place(
        PlotFrame frame, FrameRequest request, (LegendItem Item, LineLayer Line)[] lines, string[] names, double blockHeight)
    {
        double height = request.Text.BoxHeight(TextSizes.Legend);
        Point?[] anchors = [.. lines.Select(line => Anchor(frame, line.Line))];
        if (anchors.Any(anchor => anchor is null))
            return null;
        double[]? centres = GutterStack.Place(
            [.. anchors.Select(anchor => anchor!.Value.Y)], height + StackGap, frame.Plot.Y + blockHeight + height / 2, frame.Plot.Bottom - height / 2);
        if (centres is null)
            return null;
        double left = frame.Plot.Right + Spacing.LeftOfLegend;
        EndLabel[] ends =
        [
            .. lines.Select((line, i) => new EndLabel(
                line.Item, names[i], centres[i], new Segment(anchors[i]!.Value, new Point(left - 2, centres[i])))),
        ];
        bool cross = ends.Any(a => ends.Any(b => a.Leader.Crosses(b.Leader)));
        return cross || ends.Any(end => end.Leader.Length > MostLeader) ? null : ends;
    }

    // The rightmost point that is drawn: a sweep may turn back.
    private static Point? Anchor(PlotFrame frame, LineLayer line)
    {
        AxisMapping y = frame.MapY(0);
        int best = -1;
        for (int i = 0; i < Math.Min(line.X.Length, line.Y.Length); i++)
        {
            if (frame.MapX.Holds(line.X[i]) && y.Holds(line.Y[i]) && (best < 0 || line.X[i] >= line.X[best]))
                best = i;
        }

        return best < 0 ? null : new Point(frame.MapX.Map(line.X[best]), y.Map(line.Y[best]));
    }
}

/// <summary>A name at a line's end.</summary>
/// <param name="Item">The series.</param>
/// <param name="Name">Its name as shown.</param>
/// <param name="Centre">The middle of its row.</param>
/// <param name="Leader">From the line's end to the swatch.</param>
internal sealed record EndLabel(LegendItem Item, string Name, double Centre, Segment Leader);
