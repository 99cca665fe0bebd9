using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>Turns the layout's marks into steps of drawing.</summary>
/// <param name="panels">The panels that clip.</param>
/// <param name="colors">Theme and palette.</param>
/// <param name="ops">Where the steps go.</param>
internal sealed class MarkPainter(ImmutableArray<PanelLayout> panels, ColorResolver colors, List<DrawOp> ops)
{
    /// <summary>Round corners cost several times as much as mitred ones and cannot be seen on dense lines.</summary>
    private const int MaxRoundVertices = 500;

    /// <summary>The distance between hatch lines, across.</summary>
    private const double HatchSpacing = 8;

    /// <summary>Plain, hatched one way, the other way, both ways.</summary>
    private const int Textures = 4;

    private const double TexturedOpacity = 0.2;
    private const double TextureWidth = 1.5;

    /// <summary>How far the background reaches beyond an error bar that lies on a bar of its own colour.</summary>
    private const double BarHalo = 1.25;

    /// <summary>At this opacity a fill hides lines of its own colour.</summary>
    private const double SolidOpacity = 0.5;

    /// <summary>A region in muted ink has a contrast of 1.12 at this multiple of the opacity that gives it to one in the reference's.</summary>
    private const double MutedRegions = 1.15;

    private readonly Theme _theme = colors.Theme;
    private readonly HashSet<(int Panel, ColorToken Color)> _solid = [];
    private readonly HashSet<int> _grouped = [];

    /// <summary>Adds the steps of a mark.</summary>
    public void Paint(Mark mark)
    {
        switch (mark.Kind)
        {
            case MarkKind.Points:
                Points(mark);
                break;
            case MarkKind.Line:
                if (mark.Halo > 0)
                    Stroke(mark with { StrokeWidth = mark.StrokeWidth + 2 * mark.Halo, Opacity = 1, DashPattern = [] }, Outline.Polyline(mark.Vertices.AsSpan(), close: false), _theme.Plot);
                Stroke(mark, Outline.Polyline(mark.Vertices.AsSpan(), close: false), LineColor(mark));
                break;
            case MarkKind.Segments:
                if (mark.Z == ZLayer.ErrorBar && LiesOnBars(mark))
                    Stroke(mark with { StrokeWidth = mark.StrokeWidth + 2 * BarHalo, Opacity = 1 }, Outline.Segments(mark.Vertices.AsSpan()), _theme.Plot);
                Stroke(mark, Outline.Segments(mark.Vertices.AsSpan()), LineColor(mark));
                break;
            case MarkKind.Leader:
                Stroke(mark, Outline.Segments(mark.Vertices.AsSpan()), _theme.Muted);
                break;
            case MarkKind.Fill when TextureOf(mark) is > 0 and var texture:
                Textured(mark, texture);
                break;
            case MarkKind.Fill:
                NoteBars(mark);
                if (mark.Z == ZLayer.Area && mark.Opacity >= SolidOpacity)
                    _solid.Add((mark.Panel, mark.Color));
                ops.Add(new FillPath(Outline.Polyline(mark.Vertices.AsSpan(), close: true), colors[mark.Color].WithOpacity(FillOpacity(mark)))
                {
                    Clip = Clip(mark, 0),
                });
                break;
            case MarkKind.Hatch:
                Hatch(mark, isFalling: false);
                break;
            case MarkKind.Raster when mark.Raster is { } raster:
                ops.Add(new DrawCells(raster, colors.Density(mark.Color)) { Clip = Clip(mark, 0) });
                break;
            case MarkKind.CueArrow:
                CueIcons.Arrows(mark.Vertices.AsSpan(), Math.Max(mark.StrokeWidth, 1.5), _theme.Cue, ops);
                break;
            case MarkKind.CueStar:
                CueIcons.Star(mark.Vertices.AsSpan(), mark.Size, _theme.Cue, ops);
                break;
            case MarkKind.WarningIcon:
                CueIcons.Warning(mark.Vertices.AsSpan(), mark.Size, _theme.WarningText, _theme.WarningFill, ops);
                break;
        }
    }

    private void Points(Mark mark)
    {
        var color = colors[mark.Color].WithOpacity(mark.Opacity);
        var stroke = mark.IsHollow ? Math.Max(mark.StrokeWidth, 1) : 0;
        var reach = mark.Size * MarkerOutlines.Reach + mark.Ring + stroke;
        // A marker at the edge of the panel is drawn whole; the clip only keeps those beyond it out.
        var inside = mark.Panel < 0
            ? mark.Vertices
            : mark.Vertices.Where(point => IsInside(panels[mark.Panel].Area, point)).ToImmutableArray();
        ops.Add(new DrawMarkers(mark.Shape, mark.Size, Drawable(inside), mark.IsHollow ? _theme.Plot : color, color, stroke, _theme.Plot, mark.Ring)
        {
            Clip = Clip(mark, reach),
        });
    }

    /// <summary>Bars are painted before error bars, so all of them are known here.</summary>
    private bool LiesOnBars(Mark mark) => _solid.Contains((mark.Panel, mark.Color)) || _grouped.Contains(mark.Panel);

