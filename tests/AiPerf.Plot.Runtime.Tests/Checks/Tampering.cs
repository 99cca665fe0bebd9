using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Pictures with one thing wrong, by the number of the check that must notice.</summary>
internal static class Tampering
{
    /// <summary>What is wrong with a layout or a figure.</summary>
    public static IReadOnlyDictionary<string, Func<Picture>> OfPictures { get; } = new Dictionary<string, Func<Picture>>
    {
        ["V01 a label on another"] = () => Text(Sweep, TextRole.PointLabel, label => label with { Bounds = Sweep.Texts(TextRole.PointLabel).ElementAt(1).Bounds }),
        ["V02 a title off the canvas"] = () => Text(Sweep, TextRole.Title, title => title with { Bounds = title.Bounds with { X = 1590 } }),
        ["V03 a legend over the plot"] = () => Layout(Sweep, layout => layout with { Legend = new(LegendPlacement.Right, layout.Panels[0].Area.Inflate(-50), []) }),
        ["V04 a label on a marker"] = () => Text(Sweep, TextRole.PointLabel, label => label with { Bounds = new Box(FirstPoint(Sweep).X - 5, FirstPoint(Sweep).Y - 5, 10, 10) }),
        ["V05 a label gone"] = () => Layout(Sweep, layout => layout with { Texts = layout.Texts.Remove(Sweep.Texts(TextRole.PointLabel).First()) }),
        ["V06 a leader that ends beside its marker"] = () => Marks(First("V06"), mark => mark.Kind == MarkKind.Leader && mark.Panel >= 0,
            mark => mark with { Vertices = [mark.Vertices[0], new(mark.Vertices[1].X + 9, mark.Vertices[1].Y + 9), .. mark.Vertices.Skip(2)] }),
        ["V07 half a plot"] = () => Panel(Sweep, panel => panel with { Area = panel.Area with { Height = panel.Area.Height / 2 } }),
        ["V08 a text moved by a unit"] = () => Text(Sweep, TextRole.PointLabel, label => label with { Bounds = label.Bounds with { X = label.Bounds.X + 1 } }),
        ["V09 a title of two lines"] = () => Layout(Sweep, layout => layout with { Texts = layout.Texts.Add(Sweep.Texts(TextRole.Title).First()) }),
        ["V10 a small text"] = () => Text(Sweep, TextRole.Tick, tick => tick with { Size = 11 }),
        ["V11 a tick between two others"] = () => Y(Sweep, axis => axis with { Ticks = axis.Ticks.Insert(1, axis.Ticks[0] with { Value = (axis.Ticks[0].Value + axis.Ticks[1].Value) / 2 }) }),
        ["V12 a tick with a wrong number"] = () => Y(Sweep, axis => axis with { Ticks = axis.Ticks.SetItem(1, axis.Ticks[1] with { Label = "77" }) }),
        ["V13 a tick label close to the next"] = () => Text(Sweep, TextRole.Tick, tick => tick with { Bounds = Sweep.Texts(TextRole.Tick).ElementAt(1).Bounds with { X = Sweep.Texts(TextRole.Tick).ElementAt(1).Bounds.X + 1 } }),
        ["V14 a break glyph gone"] = () => Y(Cut, axis => axis with { HasBreak = false }),
        ["V15 an axis far too long"] = () => Y(Cut, axis => axis with { Max = axis.Min + 5 * (axis.Max - axis.Min) }),
        ["V16 an axis too short"] = () => Y(Sweep, axis => axis with { Max = axis.Max / 2 }),
        ["V17 a raw name"] = () => Text(Sweep, TextRole.AxisTitle, title => title with { Text = "time_to_first_token (ms)" }),
        ["V18 a tick of the second axis off the grid"] = () => Panel(First("V18"), panel => panel with { Y2 = panel.Y2! with { Ticks = panel.Y2.Ticks.SetItem(1, panel.Y2.Ticks[1] with { Position = panel.Y2.Ticks[1].Position + 1 }) } }),
        ["V19 a logarithmic axis without minor ticks"] = () => Layout(First("V19"), layout => layout with { Panels = [.. layout.Panels.Select(panel => panel with { X = Majors(panel.X), Y = Majors(panel.Y) })] }),
        ["V20 an axis that starts before the first request"] = () => Panel(Series, panel => panel with { X = panel.X with { Min = -0.1 * panel.X.Max } }),
        ["V21 two z values swapped"] = () => Layout(Sweep, layout => layout with
        {
            Marks = layout.Marks.SetItem(0, layout.Marks[0] with { Z = Highest(layout).Z }).Replace(Highest(layout), Highest(layout) with { Z = layout.Marks[0].Z }),
        }),
        ["V22 a dominated point filled"] = () => Layers(Frontier, layer => layer is PointsLayer { Hollow: { } hollow } points && hollow.Contains(true) ? points with { Hollow = new bool[hollow.Length] } : layer),
        ["V23 a sweep joined backwards"] = () => Layers(Sweep, layer => layer is LineLayer line ? line with { X = [.. line.X.Reverse()], Y = [.. line.Y.Reverse()] } : layer),
        ["V24 a prefill too short to be seen"] = () => Marks(First("V24"), mark => mark.Kind == MarkKind.Segments && mark.Series.StartsWith("prefill", StringComparison.OrdinalIgnoreCase),
            mark => mark with { Vertices = mark.Vertices.SetItem(1, mark.Vertices[0]) }),
        ["V25 a slice moved"] = () => Marks(Slices, mark => mark is { Kind: MarkKind.Points, Series: "outlier" }, mark => mark with { Vertices = mark.Vertices.SetItem(0, new(mark.Vertices[0].X + 2, mark.Vertices[0].Y)) }),
        ["V25 an outlier that passes for none"] = () => Marks(Slices, mark => mark is { Kind: MarkKind.Points, Series: "outlier" }, mark => mark with { Vertices = mark.Vertices.RemoveAt(0) }),
        ["V26 a line drawn too high"] = () => Marks(Series, mark => mark is { Kind: MarkKind.Line, Panel: 0 } && mark.Color == ColorToken.Series(0), mark => mark with { Vertices = [.. mark.Vertices.Select(vertex => new Point(vertex.X, vertex.Y - 2))] }),
        ["V27 a percentile off by a thousandth"] = () => Layers(First("V27"), layer => layer is LineLayer { Color.Role: ColorRole.Percentile } line ? line with { Y = [.. line.Y.Select(value => 1.001 * value)] } : layer),
        ["V28 a region too wide"] = () => Layers(First("V28"), layer => layer is PolygonLayer { X.Length: > 0 } region ? region with { X = [1.001 * region.X[0], .. region.X.Skip(1)] } : layer),
        ["V29 too many markers"] = () => Marks(Sweep, mark => mark.Kind == MarkKind.Points, mark => mark with { Vertices = [.. Enumerable.Repeat(mark.Vertices[0], 20_001)] }),
        ["V29 a peak gone from a thinned line"] = () => Marks(Thinned, mark => mark.Kind == MarkKind.Line && mark.Color.Role == ColorRole.Percentile,
            mark => mark with { Vertices = [.. mark.Vertices.Select(vertex => new Point(vertex.X, Math.Max(vertex.Y, Highest(mark) + 1)))] }),
        ["V34 a series not drawn"] = () => Layout(Sweep, layout => layout with { Marks = layout.Marks.RemoveAll(mark => mark.Series == "Qwen3-0.6B") }),
        ["V35 a legend in another order"] = () => Layout(Sweep, layout => layout with { Legend = layout.Legend! with { Entries = [.. layout.Legend.Entries.Reverse()] } }),
        ["V35 a series without a name"] = () => Layout(Sweep, layout => layout with { Legend = layout.Legend! with { Entries = layout.Legend.Entries.RemoveAt(0) } }),
        ["V36 two equal names"] = () => Layout(Sweep, layout => layout with { Texts = layout.Texts.Add(Sweep.Texts(TextRole.Legend).First()) }),
        ["V37 a caption gone"] = () => Layout(Sweep, layout => layout with { Texts = layout.Texts.RemoveAll(text => text.Role == TextRole.Caption) }),
        ["V38 the cue in the wrong corner"] = () => Marks(Sweep, mark => mark.Kind == MarkKind.CueStar, mark => mark with { Vertices = [new(mark.Vertices[0].X, Sweep.Layout.Panels[0].Area.Bottom - 20)] }),
        ["V40 a warning gone"] = () => Layout(Pictures.Get("F3-F5/timeslices_throughput/1600x800"), layout => layout with { Texts = layout.Texts.RemoveAll(text => text.Role == TextRole.Warning) }),
    };

