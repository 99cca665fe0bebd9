using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;
using AiPerf.Plot.Runtime.Tests.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-30 to V-32 of the plots specification, over the steps that are drawn.</summary>
internal static class ColorCheckList
{
    // More series than this repeat colour and dash together, and the marker alone tells them apart (R-22: seven colours, four dashes).
    private const int DistinctLooks = 28;

    // The theme without colours has four greys, each with a dash of its own.
    private const int DistinctGreys = 4;

    public static DrawingCheck V30 { get; } = new("V30 everything stands out from what lies below it", _ => true, EverythingStandsOut);

    public static DrawingCheck V31 { get; } = new("V31 themes differ in colours alone", _ => true, ThemesDifferInColoursAlone);

    public static DrawingCheck V32 { get; } = new("V32 any two series can be told apart", picture => Looks(picture, Theme.Light).Length > 1, SeriesCanBeToldApart);

    public static IReadOnlyList<DrawingCheck> All { get; } = [V30, V31, V32];

    private static void EverythingStandsOut(Drawing drawing)
    {
        Theme theme = drawing.Theme;
        var colors = new ColorResolver(theme, Palette.Safe);

        // One of two axes has the colour of its series.
        Rgba[] axes = [theme.Axis, .. drawing.Picture.Axes.Select(pair => pair.Placed.SwatchColor).OfType<ColorToken>().Select(token => colors[token])];
        ImmutableArray<DrawOp> ops = drawing.List.Ops;
        for (int i = 0; i < ops.Length; i++)
        {
            switch (ops[i])
            {
                case DrawText text when text.Text.Trim().Length > 0:
                    TextBox box = drawing.Picture.Layout.Texts[i - (ops.Length - drawing.Picture.Layout.Texts.Length)];
                    foreach (Rgba ground in text.Halo.IsClear ? Grounds.Below(drawing.List, i, box.Bounds) : [text.Halo])
                        AtLeast(4.5, text.Color, ground, $"{box.Role} '{text.Text}'");
                    break;
                case CrispLine line when line.Color == theme.MajorGrid:
                    double grid = ColorScience.Contrast(line.Color, theme.Plot);
                    Assert.IsTrue(grid is >= 1.15 and <= 1.6, $"grid {line.Color.Hex}: {grid:0.00}");
                    break;
                case CrispLine line when line.Color != theme.MinorGrid:
                    Assert.Contains(line.Color, axes, "a line that is neither axis nor grid");
                    AtLeast(3, line.Color, theme.Plot, "axis line");
                    break;
                case StrokePath stroke when stroke.Path.Points.Length > 0:
                    Seen(stroke.Color, i, stroke.Path.Points[0], "line");
                    break;
                case HatchPath hatch:
                    Seen(hatch.Color, i, hatch.Path.Points[0], "hatching");
                    break;
                case DrawMarkers { Centres.Length: > 0 } markers:
                    Seen(markers.StrokeWidth > 0 ? markers.Stroke : markers.Fill, i, markers.Centres[0], $"{markers.Shape}");
                    break;
                case DrawCells cells:
                    foreach (byte level in cells.Raster.Levels.Where(level => level > 0).Distinct())
                        AtLeast(3, cells.Ramp[level], theme.Plot, $"density level {level}");
                    break;
            }
        }

        BandsAreSeen(drawing);

        // What is painted in the colour of the ground keeps marks apart and is not meant to be seen.
        void Seen(Rgba color, int at, Point place, string what)
        {
            if (Opaque(color) == theme.Plot || Opaque(color) == theme.Paper || color == theme.WarningFill)
                return;

            // What is translucent is one of a crowd, fades out at an edge or is secondary; the colour that it adds up to counts.
            Rgba full = color.A < 255 * PointStyle.Lone - 1 ? Opaque(color) : color;
            foreach (Rgba ground in Grounds.Below(drawing.List, at, new Box(place.X, place.Y, 0, 0), boxesOnly: true))
                AtLeast(3, full.Over(ground), ground, what);
        }
    }

