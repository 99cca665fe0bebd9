using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>One attempt at a layout: frame, legend, marks and texts with a given caption.</summary>
/// <param name="plan">The figure with its axes.</param>
/// <param name="width">Width of the canvas.</param>
/// <param name="height">Height of the canvas.</param>
/// <param name="text">Measures.</param>
internal sealed class LayoutAttempt(FigurePlan plan, double width, double height, TextMaker text)
{
    private const int MostFrames = 4;

    private readonly IReadOnlySet<Layer> _dense = DensityMarks.Choose(plan.Figure);
    private readonly (PanelCanvas Canvas, MarkSink Marks)?[] _built = new (PanelCanvas, MarkSink)?[plan.Figure.Panels.Length];

    /// <summary>Runs the attempt.</summary>
    /// <param name="feedback">What the attempt before found out.</param>
    public (FigureLayout Layout, LayoutFeedback Feedback) Run(LayoutFeedback feedback)
    {
        Figure figure = plan.Figure;
        LegendContent content = LegendContent.Of(figure, _dense, feedback.DensestCell);
        (FrameChoice choice, string caption) = Frame(content, feedback);
        PlotFrame frame = choice.Frame;

        var texts = new List<TextBox>();
        texts.AddRange(choice.Request.Header.Place(text, figure.Title, figure.Subtitle));
        texts.AddRange(AxisTexts.All(plan, frame, width, height, text));
        (List<TextBox> footer, Box? warningBox, Mark? warningIcon) = choice.Request.Footer.Place(text, height, caption);
        texts.AddRange(footer);
        var sink = new MarkSink();
        LegendLayout? legend = choice.Placement == LegendPlacement.Inside ? null : PlaceLegend(choice, texts, sink);
        var counts = new LabelCounts();
        for (int i = 0; i < frame.Areas.Length; i++)
        {
            var canvas = new PanelCanvas(i, figure.Panels[i], frame.Areas[i], frame.MapX, frame.MapY(i), frame.MapY2(i))
            {
                XUnit = new UnitScaling(frame.X.Unit, frame.X.Factor),
                YUnit = new UnitScaling(frame.Y[i].Unit, frame.Y[i].Factor),
                Y2Unit = frame.Y2[i] is { } second ? new UnitScaling(second.Unit, second.Factor) : new UnitScaling("", 1),
                HasRaster = figure.Panels[i].Layers.Any(layer => layer is PointsLayer or SegmentsLayer && _dense.Contains(layer)),
            };
            sink.Add(MarksOf(canvas));
            counts += PanelLabels.Place(figure, canvas, width, feedback.NeedsGutter, text, texts, sink);
        }

        if (choice is { Placement: LegendPlacement.Inside, Legend: { } inside })
            legend = PlaceInside(inside, frame, texts, sink);
        bool isCrowded = feedback.IsCrowded || (choice.Placement == LegendPlacement.Inside && legend is null);

        ImmutableArray<PanelLayout> panels = [.. Enumerable.Range(0, frame.Areas.Length).Select(i => PanelOf(frame, i))];
        sink.Marks.AddRange(TitleSwatches(panels, texts));
        if (warningIcon is not null)
            sink.Marks.Add(warningIcon);

        var layout = new FigureLayout
        {
            Width = width,
            Height = height,
            Title = figure.Title,
            AltText = figure.AltText,
            Panels = panels,
            Texts = [.. texts],
            Marks = [.. sink.InOrder()],
            Legend = legend,
            WarningBox = warningBox,
            Diagnostics = new LayoutDiagnostics
            {
                DroppedLabels = counts.Dropped,
                MergedLabels = counts.Merged,
                CrossedLabels = counts.Crossed,
                OutOfRange = sink.OutOfRange,
                CutIntervals = sink.CutIntervals,
                CutRegions = sink.CutRegions,
                Decimations = [.. sink.Decimations],
                Passes = frame.Passes,
            },
        };
        bool needsGutter = feedback.NeedsGutter || (counts.CoveringReferences > 0 && choice.Ends is null && plan.Panels.All(panel => panel.Y2 is null) && ReferenceGutter.HasRoom(figure, width, text));
        return (layout, new LayoutFeedback(Footer.Join(CaptionNotes.OfResult(layout.Diagnostics)), sink.DensestCell, needsGutter, isCrowded));
    }

    // A caption that changes without another line leaves a panel where it was, and a million points need not be counted again.
    private MarkSink MarksOf(PanelCanvas canvas)
    {
        if (_built[canvas.Index] is { } last && last.Canvas == canvas)
            return last.Marks;
        var marks = new MarkSink();
        MarkBuilder.Build(canvas, _dense, marks);
        _built[canvas.Index] = (canvas, marks);
        return marks;
    }