    /// <summary>What is wrong with the steps of drawing.</summary>
    public static IReadOnlyDictionary<string, Func<Drawing>> OfDrawings { get; } = new Dictionary<string, Func<Drawing>>
    {
        ["V30 a pale text"] = () => Steps(op => op is DrawText text ? text with { Color = Rgba.Parse("#8C8C8C") } : op),
        ["V30 a pale line"] = () => Steps(op => op is StrokePath { Clip: not null, HasRoundJoins: true } stroke ? stroke with { Color = Rgba.Parse("#B0C890") } : op),
        ["V30 a strong grid"] = () => Steps(op => op is CrispLine line && line.Color == Theme.Light.MajorGrid ? line with { Color = Theme.Light.Text } : op),
        ["V31 a line moved in one theme"] = () => Steps(op => op is CrispLine line ? line with { At = line.At + 0.5 } : op),
        ["V31 a dash in one theme"] = () => Steps(op => op is StrokePath { Clip: not null, HasRoundJoins: true } stroke ? stroke with { Dash = [8, 4] } : op),
        // From #5F9400 a difference of 5 in CIEDE2000.
        ["V32 a colour changed a little"] = () => Steps(op => op is StrokePath { Clip: not null, HasRoundJoins: true } stroke ? stroke with { Color = Rgba.Parse("#669F1C") } : op),
    };

