using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>The markers as outlines of diameter 1 about the origin. Sizes are balanced so that all shapes look equally large.</summary>
internal static class MarkerOutlines
{
    /// <summary>Control points of a quarter circle by one cubic curve lie this share of the radius off its ends.</summary>
    private const double Quarter = 0.5522847498307936;

    /// <summary>The outline of a shape.</summary>
    public static Outline Of(MarkerShape shape) => shape switch
    {
        MarkerShape.Circle => Circle,
        MarkerShape.Square => Square,
        MarkerShape.TriangleUp => TriangleUp,
        MarkerShape.Diamond => Diamond,
        MarkerShape.TriangleDown => TriangleDown,
        MarkerShape.Hexagon => Hexagon,
        MarkerShape.Plus => Plus,
        MarkerShape.Star => Star,
        MarkerShape.Cross => Cross,
        MarkerShape.Dash => Dash,
        _ => Caret,
    };

    /// <summary>Where the markers of a shape end, as a share of their size from the centre.</summary>
    public const double Reach = 0.7;

    private static Outline Circle { get; } = new(
        [PathVerb.Move, PathVerb.Cubic, PathVerb.Cubic, PathVerb.Cubic, PathVerb.Cubic, PathVerb.Close],
        [
            new(0.5, 0),
            new(0.5, 0.5 * Quarter), new(0.5 * Quarter, 0.5), new(0, 0.5),
            new(-0.5 * Quarter, 0.5), new(-0.5, 0.5 * Quarter), new(-0.5, 0),
            new(-0.5, -0.5 * Quarter), new(-0.5 * Quarter, -0.5), new(0, -0.5),
            new(0.5 * Quarter, -0.5), new(0.5, -0.5 * Quarter), new(0.5, 0),
        ]);

    private static Outline Square { get; } = Closed(new(-0.44, -0.44), new(0.44, -0.44), new(0.44, 0.44), new(-0.44, 0.44));

    private static Outline TriangleUp { get; } = Closed(new(0, -0.62), new(0.58, 0.42), new(-0.58, 0.42));

    private static Outline Diamond { get; } = Closed(new(0, -0.63), new(0.55, 0), new(0, 0.63), new(-0.55, 0));

    private static Outline TriangleDown { get; } = Closed(new(0, 0.62), new(-0.58, -0.42), new(0.58, -0.42));

    private static Outline Hexagon { get; } = Radial(6, 0.54, 0.54, -90);

    private static Outline Plus { get; } = Arms(0);

    private static Outline Star { get; } = Radial(10, 0.66, 0.29, -90);

    private static Outline Cross { get; } = Arms(45);

    private static Outline Dash { get; } = Closed(new(-0.6, -0.15), new(0.6, -0.15), new(0.6, 0.15), new(-0.6, 0.15));

    private static Outline Caret { get; } = Closed(new(0, -0.5), new(0.6, 0.25), new(0.4, 0.45), new(0, -0.05), new(-0.4, 0.45), new(-0.6, 0.25));

    private static Outline Closed(params ReadOnlySpan<Point> corners) => Outline.Polyline(corners, close: true);

    /// <summary>Corners about the origin, on two radii by turns.</summary>
    private static Outline Radial(int count, double outer, double inner, double startDegrees)
    {
        var corners = new Point[count];
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = Math.SinCos((startDegrees + 360.0 * i / count) * Math.PI / 180);
            var radius = i % 2 == 0 ? outer : inner;
            corners[i] = new(radius * cos, radius * sin);
        }

        return Outline.Polyline(corners, close: true);
    }

    /// <summary>Two crossing bars, turned.</summary>
    private static Outline Arms(double degrees)
    {
        const double Half = 0.14;
        const double Length = 0.6;
        Point[] corners =
        [
            new(-Half, -Length), new(Half, -Length), new(Half, -Half), new(Length, -Half), new(Length, Half), new(Half, Half),
            new(Half, Length), new(-Half, Length), new(-Half, Half), new(-Length, Half), new(-Length, -Half), new(-Half, -Half),
        ];
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        for (var i = 0; i < corners.Length; i++)
            corners[i] = new(corners[i].X * cos - corners[i].Y * sin, corners[i].X * sin + corners[i].Y * cos);
        return Outline.Polyline(corners, close: true);
    }
}
