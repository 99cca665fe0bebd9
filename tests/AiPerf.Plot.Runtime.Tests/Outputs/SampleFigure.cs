using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

/// <summary>A figure with every kind of layer.</summary>
internal static class SampleFigure
{
    private static readonly double[] X = [0, 0.1, 1e-9, 12345678.9];
    private static readonly double[] Y = [1, double.NaN, -0.0, double.PositiveInfinity];

    public static Figure Create() => new()
    {
        Id = "everything",
        Title = "Everything",
        Subtitle = "4 requests",
        Warning = "Input lengths vary",
        Caption = ["n = 4.", "Two\nlines."],
        AltText = "A figure that has every kind of layer, for tests of the writers.",
        Provenance = ImmutableSortedDictionary<string, string>.Empty.Add("type", "scatter").Add("path", "/home/someone/secret/run_1"),
        Panels =
        [
            new()
            {
                X = new() { Label = "Time", Unit = "s", IsElapsedTime = true },
                Y = new() { Label = "Time to first token, avg", Unit = "ms", Better = BetterDirection.Lower, Min = 0 },
                Y2 = new() { Label = "GPU utilisation", Unit = "%", Max = 100 },
                Layers = [.. Layers()],
            },
            new()
            {
                X = new() { Label = "Model", Categories = ["a", "b"] },
                Y = new() { Label = "ignored", VerbatimTitle = "As it stands" },
                Layers =
                [
                    new RuleLayer { Series = "SLO", Value = 500, Label = "SLO", Color = new(ColorRole.Reference) },
                    new BarLayer { Series = "groups", X = [1, 0], Y = [5, 4], Lo = [4.5, double.NaN], Hi = [5.5, double.NaN], Runs = ["r1, r2", "r3"] },
                ],
            },
        ],
    };

    public static IEnumerable<Layer> Layers()
    {
        yield return new PointsLayer { Series = "=cmd()", Run = "run_1", X = X, Y = Y, Labels = ["16", "a,b", "say \"hi\"", ""], Runs = ["r1", "-r2", "@r3", "r4"], Hollow = [true, false, false, true] };
        yield return new LineLayer { Series = "line", Run = "run_1", X = X, Y = Y };
        yield return new LineLayer { Series = "steps", Join = LineJoin.Step, X = [1], Y = [2], IsSecondary = true };
        yield return new AreaLayer { Series = "area", X = [1], Y = [2] };
        yield return new BandLayer { Series = "band", X = [1], Lo = [2], Hi = [3] };
        yield return new BarLayer { Series = "bars", X = [1], Y = [2], BarWidth = 0.8, Hollow = [true] };
        yield return new ErrorBarLayer { Series = "err", X = [1], Y = [2], Lo = [1.5], Hi = [2.5] };
        yield return new ErrorBarLayer { Series = "err", X = [1], Y = [2], Lo = [0.5], Hi = [1.5], IsHorizontal = true };
        yield return new PolygonLayer { Series = "ellipse", X = [1], Y = [2] };
        yield return new SegmentsLayer { Series = "decode", X1 = [1], Y1 = [2], X2 = [3], Y2 = [4] };
        yield return new RuleLayer { Series = "mean", Value = 7, IsVertical = true, Label = "mean" };
        yield return new RegionLayer { Series = "ramp", From = 1, To = 2, Label = "ramp-up" };
        yield return new RegionLayer { Series = "target", From = 1, To = 2, IsHorizontal = true };
        yield return new EdgeMarksLayer { Series = "failed", X = [5], Label = "1 failed", IsTop = true };
    }
}
