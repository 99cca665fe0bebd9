using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Marks of the area between two lines, thinned to the envelope of each column.</summary>
internal static class BandMarks
{
    /// <summary>Adds a band.</summary>
    public static void Add(PanelCanvas canvas, BandLayer band, MarkSink sink)
    {
        int count = Math.Min(band.X.Length, Math.Min(band.Lo.Length, band.Hi.Length));
        AxisMapping mapping = canvas.YOf(band);
        bool clips = (band.IsSecondary ? canvas.Panel.Y2?.NonNegative : canvas.Panel.Y.NonNegative) ?? false;
        var x = new double[count];
        var lower = new double[count];
        var upper = new double[count];
        for (int i = 0; i < count; i++)
        {
            x[i] = canvas.X.Map(band.X[i]);

            // A quantity that cannot be negative has no spread below zero.
            lower[i] = mapping.Map(clips ? Math.Max(0, band.Lo[i]) : band.Lo[i]);
            upper[i] = mapping.Map(band.Hi[i]);
            if (double.IsNaN(x[i]) || double.IsNaN(lower[i]) || double.IsNaN(upper[i]))
                x[i] = lower[i] = upper[i] = double.NaN;
        }

        if (count > M4.PerColumn * canvas.Columns && M4.IsAscending(x))
        {
            (x, lower, upper) = Envelope(x, lower, upper);
            sink.Decimations.Add(new Decimation(band.Series, "envelope", count, x.Length));
        }

        int[] all = [.. Enumerable.Range(0, x.Length)];
        ImmutableArray<Point> low = Outline.Line(x, lower, all, band.Join);
        ImmutableArray<Point> high = Outline.Line(x, upper, all, band.Join);
        if (low.IsEmpty)
            return;
        sink.Marks.Add(MarkBuilder.Start(canvas, band, MarkKind.Fill, ZLayer.Band) with
        {
            Vertices = Outline.Between(low, high),
            Opacity = band.Opacity,
        });
        if (!band.HasEdges)
            return;
        sink.Marks.Add(MarkBuilder.Start(canvas, band, MarkKind.Line, canvas.HasRaster ? ZLayer.Line : ZLayer.Band) with
        {
            Vertices = [.. low, Outline.Gap, .. high],
            Halo = canvas.HasRaster ? LineMarks.RasterHalo : 0,
            StrokeWidth = 1,
            DashPattern = EdgeDash(band),
        });
    }

    /// <summary>The dash of a band's edges: reference bands are dashed.</summary>
    public static ImmutableArray<double> EdgeDash(BandLayer band) => band.Color.Role == ColorRole.Reference ? LayerStyle.EdgeDash : [];

    // Two points a column, so that the envelope keeps its width where columns hold much.
    private static (double[] X, double[] Lower, double[] Upper) Envelope(double[] x, double[] lower, double[] upper)
    {
        var xs = new List<double>();
        var lows = new List<double>();
        var highs = new List<double>();
        int i = 0;
        while (i < x.Length)
        {
            if (double.IsNaN(x[i]))
            {
                Add(double.NaN, double.NaN, double.NaN);
                while (i < x.Length && double.IsNaN(x[i]))
                    i++;
                continue;
            }

            int start = i;
            double column = Math.Floor(x[i]);

            // Layout positions grow downwards: the lower line has the larger ones.
            (double low, double high) = (lower[i], upper[i]);
            for (; i < x.Length && Math.Floor(x[i]) == column; i++)
                (low, high) = (Math.Max(low, lower[i]), Math.Min(high, upper[i]));
            Add(x[start], low, high);
            if (i - 1 > start)
                Add(x[i - 1], low, high);
        }

        return ([.. xs], [.. lows], [.. highs]);

        void Add(double at, double low, double high)
        {
            xs.Add(at);
            lows.Add(low);
            highs.Add(high);
        }
    }
}
