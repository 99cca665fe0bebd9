using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Marks of intervals: a bar with caps; where one reaches beyond the axis it fades out at the edge instead (spec plots R-67).</summary>
internal static class ErrorBarMarks
{
    // Three strokes, each fainter than the one before, say that the bar goes on; a cap there would say that it ends.
    private const double FadeLength = 24;
    private const double Stroke = 5;
    private static readonly double[] Fading = [0.75, 0.5, 0.25];

    /// <summary>Adds a layer of intervals.</summary>
    public static void Add(PanelCanvas canvas, ErrorBarLayer errors, MarkSink sink)
    {
        AxisMapping along = errors.IsHorizontal ? canvas.X : canvas.YOf(errors);
        AxisMapping across = errors.IsHorizontal ? canvas.YOf(errors) : canvas.X;
        double[] centers = errors.IsHorizontal ? errors.Y : errors.X;
        (double first, double last) = errors.IsHorizontal ? (canvas.Area.X, canvas.Area.Right) : (canvas.Area.Y, canvas.Area.Bottom);
        var solid = ImmutableArray.CreateBuilder<Point>();
        ImmutableArray<Point>.Builder[] faded = [.. Fading.Select(_ => ImmutableArray.CreateBuilder<Point>())];
        int count = Math.Min(centers.Length, Math.Min(errors.Lo.Length, errors.Hi.Length));
        double cap = errors.CapSize / 2;
        for (int i = 0; i < count; i++)
        {
            double center = across.Map(centers[i]);
            double lo = At(errors.Lo[i]);
            double hi = At(errors.Hi[i]);
            if (double.IsNaN(center) || double.IsNaN(lo) || double.IsNaN(hi) || !across.Holds(centers[i]))
                continue;
            (lo, hi) = (Math.Min(lo, hi), Math.Max(lo, hi));
            if (hi < first || lo > last)
            {
                sink.CutIntervals++;
                continue;
            }

            bool cutsFirst = lo < first - 0.5;
            bool cutsLast = hi > last + 0.5;
            sink.CutIntervals += cutsFirst || cutsLast ? 1 : 0;
            (lo, hi) = (Math.Max(lo, first), Math.Min(hi, last));

            // A bar that is short in the picture keeps half of itself solid.
            double fade = Math.Min(FadeLength, (hi - lo) / 4);
            AddTo(solid, center, cutsFirst ? lo + fade : lo, center, cutsLast ? hi - fade : hi);
            End(center, lo, 1, cutsFirst, fade);
            End(center, hi, -1, cutsLast, fade);
        }

        Mark mark = MarkBuilder.Start(canvas, errors, MarkKind.Segments, ZLayer.ErrorBar) with { StrokeWidth = errors.Width };
        if (solid.Count > 0)
            sink.Marks.Add(mark with { Vertices = solid.ToImmutable() });
        for (int k = 0; k < Fading.Length; k++)
        {
            if (faded[k].Count > 0)
                sink.Marks.Add(mark with { Vertices = faded[k].ToImmutable(), Opacity = Fading[k] });
        }

        // What a logarithmic axis has no place for lies beyond its lower end.
        double At(double value) => double.IsFinite(value) && double.IsNaN(along.Map(value))
            ? errors.IsHorizontal ? first - 1 : last + 1
            : along.Map(value);

        void End(double center, double at, int inwards, bool isCut, double fade)
        {
            if (!isCut)
            {
                if (cap > 0)
                    AddTo(solid, center - cap, at, center + cap, at);
                return;
            }

            double pitch = fade / Fading.Length;
            double stroke = pitch * Stroke / (FadeLength / Fading.Length);
            for (int k = 0; k < Fading.Length; k++)
            {
                double start = at + inwards * (Fading.Length - 1 - k) * pitch;
                AddTo(faded[k], center, start, center, start + inwards * stroke);
            }
        }

        void AddTo(ImmutableArray<Point>.Builder points, double a, double b, double c, double d)
        {
            points.Add(errors.IsHorizontal ? new Point(b, a) : new Point(a, b));
            points.Add(errors.IsHorizontal ? new Point(d, c) : new Point(c, d));
        }
    }
}