    private static void BandsAreSeen(Drawing drawing)
    {
        var colors = new ColorResolver(drawing.Theme, Palette.Safe);
        foreach (Mark mark in drawing.Picture.Layout.Marks.Where(mark => mark.Kind == MarkKind.Fill && mark.Z is ZLayer.Region or ZLayer.Band && mark.Vertices.Length > 0))
        {
            // Plain fills only support a line of their own.
            if (mark.Color.Role is not (ColorRole.Reference or ColorRole.Percentile or ColorRole.Muted))
                continue;
            FillPath? fill = drawing.List.Ops.OfType<FillPath>().FirstOrDefault(op => Opaque(op.Color) == colors[mark.Color] && op.Path.Points[0] == mark.Vertices[0]);
            Assert.IsNotNull(fill, $"{mark.Series} is not drawn");
            AtLeast(1.12, fill.Color.Over(drawing.Theme.Plot), drawing.Theme.Plot, mark.Series);
        }
    }

    private static void AtLeast(double contrast, Rgba color, Rgba ground, string what) =>
        Assert.IsGreaterThanOrEqualTo(contrast, ColorScience.Contrast(color, ground), $"{what}: {color.Hex} on {ground.Hex}");

    private static void ThemesDifferInColoursAlone(Drawing drawing)
    {
        Drawing other = Drawing.Of(drawing.Picture, drawing.Theme == Theme.Light ? Theme.Dark : Theme.Light);
        DrawOp[] here = WithoutPlotArea(drawing, drawing.Theme.DashesSeries);
        DrawOp[] there = WithoutPlotArea(other, drawing.Theme.DashesSeries);
        Assert.HasCount(there.Length, here);
        for (int i = 0; i < here.Length; i++)
            Assert.IsTrue(IsSame(here[i], there[i]), $"step {i}: {here[i]}");
    }

    // A theme whose plot area has a colour of its own has one more box for each panel, and one without colours has textures and dashes instead.
    private static DrawOp[] WithoutPlotArea(Drawing drawing, bool hasTextures) =>
        [.. drawing.List.Ops.Where(op => !(hasTextures && op is (FillPath or StrokePath or HatchPath)) && !(op is FillBox box && drawing.Theme.Plot != drawing.Theme.Paper && drawing.Picture.Layout.Panels.Any(panel => panel.Area == box.Area)))];

    private static bool IsSame(DrawOp a, DrawOp b) => a.Clip == b.Clip && (a, b) switch
    {
        (FillBox x, FillBox y) => x.Area == y.Area,
        (CrispLine x, CrispLine y) => x with { Color = y.Color } == y,
        (FillPath x, FillPath y) => IsSame(x.Path, y.Path),
        (StrokePath x, StrokePath y) => IsSame(x.Path, y.Path) && x.Width == y.Width && x.HasRoundJoins == y.HasRoundJoins && x.Dash.SequenceEqual(y.Dash),
        (HatchPath x, HatchPath y) => IsSame(x.Path, y.Path) && IsSame(x.Lines, y.Lines) && x.Width == y.Width,
        (DrawMarkers x, DrawMarkers y) => x.Shape == y.Shape && x.Size == y.Size && x.StrokeWidth == y.StrokeWidth && x.Ring == y.Ring && x.Centres.SequenceEqual(y.Centres),
        (DrawCells x, DrawCells y) => x.Raster == y.Raster,
        (DrawText x, DrawText y) => x with { Color = y.Color, Halo = y.Halo } == y && x.Halo.IsClear == y.Halo.IsClear,
        _ => false,
    };

    private static bool IsSame(AiPerf.Plot.Rendering.Outline a, AiPerf.Plot.Rendering.Outline b) => a.Verbs.SequenceEqual(b.Verbs) && a.Points.SequenceEqual(b.Points);

