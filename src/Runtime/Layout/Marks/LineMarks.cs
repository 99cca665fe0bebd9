using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Marks of lines and of areas below lines.</summary>
internal static class LineMarks
{
    /// <summary>How much ground lines keep on each side over a raster.</summary>
    public const double RasterHalo = 1.25;

    private const double LeastDot = 3;

    /// <summary>Adds a line.</summary>
    public static void AddLine(PanelCanvas canvas, LineLayer line, MarkSink sink)
    {
        ImmutableArray<Point> vertices = Vertices(canvas, line, line.Join, line, sink);
        if (vertices.IsEmpty)
            return;
        ZLayer z = LayerStyle.Z(line, canvas.Panel.Y2 is not null);
        sink.Marks.Add(MarkBuilder.Start(canvas, line, MarkKind.Line, z) with
        {
            Vertices = vertices,
            StrokeWidth = line.Width,
            Halo = canvas.HasRaster && line.Opacity >= 1 ? RasterHalo : 0,
            DashPattern = LayerStyle.Pattern(line.Dash, line.Color),
            Opacity = line.Opacity,
        });

        // A value between two gaps has no line to lie on, and would not be seen at all unless the series has markers.
        if (canvas.Panel.Layers.Any(layer => layer is PointsLayer && layer.Series == line.Series))
            return;
        ImmutableArray<Point> alone = [.. Outline.Pieces(vertices).Where(piece => piece.Length == 1).Select(piece => piece[0])];
        if (alone.Length > 0)
        {
            sink.Marks.Add(MarkBuilder.Start(canvas, line, MarkKind.Points, z) with
            {
                Vertices = alone,
                Size = Math.Max(line.Width, LeastDot),
                Opacity = line.Opacity,
            });
        }
    }

    /// <summary>Adds the area between a line and zero.</summary>
    public static void AddArea(PanelCanvas canvas, AreaLayer area, MarkSink sink)
    {
        ImmutableArray<Point> vertices = Vertices(canvas, area, area.Join, null, sink);
        if (vertices.IsEmpty)
            return;
        sink.Marks.Add(MarkBuilder.Start(canvas, area, MarkKind.Fill, ZLayer.Area) with
        {
            Vertices = Outline.Above(vertices, canvas.YOf(area).BaseLine),
            Opacity = area.Opacity,
        });
    }

    private static ImmutableArray<Point> Vertices(PanelCanvas canvas, XyLayer layer, LineJoin join, LineLayer? recorded, MarkSink sink)
    {
        double[] x = PanelCanvas.Map(layer.X, canvas.X);
        double[] y = PanelCanvas.Map(layer.Y, canvas.YOf(layer));
        if (x.Length > y.Length)
            Array.Resize(ref x, y.Length);
        int[] indices = M4.Select(x, y, canvas.Area.X, canvas.Columns);
        if (indices.Length < x.Length && recorded is not null)
            sink.Decimations.Add(new Decimation(recorded.Series, "m4", x.Length, indices.Length));
        return Outline.Line(x, y, indices, join);
    }
}