    // Where an axis starts is part of the caption, whose lines take room from the axis.
    private (FrameChoice Choice, string Caption) Frame(LegendContent content, LayoutFeedback feedback)
    {
        string notes = feedback.Notes;
        LegendChoice wish = feedback.IsCrowded ? LegendChoice.Auto : plan.Figure.Legend;
        double gutter = feedback.NeedsGutter ? ReferenceGutter.Width(plan.Figure, text) : 0;
        IEnumerable<string> own = plan.Figure.Caption.IsDefault ? [] : plan.Figure.Caption;
        string caption = Footer.Join(own.Append(notes));
        for (int i = 1; ; i++)
        {
            FrameChoice choice = FrameChooser.Choose(plan, content, wish, caption, gutter, width, height, text);
            string next = Footer.Join(own.Concat(CaptionNotes.OfFrame(plan, choice.Frame, _dense)).Append(notes));
            if (next == caption || i == MostFrames)
                return (choice, caption);
            caption = next;
        }
    }

    private LegendLayout? PlaceLegend(FrameChoice choice, List<TextBox> texts, MarkSink sink)
    {
        if (choice.Ends is { } ends)
            return ends.Draw(choice.Frame, _dense, text, texts, sink);
        if (choice.Legend is not { } block)
            return null;
        Box plot = choice.Frame.Plot;
        if (choice.Placement == LegendPlacement.Right)
            return block.Place(width - Spacing.Side - block.Width, plot.Y, LegendPlacement.Right, _dense, text, texts);
        double y = height - choice.Request.Footer.Height(text) - block.Height;
        double x = Math.Max(Spacing.Side, Math.Min(plot.X, width - Spacing.Side - block.Width));
        return block.Place(x, y, LegendPlacement.Bottom, _dense, text, texts);
    }

    private LegendLayout? PlaceInside(LegendBlock block, PlotFrame frame, List<TextBox> texts, MarkSink sink)
    {
        Box area = frame.Areas[0];
        Box? place = EmptyPlace.Find(
            area, block.Width, block.Height, sink.Marks.Where(mark => mark.Panel == 0), texts.Where(text => text.Bounds.Intersects(area)), BetterCue.Corner(plan.Figure.Panels[0]));
        return place is { } box ? block.Place(box.X, box.Y, LegendPlacement.Inside, _dense, text, texts) : null;
    }

    // A stroke of the series' colour below each turned title of a dual axis.
    private static IEnumerable<Mark> TitleSwatches(ImmutableArray<PanelLayout> panels, List<TextBox> texts)
    {
        foreach (PanelLayout panel in panels)
        {
            foreach (AxisLayout? axis in (AxisLayout?[])[panel.Y, panel.Y2])
            {
                if (axis?.SwatchColor is not { } color)
                    continue;
                TextBox? title = texts.Find(box => box is { Role: TextRole.AxisTitle, Angle: -90, IsMuted: false }
                    && box.Bounds.X < panel.Area.X == (axis.Side == AxisSide.Left)
                    && box.Bounds.Y < panel.Area.Bottom && box.Bounds.Bottom > panel.Area.Y);
                if (title is null)
                    continue;
                double x = title.Bounds.X + title.Bounds.Width / 2;
                yield return new Mark
                {
                    Kind = MarkKind.Line,
                    Z = ZLayer.Label,
                    Color = color,
                    StrokeWidth = 3,
                    Vertices = [new Point(x, title.Bounds.Bottom + 6), new Point(x, title.Bounds.Bottom + 22)],
                };
            }
        }
    }

    private PanelLayout PanelOf(PlotFrame frame, int panel)
    {
        Panel source = plan.Figure.Panels[panel];
        bool isDual = frame.Y2[panel] is not null;
        return new PanelLayout(
            frame.Areas[panel],
            AxisOf(AxisSide.Bottom, source.X, frame.X, frame.MapX, plan.X.Axis.Categories.IsEmpty, null),
            AxisOf(AxisSide.Left, source.Y, frame.Y[panel], frame.MapY(panel), true, isDual ? ColorOf(source, false) : null),
            frame.Y2[panel] is { } second
                ? AxisOf(AxisSide.Right, source.Y2!, second, frame.MapY2(panel), false, ColorOf(source, true))
                : null);
    }

    private static ColorToken? ColorOf(Panel panel, bool secondary) =>
        panel.Layers.FirstOrDefault(layer => layer.IsSecondary == secondary && layer.InLegend && layer is LineLayer or BarLayer or PointsLayer)?.Color
        ?? panel.Layers.FirstOrDefault(layer => layer.IsSecondary == secondary)?.Color;

    private static AxisLayout AxisOf(AxisSide side, Axis axis, TickSet set, AxisMapping mapping, bool hasGrid, ColorToken? swatch)
    {
        ImmutableArray<Tick> ticks =
        [
            .. set.Ticks.Select(tick => new Tick(tick.Value, mapping.Map(tick.Value), tick.Label.Replace('\n', ' '), tick.IsMajor)),
        ];
        return new AxisLayout(
            side, set.IsLog, set.Min, set.Max, set.Unit, set.Factor, ticks, CaptionNotes.HasBreak(axis, set), hasGrid, swatch);
    }
}
