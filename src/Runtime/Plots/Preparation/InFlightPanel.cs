using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Plots;

/// <summary>The strip below the request timeline: how many requests are in flight (spec plots R-62).</summary>
internal static class InFlightPanel
{
    private const double Height = 90;

    // More steps than this cannot be told apart in the width of the standard figure; they would be a slab.
    private const int MostSteps = 1400;

    /// <summary>The panel.</summary>
    /// <param name="x">The time axis it shares.</param>
    /// <param name="inFlight">The requests in flight.</param>
    /// <param name="run">The run's name.</param>
    public static Panel Of(Axis x, StepFunction inFlight, string run) => new()
    {
        FixedHeight = Height,
        X = x,
        Y = new() { Label = "In flight", Unit = "requests", Scale = AxisScale.Linear, Zero = ZeroPolicy.Include, IsInteger = true },
        Layers = [.. Bins(inFlight) is { } bins ? Binned(bins, run) : Exact(inFlight, run), Most(inFlight, run)],
    };

    /// <summary>The sentence on what the strip shows.</summary>
    public static string Sentence(StepFunction inFlight) => "Below: requests in flight, failed and cancelled ones included"
        + (Bins(inFlight) is { } bins ? $"; mean and range in bins of {NumberText.Short(bins.Width)} s." : ".");

    private static BinnedSteps? Bins(StepFunction inFlight) => inFlight.X.Length > MostSteps
        ? inFlight.Binned((inFlight.X[^1] - inFlight.X[0]) / MostSteps * 3) : null;

    private static IEnumerable<Layer> Exact(StepFunction inFlight, string run)
    {
        yield return new AreaLayer { Series = "in flight", Run = run, X = inFlight.X, Y = inFlight.Y, Join = LineJoin.Step, Color = new(ColorRole.Muted), InLegend = false };
        yield return Line(inFlight.X, inFlight.Y, run);
    }

    private static IEnumerable<Layer> Binned(BinnedSteps bins, string run)
    {
        yield return new BandLayer
        {
            Series = "in flight, range in a bin",
            Run = run,
            X = bins.X,
            Lo = bins.Low,
            Hi = bins.High,
            Join = LineJoin.Step,
            Opacity = 0.18,
            Color = new(ColorRole.Muted),
            InLegend = false,
        };
        yield return Line(bins.X, bins.Mean, run);
    }

    private static LineLayer Line(double[] x, double[] y, string run) => new()
    {
        Series = "in flight",
        Run = run,
        X = x,
        Y = y,
        Join = LineJoin.Step,
        Width = 1.5,
        Dash = Dash.Solid,
        Color = new(ColorRole.Muted),
        InLegend = false,
    };

    private static PointsLayer Most(StepFunction inFlight, string run)
    {
        double most = inFlight.Y.Max();
        int at = Array.IndexOf(inFlight.Y, most);
        return new()
        {
            Series = "most in flight",
            Run = run,
            X = [inFlight.X[at]],
            Y = [most],
            Labels = ["max " + NumberText.Count((long)most)],
            LabelPriority = [2],
            Size = 5,
            Shape = MarkerShape.Circle,
            Color = new(ColorRole.Muted),
            InLegend = false,
        };
    }
}
