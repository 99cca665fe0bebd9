using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class RobustnessTests
{
    private static readonly double[][] Columns =
    [
        [],
        [1],
        [2, 2],
        [double.NaN],
        [double.NaN, double.PositiveInfinity, 3, double.NegativeInfinity, 4],
        [0, 0, 0],
        [-5, -4, -1],
        [-1, 0, 1],
        [1e-9, 2e-9, 5e-9],
        [1e12, 3e12, 9e12],
        [1e308, -1e308],
        [1e-300, 1e300],
        [1, 1.0000001],
        [double.MaxValue, double.Epsilon],
    ];

    [TestMethod]
    public void No_values_ever_throw()
    {
        foreach (double[] x in Columns)
        {
            foreach (double[] y in Columns)
            {
                foreach (AxisScale scale in Enum.GetValues<AxisScale>())
                {
                    int count = Math.Min(x.Length, y.Length);
                    FigureLayout layout = LayoutChecks.Of(Everything(x[..count], y[..count], scale));
                    LayoutChecks.All(layout);
                }
            }
        }
    }

    [TestMethod]
    [DataRow(100, 100)]
    [DataRow(300, 200)]
    [DataRow(640, 360)]
    [DataRow(4000, 300)]
    [DataRow(300, 4000)]
    public void No_canvas_ever_throws(double width, double height)
    {
        foreach (Figure figure in LayoutFigures.All)
            LayoutChecks.NumbersAreFinite(LayoutChecks.Of(figure, width, height));
    }

    [TestMethod]
    [DataRow("x")]
    [DataRow("\u0001\n\t")]
    [DataRow("\u05e9\u05dc\u05d5\u05dd \u4e16\u754c \U0001F680")]
    [DataRow("word ")]
    public void Long_names_of_any_script_stay_inside(string part)
    {
        string name = string.Concat(Enumerable.Repeat(part, 200 / part.Length));
        Figure figure = LayoutFigures.Sweep();
        Panel panel = figure.Panels[0];
        Figure named = figure with
        {
            Title = name,
            Subtitle = name + name,
            Caption = [name, name, name],
            Warning = name,
            LegendTitle = name,
            Panels =
            [
                panel with
                {
                    X = panel.X with { Label = name },
                    Y = panel.Y with { Label = name },
                    Layers =
                    [
                        .. panel.Layers.Select(layer => layer with { Series = layer.Series + name }),
                        new RuleLayer { Series = name, Value = 3, Label = name },
                        new RegionLayer { Series = name, From = 30, To = 60, Label = name },
                    ],
                },
            ],
        };
        foreach ((double width, double height) in ((double, double)[])[(1600, 800), (1200, 800), (800, 500)])
        {
            FigureLayout layout = LayoutChecks.Of(named, width, height);
            LayoutChecks.All(layout);
            Assert.IsGreaterThanOrEqualTo(0.45 * width, layout.Panels[0].Area.Width);
        }
    }

    [TestMethod]
    public void Fifty_groups_lay_out_on_a_small_canvas()
    {
        FigureLayout layout = LayoutChecks.Of(Groups(50, 200), 800, 500);
        LayoutChecks.All(layout);
        Assert.IsGreaterThanOrEqualTo(0.4 * 500, layout.Panels[0].Area.Height);
    }

    [TestMethod]
    [DataRow(1e-320, 1e300)]
    [DataRow(1e12, 1e12 + 1e-3)]
    [DataRow(-1e300, 1e300)]
    public void No_fixed_ends_ever_throw(double min, double max)
    {
        foreach (AxisScale scale in Enum.GetValues<AxisScale>().Where(scale => scale != AxisScale.Log || min > 0))
        {
            var axis = new Axis { Label = "Value", Min = min, Max = max, Scale = scale };
            LayoutChecks.All(LayoutChecks.Of(TickTests.Cloud([1, 2, 3], axis)));
        }
    }

    internal static Figure Groups(int count, int nameLength) => LayoutFigures.Of(new Panel
    {
        X = LayoutFigures.Ttft,
        Y = LayoutFigures.Requests,
        Layers =
        [
            .. Enumerable.Range(0, count).SelectMany(i => LayoutFigures.Series(
                $"group{i}_" + new string((char)('a' + i % 26), Math.Max(1, nameLength - 8)), i,
                [.. LayoutFigures.Concurrencies.Select(c => 20 + c + i)], [.. LayoutFigures.Concurrencies.Select(c => c * (1 + i / 20.0))], LayoutFigures.Concurrencies)),
        ],
    });

    private static Figure Everything(double[] x, double[] y, AxisScale scale)
    {
        var axis = new Axis { Label = "Value", Unit = "ms", Scale = scale, NonNegative = false };
        string[] labels = [.. x.Select((_, i) => "n" + i)];
        return LayoutFigures.Of(new Panel
        {
            X = axis,
            Y = axis,
            Layers =
            [
                new RegionLayer { Series = "Region", From = x.FirstOrDefault(), To = x.LastOrDefault(), Label = "region", HasEdges = true, IsHatched = true },
                new RuleLayer { Series = "Rule", Value = y.FirstOrDefault(), Label = "rule" },
                new BandLayer { Series = "Band", X = x, Lo = y, Hi = y, HasEdges = true },
                new LineLayer { Series = "Line", X = x, Y = y, Join = LineJoin.Step },
                new ErrorBarLayer { Series = "Error", X = x, Y = y, Lo = y, Hi = y },
                new PointsLayer { Series = "Points", X = x, Y = y, Labels = labels },
                new EdgeMarksLayer { Series = "Edge", X = x, Label = "edge" },
                new SegmentsLayer { Series = "Segments", X1 = x, Y1 = y, X2 = y, Y2 = x, MinLength = 2 },
            ],
        }) with
        { ShowBetterCorner = true };
    }
}
