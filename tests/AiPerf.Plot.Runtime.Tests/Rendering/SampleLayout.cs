using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

/// <summary>A layout made by hand that holds every kind of mark, so that the renderer can be tested without the layouter.</summary>
internal static class SampleLayout
{
    public const double Width = 800;
    public const double Height = 500;

    public static FigureLayout Create(ImmutableArray<Mark> marks = default) => new()
    {
        Width = Width,
        Height = Height,
        Title = "Request throughput & time to first token",
        AltText = "Scatter with lines, time to first token (ms) against request throughput, two groups <a> and \"b\".",
        Panels = [Panel],
        Texts = Texts,
        Marks = marks.IsDefault ? AllMarks() : marks,
        Legend = new(LegendPlacement.Right, new(690, 60, 90, 40),
        [
            new("first", new(690, 60, 90, 20), [new() { Kind = MarkKind.Line, Z = ZLayer.Label, Color = ColorToken.Series(0), Vertices = [new(690, 70), new(714, 70)], StrokeWidth = 2 }]),
            new("second", new(690, 82, 90, 20), [new() { Kind = MarkKind.Points, Z = ZLayer.Label, Color = ColorToken.Series(1), Vertices = [new(702, 92)], Shape = MarkerShape.Square, Size = 10 }]),
        ]),
        WarningBox = new(70, 462, 300, 22),
        Diagnostics = new(),
    };

    public static Box Area { get; } = new(70, 60, 600, 360);

    private static PanelLayout Panel { get; } = new(
        Area,
        new(AxisSide.Bottom, false, 0, 10, "s", 1, [.. Enumerable.Range(0, 6).Select(i => new Tick(i * 2, 70 + i * 120, $"{i * 2}", true))], false, true, null),
        new(AxisSide.Left, false, 10, 60, "ms", 1, [.. Enumerable.Range(0, 6).Select(i => new Tick(10 + i * 10, 420 - i * 72, $"{10 + i * 10}", true))], true, true, null),
        null);

    private static ImmutableArray<TextBox> Texts { get; } =
    [
        new(TextRole.Title, "Request throughput & time to first token", "", new(20, 36), 0, 22, true, false, new(20, 18, 500, 24), false),
        new(TextRole.AxisTitle, "Latency, p99 (ms)", "", new(24, 300), -90, 15, false, false, new(10, 150, 20, 150), false),
        new(TextRole.Caption, "1,316 requests · 398 s · ±1 σ ≤ 5 µs", "", new(70, 452), 0, 12, false, true, new(70, 440, 300, 14), false),
        new(TextRole.PointLabel, "16", "", new(300, 200), 0, 13, false, false, new(300, 188, 16, 14), true),
        new(TextRole.Warning, "Input lengths vary", "", new(92, 478), 0, 13, false, false, new(92, 466, 120, 16), false),
        new(TextRole.Cue, "better", "", new(110, 90), 0, 13, false, false, new(110, 78, 40, 14), false),
        .. Enumerable.Range(0, 6).Select(i => new TextBox(TextRole.Tick, $"{10 + i * 10}", "", new(46, 425 - i * 72), 0, 14, false, false, new(46, 412 - i * 72, 18, 14), false)),
    ];

    public static ImmutableArray<Mark> AllMarks()
    {
        var curve = Enumerable.Range(0, 120).Select(i => new Point(70 + i * 5, 240 - 120 * Math.Sin(i / 12.0))).ToImmutableArray();
        var levels = Enumerable.Range(0, 20 * 10).Select(i => (byte)(i * 37 % 256)).ToImmutableArray();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        marks.Add(Of(MarkKind.Fill, ZLayer.Region, ColorRole.Reference, 0, [new(70, 100), new(670, 100), new(670, 140), new(70, 140)]) with { Opacity = 0.08 });
        marks.Add(Of(MarkKind.Line, ZLayer.Region, ColorRole.Reference, 0, [new(70, 100), new(670, 100)]) with { DashPattern = [4, 3], StrokeWidth = 1 });
        marks.Add(Of(MarkKind.Hatch, ZLayer.Region, ColorRole.Muted, 0, [new(500, 60), new(560, 60), new(560, 420), new(500, 420)]));
        marks.Add(Of(MarkKind.Raster, ZLayer.UnderLine, ColorRole.Percentile, 0, []) with { Raster = new(new(80, 300, 60, 30), 20, 10, levels) });
        marks.Add(Of(MarkKind.Line, ZLayer.Line, ColorRole.Series, 0, curve) with { StrokeWidth = 2 });
        marks.Add(Of(MarkKind.Line, ZLayer.Line, ColorRole.Baseline, 0, [new(70, 400), new(300, 350), new(double.NaN, 0), new(320, 340), new(600, 300)]) with { StrokeWidth = 2, DashPattern = [6, 4] });
        marks.Add(Of(MarkKind.Segments, ZLayer.ErrorBar, ColorRole.Series, 1, [new(200, 180), new(200, 260), new(196, 180), new(204, 180)]) with { StrokeWidth = 1.5 });
        foreach (var shape in Enum.GetValues<MarkerShape>())
        {
            var x = 100 + 50 * (int)shape;
            marks.Add(Of(MarkKind.Points, ZLayer.Marker, ColorRole.Series, (int)shape, [new(x, 330)]) with { Shape = shape, Size = 14, Ring = 1.5 });
            marks.Add(Of(MarkKind.Points, ZLayer.HollowMarker, ColorRole.Series, (int)shape, [new(x, 370)]) with { Shape = shape, Size = 14, IsHollow = true, StrokeWidth = 2 });
        }

        marks.Add(Of(MarkKind.Points, ZLayer.Marker, ColorRole.Outlier, 0, [.. Enumerable.Range(0, 700).Select(i => new Point(80 + i * 97 % 560, 70 + i * 53 % 60))]) with { Size = 5, Opacity = 0.5 });
        marks.Add(Of(MarkKind.Leader, ZLayer.Leader, ColorRole.Muted, 0, [new(300, 210), new(280, 230)]));
        marks.Add(Of(MarkKind.CueArrow, ZLayer.Cue, ColorRole.Text, 0, [new(116, 110), new(90, 74)]) with { Panel = -1 });
        marks.Add(Of(MarkKind.CueStar, ZLayer.Cue, ColorRole.Text, 0, [new(160, 85)]) with { Size = 12, Panel = -1 });
        marks.Add(Of(MarkKind.WarningIcon, ZLayer.Cue, ColorRole.Text, 0, [new(81, 473)]) with { Size = 14, Panel = -1 });
        return marks.ToImmutable();
    }

    private static Mark Of(MarkKind kind, ZLayer z, ColorRole role, int index, ImmutableArray<Point> vertices) =>
        new() { Kind = kind, Z = z, Color = new(role, index), Vertices = vertices, Panel = 0, StrokeWidth = 1 };
}