    /// <summary>Bars of groups have any colour, so that whatever lies on them needs background around it.</summary>
    private void NoteBars(Mark mark)
    {
        if (mark.Texture is not null)
            _grouped.Add(mark.Panel);
    }

    private static ImmutableArray<Point> Drawable(ImmutableArray<Point> points) =>
        points.Any(point => !double.IsFinite(point.X + point.Y)) ? [.. points.Where(point => double.IsFinite(point.X + point.Y))] : points;

    private static bool IsInside(Box area, Point point)
    {
        const double Tolerance = 0.01;
        return point.X >= area.X - Tolerance && point.X <= area.Right + Tolerance
            && point.Y >= area.Y - Tolerance && point.Y <= area.Bottom + Tolerance;
    }

    private void Stroke(Mark mark, Outline path, Rgba color)
    {
        var width = mark.StrokeWidth > 0 ? mark.StrokeWidth : 1;
        ops.Add(new StrokePath(path, color.WithOpacity(mark.Opacity), width, DashOf(mark), path.Points.Length <= MaxRoundVertices)
        {
            Clip = Clip(mark, width / 2),
        });
    }

    private ImmutableArray<double> DashOf(Mark mark)
    {
        var own = _theme.DashesSeries && mark.Kind == MarkKind.Line && mark.DashPattern.Length == 0 && mark.Color.Role == ColorRole.Series;
        return own ? LayerStyle.Cycle(mark.Color.Index) : mark.DashPattern;
    }

    /// <summary>Edges of reference bands are lighter than reference lines.</summary>
    private Rgba LineColor(Mark mark) =>
        mark is { Color.Role: ColorRole.Reference, Z: ZLayer.Region or ZLayer.Band } ? _theme.ReferenceEdge : colors[mark.Color];

    /// <summary>What is faint on one theme may be invisible on another; muted ink needs more of itself than the reference's to be seen.</summary>
    private double FillOpacity(Mark mark) => mark switch
    {
        { Color.Role: ColorRole.Reference } => Math.Max(mark.Opacity, _theme.ReferenceOpacity),
        { Color.Role: ColorRole.Muted or ColorRole.Text, Z: ZLayer.Region } => Math.Max(mark.Opacity, MutedRegions * _theme.ReferenceOpacity),
        _ => mark.Opacity,
    };

    /// <summary>Greys of neighbouring series hardly differ, and come again after a few: there the series itself chooses.</summary>
    private int TextureOf(Mark mark) => mark.Texture switch
    {
        null => 0,
        { } own when !_theme.DashesSeries => own % Textures,
        _ when mark.Color.Role == ColorRole.Series => (Math.Max(0, mark.Color.Index) + Math.Max(0, mark.Color.Index) / Math.Max(1, _theme.Series.Length)) % Textures,
        _ => Textures - 1,
    };

    private void Textured(Mark mark, int texture)
    {
        NoteBars(mark);
        var outline = Outline.Polyline(mark.Vertices.AsSpan(), close: true);

        // Grid lines would be one more pattern.
        ops.Add(new FillPath(outline, _theme.Plot) { Clip = Clip(mark, 0) });
        ops.Add(new FillPath(outline, colors[mark.Color].WithOpacity(TexturedOpacity)) { Clip = Clip(mark, 0) });
        Mark lines = mark with { StrokeWidth = TextureWidth, Opacity = 1 };
        if (texture != 2)
            Hatch(lines, isFalling: false);
        if (texture != 1)
            Hatch(lines, isFalling: true);
        Stroke(lines, outline, colors[mark.Color]);
    }

    private void Hatch(Mark mark, bool isFalling)
    {
        var path = Outline.Polyline(mark.Vertices.AsSpan(), close: true);
        var bounds = path.Bounds;
        if (mark.Panel >= 0)
        {
            // An outline far larger than the panel would ask for lines that nobody sees.
            var area = panels[mark.Panel].Area;
            var left = Math.Max(bounds.X, area.X);
            var top = Math.Max(bounds.Y, area.Y);
            bounds = new(left, top, Math.Max(0, Math.Min(bounds.Right, area.Right) - left), Math.Max(0, Math.Min(bounds.Bottom, area.Bottom) - top));
        }

        var step = HatchSpacing * Math.Sqrt(2);
        var lines = new List<Point>();
        // Lines sit on a lattice of the whole canvas, so that neighbouring outlines join.
        double slope = isFalling ? -1 : 1;
        var (first, last) = isFalling ? (bounds.X - bounds.Bottom, bounds.Right - bounds.Y) : (bounds.X + bounds.Y, bounds.Right + bounds.Bottom);
        for (var start = Math.Floor(first / step) * step; start < last; start += step)
        {
            lines.Add(new(start - slope * bounds.Y, bounds.Y));
            lines.Add(new(start - slope * bounds.Bottom, bounds.Bottom));
        }

        ops.Add(new HatchPath(path, Outline.Segments([.. lines]), LineColor(mark).WithOpacity(mark.Opacity), Math.Max(mark.StrokeWidth, 1))
        {
            Clip = Clip(mark, 0),
        });
    }

    private Box? Clip(Mark mark, double reach) => mark.Panel < 0 ? null : panels[mark.Panel].Area.Inflate(reach);
}
