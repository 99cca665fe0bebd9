using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Marks of single points; those beyond an axis become carets at the edge.</summary>
internal static class PointMarks
{
    private const double CaretSize = 9;

    /// <summary>Diameter and opacity of a layer's markers.</summary>
    public static PointStyle StyleOf(PointsLayer layer)
    {
        PointStyle rule = PointStyle.For(Math.Min(layer.X.Length, layer.Y.Length));
        bool isSized = layer.Size is > 0;
        return new PointStyle(isSized ? layer.Size!.Value : rule.Size, layer.Opacity ?? (isSized && layer.X.Length <= 200 ? 1 : rule.Opacity));
    }

    /// <summary>Adds a layer of points.</summary>
    public static void Add(PanelCanvas canvas, PointsLayer layer, MarkSink sink)
    {
        AxisMapping y = canvas.YOf(layer);
        int count = Math.Min(layer.X.Length, layer.Y.Length);
        var filled = ImmutableArray.CreateBuilder<Point>(count);
        var hollow = ImmutableArray.CreateBuilder<Point>();
        var carets = new Carets(canvas);
        for (int i = 0; i < count; i++)
        {
            if (!double.IsFinite(layer.X[i]) || !double.IsFinite(layer.Y[i]))
                continue;
            var point = new Point(canvas.X.Map(layer.X[i]), y.Map(layer.Y[i]));
            if (!canvas.X.Holds(layer.X[i]) || !y.Holds(layer.Y[i]))
            {
                carets.Add(point);
                continue;
            }

            (layer.Hollow is { } flags && i < flags.Length && flags[i] ? hollow : filled).Add(point);
        }

        PointStyle style = StyleOf(layer);

        // A cloud of requests lies below the lines drawn through it; single measurements lie above theirs.
        bool isCloud = layer.Size is null && canvas.Panel.Layers.Any(other => other is LineLayer);
        Mark start = MarkBuilder.Start(canvas, layer, MarkKind.Points, isCloud ? ZLayer.UnderLine : ZLayer.Marker) with
        {
            Shape = layer.Shape ?? LayerStyle.Shape(layer.Color),
            Size = style.Size,
            Opacity = style.Opacity,
            StrokeWidth = style.Size >= 8 ? 2 : 1.25,
        };
        if (hollow.Count > 0)
            sink.Marks.Add(start with { Z = isCloud ? ZLayer.UnderLine : ZLayer.HollowMarker, Vertices = hollow.ToImmutable(), IsHollow = true });
        if (layer.Size is null && layer.Opacity is null)
        {
            foreach ((double opacity, Point[] points) in PointCrowd.ByOpacity(filled, style))
                sink.Marks.Add(start with { Vertices = [.. points], Opacity = opacity });
        }
        else if (filled.Count > 0)
        {
            sink.Marks.Add(start with { Vertices = filled.ToImmutable(), Ring = LayerStyle.Ring(style.Size) });
        }

        carets.Flush(layer, sink);
    }

    /// <summary>Points beyond the axes, moved to the edge they left through.</summary>
    internal sealed class Carets(PanelCanvas canvas)
    {
        private readonly HashSet<Point> _above = [];
        private readonly HashSet<Point> _beside = [];
        private int _count;

        /// <summary>Takes a point in.</summary>
        public void Add(Point point)
        {
            _count++;
            Box area = canvas.Area.Inflate(-CaretSize / 2 - 1);
            var moved = new Point(
                Math.Round(Math.Clamp(point.X, area.X, Math.Max(area.X, area.Right))),
                Math.Round(Math.Clamp(point.Y, area.Y, Math.Max(area.Y, area.Bottom))));
            (point.Y < canvas.Area.Y ? _above : _beside).Add(moved);
        }

        /// <summary>Hands over the marks and the count.</summary>
        public void Flush(Layer layer, MarkSink sink)
        {
            sink.OutOfRange += _count;
            foreach ((HashSet<Point> points, MarkerShape shape) in ((HashSet<Point>, MarkerShape)[])[(_above, MarkerShape.TriangleUp), (_beside, MarkerShape.TriangleDown)])
            {
                if (points.Count == 0)
                    continue;
                sink.Marks.Add(MarkBuilder.Start(canvas, layer, MarkKind.Points, ZLayer.Marker) with
                {
                    Vertices = [.. points],
                    Shape = shape,
                    Size = CaretSize,
                    StrokeWidth = 1.5,
                });
            }
        }
    }
}
