using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>The runs of one series under one load, and the means of what they measured.</summary>
/// <param name="Label">The load.</param>
/// <param name="Members">The runs.</param>
/// <param name="X">The mean of x.</param>
/// <param name="Y">The mean of y.</param>
/// <param name="XLow">The lower end of x: of the range for two runs, of the confidence interval for more; not-a-number for one.</param>
/// <param name="XHigh">The upper end of x.</param>
/// <param name="YLow">The lower end of y.</param>
/// <param name="YHigh">The upper end of y.</param>
internal sealed record OperatingPoint(
    string Label, IReadOnlyList<ComparisonPoint> Members, double X, double Y, double XLow, double XHigh, double YLow, double YHigh);

/// <summary>Pools the runs of a series by their load.</summary>
internal static class OperatingPoints
{
    /// <summary>The operating points of a series in sweep order.</summary>
    /// <param name="series">The series.</param>
    /// <param name="byX">Whether they are ordered by x instead.</param>
    /// <param name="level">The confidence level of the intervals.</param>
    public static OperatingPoint[] Of(ComparisonSeries series, bool byX, double level)
    {
        // Points of a neutral series carry their group's name and are single by construction; loads that are unknown need not be equal.
        OperatingPoint[] points = [.. series.InSweepOrder()
            .GroupBy(point => (point.Parameter, point.Label, Unknown: point.IsLoadKnown ? -1 : point.Index, point.Setting, Workload.Of(point.Run)))
            .SelectMany(ByGpus)
            .Select(members => Pool([.. members], level))];
        return byX || !series.HasSweep ? [.. points.OrderBy(point => point.X)] : points;
    }

    /// <summary>How many operating points a series has.</summary>
    public static int Count(ComparisonSeries series) => Of(series, byX: true, 0.95).Length;

    /// <summary>The line through the means.</summary>
    public static LineLayer Line(RunGroup group, IReadOnlyList<OperatingPoint> points, double width) => new()
    {
        Series = group.Name,
        Color = group.Color,
        X = [.. points.Select(point => point.X)],
        Y = [.. points.Select(point => point.Y)],
        Width = width,
    };

    /// <summary>The means as markers; series ends matter most among labels.</summary>
    /// <param name="group">The group.</param>
    /// <param name="points">The points.</param>
    /// <param name="isHollow">Which markers are hollow.</param>
    public static PointsLayer Markers(RunGroup group, IReadOnlyList<OperatingPoint> points, Func<OperatingPoint, bool> isHollow) => new()
    {
        Series = group.Name,
        Color = group.Color,
        X = [.. points.Select(point => point.X)],
        Y = [.. points.Select(point => point.Y)],
        Labels = [.. points.Select(point => point.Label)],
        LabelPriority = [.. points.Select((_, i) => i == 0 || i == points.Count - 1 ? 2 : 0)],
        Runs = [.. points.Select(point => string.Join(", ", point.Members.Select(member => member.Run.Name)))],
        Hollow = points.Any(isHollow) ? [.. points.Select(isHollow)] : null,
        Size = ComparisonFigure.MarkerSize,
        Opacity = 1,
    };

    /// <summary>The single runs of operating points that have several, under their means; <see langword="null"/> when every run stands alone.</summary>
    /// <remarks>Their labels go to the data files; the picture has the mean's alone (spec plots R-40).</remarks>
    public static PointsLayer? Replicates(RunGroup group, IEnumerable<OperatingPoint> points)
    {
        ComparisonPoint[] members = [.. points.Where(point => point.Members.Count > 1).SelectMany(point => point.Members)];
        return members.Length == 0 ? null : new()
        {
            Series = group.Name,
            Color = group.Color,
            X = [.. members.Select(member => member.X)],
            Y = [.. members.Select(member => member.Y)],
            Labels = [.. members.Select(member => member.Label)],
            LabelPriority = [.. members.Select(_ => PointsLayer.DataOnlyLabel)],
            Runs = [.. members.Select(member => member.Run.Name)],
            Hollow = [.. members.Select(_ => true)],
            Size = ComparisonFigure.MarkerSize,
            Opacity = 0.5,
        };
    }

    /// <summary>Bars along both axes where there are intervals.</summary>
    public static IEnumerable<Layer> Bars(RunGroup group, OperatingPoint[] points, double width = 1.25)
    {
        OperatingPoint[] pooled = [.. points.Where(point => double.IsFinite(point.YLow) && double.IsFinite(point.XLow))];
        if (pooled.Length == 0)
            yield break;
        ErrorBarLayer vertical = new()
        {
            Series = group.Name,
            Color = group.Color,
            X = [.. pooled.Select(point => point.X)],
            Y = [.. pooled.Select(point => point.Y)],
            Lo = [.. pooled.Select(point => point.YLow)],
            Hi = [.. pooled.Select(point => point.YHigh)],
            Width = width,
            InLegend = false,
        };
        yield return vertical;
        yield return vertical with
        {
            IsHorizontal = true,
            Lo = [.. pooled.Select(point => point.XLow)],
            Hi = [.. pooled.Select(point => point.XHigh)],
        };
    }

    /// <summary>The ends of the interval of some values' mean.</summary>
    public static (double Low, double High) Interval(double[] values, double level)
    {
        if (values.Length < 2)
            return (double.NaN, double.NaN);
        if (values.Length == 2)
            return (values.Min(), values.Max());
        Moments moments = Moments.Of(values);
        double half = StudentT.TwoSidedQuantile(level, values.Length - 1) * moments.SampleDeviation / Math.Sqrt(values.Length);
        return (moments.Mean - half, moments.Mean + half);
    }

    // A run whose number of GPUs is unknown may be a repeat of any; two known numbers are two deployments.
    private static IEnumerable<IEnumerable<ComparisonPoint>> ByGpus(IEnumerable<ComparisonPoint> members) =>
        members.Select(member => Workload.Gpus(member.Run)).Where(count => count is not null).Distinct().Count() <= 1
            ? [members]
            : members.GroupBy(member => Workload.Gpus(member.Run));

    private static OperatingPoint Pool(ComparisonPoint[] members, double level)
    {
        // An aggregate over trials is one run here, and brings its interval along.
        if (members is [var only])
            return new(only.Label, members, only.X, only.Y, only.XInterval.Low, only.XInterval.High, only.YInterval.Low, only.YInterval.High);
        double[] x = [.. members.Select(member => member.X)];
        double[] y = [.. members.Select(member => member.Y)];
        (double xLow, double xHigh) = Interval(x, level);
        (double yLow, double yHigh) = Interval(y, level);
        return new(members[0].Label, members, Moments.Of(x).Mean, Moments.Of(y).Mean, xLow, xHigh, yLow, yHigh);
    }
}
