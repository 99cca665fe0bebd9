using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>A figure made of bytes, each of which decides something: layers, lengths, values at every limit, names of any kind.</summary>
internal sealed class RandomFigure(byte[] choices)
{
    private static readonly double[] Values =
    [
        0, 1, -1, 0.5, 3, 10, 1e3, 1e6, 1e9, 1e15, 1e-9, 1e-300, 1e300, -1e300, double.MaxValue, double.MinValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        1.0000001, 1e12 + 0.001, 1 << 30, long.MaxValue, -0.0, 4, 5, 6,
    ];

    private static readonly string[] Names =
        ["a", "", " ", "group_1", "a long name of a series that goes on and on and on and on", "\u05e9\u05dc\u05d5\u05dd", "\u0000\n\t", "\U0001F680", "\ud800", "<b>&\"'", "=1+1", "w w w w w w w w", new('x', 300)];

    private int _next;

    /// <summary>Lays the figure out and writes it.</summary>
    /// <returns>What is wrong; <see langword="null"/> when nothing is, or when the figure contradicts itself and was refused.</returns>
    public static string? Check(byte[] choices)
    {
        var random = new RandomFigure(choices);
        Figure figure = random.Make();
        double width = random.Pick([100.0, 400, 1600, 8000]);
        double height = random.Pick([100.0, 300, 800, 8000]);
        FigureLayout layout;
        try
        {
            layout = LayoutChecks.Of(figure, width, height);
        }
        catch (InvalidFigureException)
        {
            return null;
        }

        if (layout.Texts.FirstOrDefault(text => !double.IsFinite(text.Origin.X + text.Origin.Y)) is { } lost)
            return $"the {lost.Role} '{lost.Text}' is nowhere; axes: {string.Join(" | ", figure.Panels.SelectMany(panel => (Axis?[])[panel.X, panel.Y, panel.Y2]).OfType<Axis>().Select(axis => $"{axis.Scale} {axis.Min} {axis.Max} {axis.Zero} {axis.IsElapsedTime} {axis.Categories.Length} {string.Join(',', axis.PreferredTicks)}"))}";
        LayoutChecks.NumbersAreFinite(layout);
        FigureCsv.Write(figure);
        FigureJson.Write(figure);
        return null;
    }

    private Figure Make() => new()
    {
        Id = "figure",
        Title = Pick(Names),
        Subtitle = Pick(Names),
        Caption = [.. Enumerable.Range(0, Count(4)).Select(_ => Pick(Names))],
        Warning = Pick(Names),
        LegendTitle = Pick(Names),
        Legend = Pick(Enum.GetValues<LegendChoice>()),
        AltText = Pick(Names),
        ShowBetterCorner = Flag(),
        Panels = Panels(),
    };

    private ImmutableArray<Panel> Panels()
    {
        Axis x = Axis();
        return [.. Enumerable.Range(0, 1 + Count(3)).Select(_ => new Panel
        {
            X = x,
            Y = Axis(),
            Y2 = Flag() ? Axis() : null,
            HeightShare = Pick([1.0, 0.5, 2]),
            FixedHeight = Count(4) == 0 ? 60 : null,
            Layers = [.. Enumerable.Range(0, 1 + Count(12)).Select(_ => Layer(x))],
        })];
    }

    private Axis Axis()
    {
        string[] categories = Count(4) == 0 ? [.. Enumerable.Range(0, 1 + Count(40)).Select(_ => Pick(Names))] : [];
        return new Axis
        {
            Label = Pick(Names),
            VerbatimTitle = Count(4) == 0 ? Pick(Names) : null,
            Unit = Pick(["ms", "", "tokens/s", "s", "%"]),
            Scale = categories.Length > 0 ? AxisScale.Linear : Pick(Enum.GetValues<AxisScale>()),
            Zero = Pick(Enum.GetValues<ZeroPolicy>()),
            NonNegative = Flag(),
            IsElapsedTime = categories.Length == 0 && Flag(),
            IsInteger = Flag(),
            Better = Pick(Enum.GetValues<BetterDirection>()),
            Min = categories.Length == 0 && Count(6) == 0 ? End() : null,
            Max = categories.Length == 0 && Count(6) == 0 ? End() : null,
            Categories = [.. categories],
            PreferredTicks = [.. Enumerable.Range(0, Count(5)).Select(_ => End())],
        };
    }

    private Layer Layer(Axis axis)
    {
        int count = Pick([0, 1, 2, 3, 10, 40, 500]);
        double[] Column() => [.. Enumerable.Range(0, count).Select(_ => Value())];
        double[] x = axis.Categories.Length > 0 ? [.. Enumerable.Range(0, count).Select(i => (double)(i % axis.Categories.Length))] : Flag() ? [.. Column().Order()] : Column();
        string[]? texts = Flag() ? [.. Enumerable.Range(0, count).Select(_ => Pick(Names))] : null;
        bool[]? flags = Flag() ? [.. Enumerable.Range(0, count).Select(i => i % 3 == 0)] : null;
        string series = Pick(Names);
        LineJoin join = Pick(Enum.GetValues<LineJoin>());
        Layer layer = Count(11) switch
        {
            0 => new PointsLayer { Series = series, X = x, Y = Column(), Labels = texts, Hollow = flags, Runs = texts },
            1 => new LineLayer { Series = series, X = x, Y = Column(), Join = join, EndLabel = Flag() ? Pick(Names) : null, Dash = Pick(Enum.GetValues<Dash>()) },
            2 => new AreaLayer { Series = series, X = x, Y = Column(), Join = join },
            3 => new BandLayer { Series = series, X = x, Lo = Column(), Hi = Column(), HasEdges = Flag(), Join = join },
            4 => new BarLayer { Series = series, X = x, Y = Column(), BarWidth = axis.Categories.Length > 0 && Flag() ? null : 0.5, HasValueLabels = Flag(), IsHatched = Flag() },
            5 => new EdgeMarksLayer { Series = series, X = x, IsTop = Flag(), Label = Pick(Names) },
            6 => new ErrorBarLayer { Series = series, X = x, Y = Column(), Lo = Column(), Hi = Column(), IsHorizontal = Flag() },
            7 => new PolygonLayer { Series = series, X = x, Y = Column() },
            8 => new RegionLayer { Series = series, From = Value(), To = Value(), IsHorizontal = Flag(), Label = Pick(Names), HasEdges = Flag(), IsHatched = Flag() },
            9 => new RuleLayer { Series = series, Value = Value(), IsVertical = Flag(), Label = Pick(Names) },
            _ => new SegmentsLayer { Series = series, X1 = x, Y1 = Column(), X2 = x, Y2 = Column(), ThicknessInY = Flag() ? 0.8 : null, MinLength = Flag() ? 2 : 0 },
        };
        return layer with { InLegend = Flag(), ExtendsRange = Count(4) != 0, IsDataOnly = Count(10) == 0, Run = Pick(Names) };
    }

    private double Value() => Flag() ? Pick(Values) : Next() * (Next() - 100) / 7.0;

    // Ends come from code, not from data, and leave a number for the other end.
    private double End() => Pick(Values) is var end && Math.Abs(end) < 1e-12 ? 0 : Math.Clamp(end, -1e12, 1e12);

    // What has run out of bytes is always the first choice, so that shorter inputs are simpler figures.
    private int Next() => _next < choices.Length ? choices[_next++] : 0;

    private int Count(int bound) => Next() % bound;

    private bool Flag() => (Next() & 1) == 1;

    private T Pick<T>(T[] choices) => choices[Next() % choices.Length];
}
