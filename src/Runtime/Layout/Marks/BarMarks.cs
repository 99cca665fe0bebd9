using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Marks of bars and of the intervals around their ends.</summary>
internal static class BarMarks
{
    private const int MostBars = 150;
    private const double WidestCap = 8;

    /// <summary>
    /// The opacity of filled bars: those of groups have the colour that their series has in every other plot, the others leave reference
    /// bands to be seen.
    /// </summary>
    public static double Opacity(BarLayer bars) => bars.BarWidth is null ? 1 : 0.75;

    /// <summary>Adds a layer of bars.</summary>
    public static void Add(PanelCanvas canvas, BarLayer bars, MarkSink sink)
    {
        int count = Math.Min(bars.X.Length, bars.Y.Length);
        if (bars.BarWidth is { } width && count > MostBars)
        {
            Steps(canvas, bars, width, count, sink);
            return;
        }

        BarPlaces places = BarPlaces.Of(canvas, bars);
        var filled = ImmutableArray.CreateBuilder<Point>();
        var hollow = ImmutableArray.CreateBuilder<Point>();
        for (int i = 0; i < count; i++)
        {
            if (places.BoxOf(canvas, bars, i) is not { } box)
                continue;
            ImmutableArray<Point>.Builder target = bars.Hollow is { } flags && i < flags.Length && flags[i] ? hollow : filled;
            if (target.Count > 0)
                target.Add(Outline.Gap);
            target.AddRange(Outline.Of(box));
        }

        if (bars.IsHatched)
        {
            foreach (Point[] bar in Outline.Pieces(filled.ToImmutable()))
            {
                sink.Marks.Add(MarkBuilder.Start(canvas, bars, MarkKind.Hatch, ZLayer.Area) with { Vertices = [.. bar], StrokeWidth = 1.5 });
                sink.Marks.Add(MarkBuilder.Start(canvas, bars, MarkKind.Line, ZLayer.Area) with { Vertices = [.. bar, bar[0]], StrokeWidth = 1.5 });
            }
        }
        else if (filled.Count > 0)
        {
            sink.Marks.Add(MarkBuilder.Start(canvas, bars, MarkKind.Fill, ZLayer.Area) with
            {
                Vertices = filled.ToImmutable(),
                Opacity = Opacity(bars),
                Texture = bars.BarWidth is null ? LayerStyle.Texture(bars.Color) : null,
            });
        }

        if (hollow.Count > 0)
        {
            sink.Marks.Add(MarkBuilder.Start(canvas, bars, MarkKind.Fill, ZLayer.Area) with { Vertices = hollow.ToImmutable(), Opacity = 0.15 });
            ImmutableArray<Point> rims = [.. Outline.Pieces(hollow.ToImmutable()).SelectMany(piece => (Point[])[.. piece, piece[0], Outline.Gap])];
            sink.Marks.Add(MarkBuilder.Start(canvas, bars, MarkKind.Line, ZLayer.Area) with { Vertices = rims.RemoveAt(rims.Length - 1), StrokeWidth = 1.5 });
        }

        Intervals(canvas, bars, places, count, sink);
    }

    private static void Intervals(PanelCanvas canvas, BarLayer bars, BarPlaces places, int count, MarkSink sink)
    {
        if (bars is not { Lo: { } lo, Hi: { } hi } || count == 0)
            return;
        double narrowest = places.Widths.Where(width => width > 0).DefaultIfEmpty(0).Min() * Math.Abs(canvas.X.End - canvas.X.Start) / (canvas.X.Max - canvas.X.Min);
        ErrorBarMarks.Add(
            canvas,
            new ErrorBarLayer
            {
                Series = bars.Series,
                X = places.Centers,
                Y = bars.Y,
                Lo = lo,
                Hi = hi,
                CapSize = Math.Min(WidestCap, 0.6 * narrowest),
                Color = new ColorToken(ColorRole.Text),
                IsSecondary = bars.IsSecondary,
            },
            sink);
    }

    // Hundreds of bars are a silhouette: one outline reads better than their gaps.
    private static void Steps(PanelCanvas canvas, BarLayer bars, double width, int count, MarkSink sink)
    {
        AxisMapping mapping = canvas.YOf(bars);
        double[] x = new double[2 * count];
        double[] y = new double[2 * count];
        for (int i = 0; i < count; i++)
        {
            x[2 * i] = canvas.X.Map(bars.X[i] - width / 2);
            x[2 * i + 1] = canvas.X.Map(bars.X[i] + width / 2);
            y[2 * i] = y[2 * i + 1] = mapping.Map(bars.Y[i]);
        }

        ImmutableArray<Point> line = Outline.Line(x, y, M4.Select(x, y, canvas.Area.X, canvas.Columns), LineJoin.Straight);
        sink.Marks.Add(MarkBuilder.Start(canvas, bars, MarkKind.Fill, ZLayer.Area) with { Vertices = Outline.Above(line, mapping.BaseLine), Opacity = 0.35 });
        sink.Marks.Add(MarkBuilder.Start(canvas, bars, MarkKind.Line, ZLayer.Area) with { Vertices = line, StrokeWidth = 1.5 });
    }
}