    /// <summary>The picture that most is done to.</summary>
    public static Picture Sweep => Pictures.Get("F1/ttft_vs_throughput/1600x800");

    private static Picture Frontier => Pictures.Get("F1/pareto_curve_throughput_per_gpu_vs_latency/1600x800");

    private static Picture Cut => Pictures.Get("F3-F5/itl_over_time/1600x800");

    private static Picture Series => Pictures.Get("F3-F5/dispersed_throughput_over_time/1600x800");

    private static Picture Slices => Pictures.Get("F3-F5/timeslices_itl/1600x800");

    private static Picture Thinned => Pictures.Get("F6-100k/latency_over_time/1600x800");

    // The first picture that a check has something to look at in.
    private static Picture First(string check) => Pictures.Get((string)CheckList.Cases(check).First()[0]);

    private static Point FirstPoint(Picture picture) => picture.Layout.Marks.First(mark => mark.Kind == MarkKind.Points && mark.Panel == 0).Vertices[0];

    private static Mark Highest(FigureLayout layout) => layout.Marks.Last(mark => mark.Panel == layout.Marks[0].Panel);

    private static double Highest(Mark mark) => mark.Vertices.Where(vertex => vertex.Y > 0).Min(vertex => vertex.Y);

    private static AxisLayout Majors(AxisLayout axis) => axis with { Ticks = axis.Ticks.RemoveAll(tick => !tick.IsMajor) };

    private static Picture Layout(Picture picture, Func<FigureLayout, FigureLayout> change) => picture with { Layout = change(picture.Layout) };

    private static Picture Panel(Picture picture, Func<PanelLayout, PanelLayout> change) =>
        Layout(picture, layout => layout with { Panels = layout.Panels.SetItem(0, change(layout.Panels[0])) });

    private static Picture Y(Picture picture, Func<AxisLayout, AxisLayout> change) => Panel(picture, panel => panel with { Y = change(panel.Y) });

    private static Picture Text(Picture picture, TextRole role, Func<TextBox, TextBox> change)
    {
        TextBox text = picture.Texts(role).First();
        return Layout(picture, layout => layout with { Texts = layout.Texts.Replace(text, change(text)) });
    }

    private static Picture Marks(Picture picture, Func<Mark, bool> which, Func<Mark, Mark> change)
    {
        Mark mark = picture.Layout.Marks.First(which);
        return Layout(picture, layout => layout with { Marks = layout.Marks.Replace(mark, change(mark)) });
    }

    private static Picture Layers(Picture picture, Func<Layer, Layer> change) => picture with
    {
        Figure = picture.Figure with { Panels = [.. picture.Figure.Panels.Select(panel => panel with { Layers = [.. panel.Layers.Select(change)] })] },
    };

    private static Drawing Steps(Func<DrawOp, DrawOp> change)
    {
        Drawing drawing = Drawing.Of(Sweep, Theme.Light);
        ImmutableArray<DrawOp> ops = drawing.List.Ops;
        int at = ops.IndexOf(ops.First(op => !ReferenceEquals(change(op), op)));
        return drawing with { List = drawing.List with { Ops = ops.SetItem(at, change(ops[at])) } };
    }
}