    private static void SeriesCanBeToldApart(Drawing drawing)
    {
        var colors = new ColorResolver(drawing.Theme, Palette.Safe);
        ColorsAreTheThemes(drawing, colors);
        Look[] looks = Looks(drawing.Picture, drawing.Theme);
        int distinct = drawing.Theme.DashesSeries ? DistinctGreys : DistinctLooks;
        for (int i = 0; i < looks.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (Look a, Look b) = (looks[i], looks[j]);

                // Greys, dashes and markers repeat together from here on: more series than this cannot be told apart in print.
                if (drawing.Theme.DashesSeries && Math.Max(a.Color.Index, b.Color.Index) >= DistinctLooks)
                    continue;
                double difference = ColorScience.LeastDifference([colors[a.Color], colors[b.Color]]);
                Assert.IsTrue(difference >= 10 || DifferInForm(a, b, distinct), $"{a} and {b}: dE {difference:0.0}");
                if (a.Shape is not null && b.Shape is not null && Math.Max(a.Color.Index, b.Color.Index) < distinct)
                    Assert.IsTrue(a.Shape != b.Shape || a.IsHollow != b.IsHollow || a.Dash != b.Dash || Math.Abs(ColorScience.Lightness(colors[a.Color]) - ColorScience.Lightness(colors[b.Color])) >= 10, $"{a} and {b} in grey");
            }
        }
    }

    private static bool DifferInForm(Look a, Look b, int distinct)
    {
        bool shapes = a.Shape != b.Shape || a.IsHollow != b.IsHollow;
        bool dashes = a.Dash != b.Dash;
        if (a.Shape is null || b.Shape is null || a.Dash is null || b.Dash is null)
            return shapes || dashes;
        return (shapes && dashes) || (Math.Abs(a.Color.Index - b.Color.Index) >= distinct && (shapes || dashes));
    }

    // Every colour drawn is one of the theme's: what is proved of those holds for the picture.
    private static void ColorsAreTheThemes(Drawing drawing, ColorResolver colors)
    {
        Theme theme = drawing.Theme;
        HashSet<Rgba> known =
        [
            theme.Paper, theme.Plot, theme.Text, theme.Muted, theme.MajorGrid, theme.MinorGrid, theme.Axis, theme.Reference, theme.ReferenceEdge, theme.Outlier,
            theme.WarningText, theme.WarningFill, theme.Cue, .. theme.Sequential, .. theme.Baselines, .. Enumerable.Range(0, 10).Select(i => colors[ColorToken.Series(i)]),
        ];
        foreach (DrawOp op in drawing.List.Ops)
        {
            Rgba[] used = op switch
            {
                FillBox box => [box.Color],
                CrispLine line => [line.Color],
                FillPath fill => [fill.Color],
                StrokePath stroke => [stroke.Color],
                HatchPath hatch => [hatch.Color],
                DrawMarkers markers => markers.StrokeWidth > 0 ? [markers.Fill, markers.Stroke] : [markers.Fill],
                DrawText text => [text.Color],
                _ => [],
            };
            foreach (Rgba color in used)
                Assert.Contains(Opaque(color), known, $"{op.GetType().Name} in {color.Hex}");
        }
    }

    /// <summary>How the series of a picture look that a reader has to tell apart by the legend.</summary>
    private static Look[] Looks(Picture picture, Theme theme) =>
    [
        .. picture.Layers.Where(layer => layer.InLegend && layer.Series.Length > 0 && layer is LineLayer or PointsLayer).GroupBy(layer => layer.Series)
            .Select(same => new Look(same.Key, same.First().Color,
                same.OfType<PointsLayer>().Where(points => points.X.Length > 0).Select(points => (MarkerShape?)(points.Shape ?? LayerStyle.Shape(points.Color))).FirstOrDefault(),
                same.OfType<PointsLayer>().Any(points => points.Hollow is { Length: > 0 } hollow && hollow.All(flag => flag)),
                same.OfType<LineLayer>().Where(line => line.X.Length > 0).Select(line => DashOf(line, theme) + (line.IsUnderlay ? " below" : "")).FirstOrDefault())),
    ];

    private static string DashOf(LineLayer line, Theme theme)
    {
        ImmutableArray<double> pattern = LayerStyle.Pattern(line.Dash, line.Color);
        return pattern.IsEmpty && theme.DashesSeries && line.Color.Role == ColorRole.Series ? $"own {line.Color.Index % DistinctGreys}" : string.Join(' ', pattern);
    }

    private static Rgba Opaque(Rgba color) => color with { A = 255 };

    private sealed record Look(string Series, ColorToken Color, MarkerShape? Shape, bool IsHollow, string? Dash);
}
