using System.Globalization;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class TickTests
{
    [TestMethod]
    public void The_published_example_gives_8_10_12_14()
    {
        ExtendedWilkinson.Labelling best = ExtendedWilkinson.Search(8.1, 14.1, 4, _ => true)!.Value;
        Assert.AreEqual(2, best.Step);
        Assert.AreEqual(4, best.First);
        Assert.AreEqual(4, best.Count);
    }

    [TestMethod]
    [DataRow(500, 3500, 3500, "3,500")]
    [DataRow(5000, 35000, 35000, "35k")]
    [DataRow(5000, 35000, 5000, "5k")]
    [DataRow(5000, 35000, 0, "0")]
    [DataRow(0.005, 0.02, 0.005, "0.005")]
    [DataRow(2.5, 10, 2.5, "2.5")]
    [DataRow(2.5, 10, 5, "5.0")]
    [DataRow(10, 20, -20, "\u221220")]
    [DataRow(2e-10, 1e-9, 4e-10, "0.4e\u22129")]
    [DataRow(2e11, 1e12, 4e11, "0.4T")]
    public void Numbers_are_written_by_step_and_magnitude(double step, double largest, double value, string expected) =>
        Assert.AreEqual(expected, NumberFormat.For(step, largest).Format(value));

    [TestMethod]
    [DataRow(36000, "ms", "s", 0.001)]
    [DataRow(999, "ms", "ms", 1)]
    [DataRow(0.05, "s", "ms", 1000)]
    [DataRow(0.0004, "ms", "\u00b5s", 1000)]
    [DataRow(7200, "s", "min", 1 / 60.0)]
    [DataRow(3500, "tokens/s", "tokens/s", 1)]
    [DataRow(5e6, "B", "MiB", 1 / 1048576.0)]
    public void Units_fit_the_magnitude(double largest, string unit, string shown, double factor)
    {
        UnitScaling scaling = UnitScaling.For(unit, largest);
        Assert.AreEqual(shown, scaling.Unit);
        Assert.AreEqual(factor, scaling.Factor, factor * 1e-12);
    }

    [TestMethod]
    public void An_axis_of_36_000_ms_reads_in_seconds()
    {
        AxisLayout y = YOf([0, 36000], LayoutFigures.Ttft);
        Assert.AreEqual("s", y.Unit);
        Assert.IsTrue(y.Ticks.Any(tick => tick.Label == "30" && Math.Abs(tick.Value - 30000) < 1e-6));
    }

    [TestMethod]
    public void A_verbatim_title_keeps_the_unit_it_may_name()
    {
        AxisLayout y = YOf([0, 36000], LayoutFigures.Ttft with { VerbatimTitle = "Latency in ms" });
        Assert.AreEqual(1, y.Factor);
        Assert.Contains("30k", y.Ticks.Select(tick => tick.Label));
    }

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(8.1, 14.1)]
    [DataRow(3640, 4252)]
    [DataRow(-20, 35)]
    [DataRow(-7, -3)]
    [DataRow(1e-9, 3e-9)]
    [DataRow(1e12, 7e12)]
    [DataRow(999.5, 1000.5)]
    [DataRow(0, 99)]
    [DataRow(1234567, 1234999)]
    public void Ticks_are_few_nice_distinct_inside_and_read_back(double low, double high)
    {
        foreach (double size in (double[])[800, 500, 1400])
        {
            FigureLayout layout = LayoutChecks.Of(Cloud([low, high], new Axis { Label = "Value", NonNegative = false }), size * 2, size);
            foreach (AxisLayout axis in (AxisLayout[])[layout.Panels[0].X, layout.Panels[0].Y])
                LayoutChecks.TicksAreSound(axis);
        }
    }

    [TestMethod]
    public void Seconds_tick_like_clocks_and_switch_to_minutes_and_hours()
    {
        AxisLayout x = Elapsed(398);
        Assert.AreEqual("s", x.Unit);
        Assert.AreEqual("0 60 120 180 240 300 360", string.Join(' ', x.Ticks.Select(tick => tick.Label)));
        Assert.AreEqual(0, x.Min);
        Assert.AreEqual(398 * 1.01, x.Max, 1e-9);
        Assert.AreEqual("min", Elapsed(1200).Unit);
        Assert.AreEqual("h", Elapsed(4 * 3600).Unit);
        Assert.AreEqual("0", Elapsed(4 * 3600).Ticks[0].Label[..1]);
    }

    [TestMethod]
    public void Ticks_of_time_slices_lie_on_slice_edges()
    {
        AxisLayout x = LayoutChecks.Of(LayoutFigures.Timeslices()).Panels[0].X;
        Assert.IsTrue(x.Ticks.All(tick => tick.Value % 10 == 0));
    }

    [TestMethod]
    public void Percent_runs_from_0_to_100()
    {
        AxisLayout y = YOf([80, 92], new Axis { Label = "GPU utilization", Unit = "%" });
        Assert.AreEqual("0 20 40 60 80 100", string.Join(' ', y.Ticks.Select(tick => tick.Label)));
        Assert.AreEqual(100, y.Max);
    }

    [TestMethod]
    public void Whole_numbers_have_whole_ticks()
    {
        AxisLayout y = YOf([0, 2], new Axis { Label = "Requests in flight", IsInteger = true });
        Assert.AreEqual("0 1 2", string.Join(' ', y.Ticks.Select(tick => tick.Label)));
    }

    [TestMethod]
    public void A_dual_axis_shares_one_grid()
    {
        PanelLayout panel = LayoutChecks.Of(LayoutFigures.Dual()).Panels[0];
        Assert.AreEqual("0 1,000 2,000 3,000 4,000", string.Join(' ', panel.Y.Ticks.Select(tick => tick.Label)));
        Assert.AreEqual("0 25 50 75 100", string.Join(' ', panel.Y2!.Ticks.Select(tick => tick.Label)));
        CollectionAssert.AreEqual(panel.Y.Ticks.Select(tick => tick.Position).ToArray(), panel.Y2.Ticks.Select(tick => tick.Position).ToArray());
        Assert.IsTrue(panel.Y.HasGrid);
        Assert.IsFalse(panel.Y2.HasGrid);
    }

    [TestMethod]
    public void A_percentage_beside_another_quantity_ends_at_100()
    {
        for (int high = 1000; high <= 10_000; high += 50)
        {
            double[] x = [0, 1, 2];
            PanelLayout panel = LayoutChecks.Of(LayoutFigures.Of(new Panel
            {
                X = LayoutFigures.Elapsed,
                Y = new Axis { Label = "Output token throughput", Unit = "tokens/s" },
                Y2 = new Axis { Label = "GPU utilization", Unit = "%", Min = 0, Max = 100, Zero = ZeroPolicy.Include },
                Layers =
                [
                    new LineLayer { Series = "Throughput", X = x, Y = [0, high, high / 2.0] },
                    new LineLayer { Series = "Utilization", X = x, Y = [80, 92, 85], IsSecondary = true, Color = ColorToken.Series(1) },
                ],
            })).Panels[0];
            Assert.AreEqual(100, panel.Y2!.Max, $"beside {high}");
            Assert.IsGreaterThanOrEqualTo(high, panel.Y.Max);
        }
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(23, 25)]
    [DataRow(871, 1000)]
    [DataRow(0.021, 0.025)]
    [DataRow(5.0000001, 10)]
    public void Shared_steps_are_the_next_nice_number(double value, double expected) =>
        Assert.AreEqual(expected, GridSpan.Nice(value), expected * 1e-12);

    [TestMethod]
    public void A_logarithmic_axis_labels_decades_and_has_minor_ticks_and_says_so()
    {
        FigureLayout layout = LayoutChecks.Of(Cloud([3, 45000], new Axis { Label = "Tokens", Scale = AxisScale.Log }));
        AxisLayout y = layout.Panels[0].Y;
        Assert.IsTrue(y.IsLog);
        Assert.AreEqual("1 10 100 1k 10k 100k", string.Join(' ', y.Ticks.Where(tick => tick.IsMajor).Select(tick => tick.Label)));
        Assert.IsTrue(y.Ticks.Any(tick => !tick.IsMajor && Math.Abs(tick.Value - 20) < 1e-9));
        Assert.IsTrue(layout.Texts.Any(text => text.Role == TextRole.AxisTitle && text.Text.EndsWith("(log scale)", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(20, 340, "20 50 100 200")]
    [DataRow(11, 19, null)]
    [DataRow(1e-6, 1e7, null)]
    public void A_logarithmic_axis_of_any_span_has_labels(double low, double high, string? expected)
    {
        AxisLayout y = YOf([low, high], new Axis { Label = "Tokens", Scale = AxisScale.Log });
        Tick[] majors = [.. y.Ticks.Where(tick => tick.IsMajor)];
        Assert.IsGreaterThanOrEqualTo(3, majors.Length);
        Assert.IsLessThanOrEqualTo(9, majors.Length);
        Assert.AreEqual(majors.Length, majors.Select(tick => tick.Label).Distinct().Count());
        if (expected is not null)
            Assert.AreEqual(expected, string.Join(' ', majors.Select(tick => tick.Label)));
    }

    [TestMethod]
    public void A_sweep_over_concurrency_ticks_at_the_measured_values()
    {
        var axis = new Axis { Label = "Concurrency", IsInteger = true, PreferredTicks = [.. LayoutFigures.Concurrencies] };
        var panel = new Panel
        {
            X = axis,
            Y = LayoutFigures.Requests,
            Layers = [.. LayoutFigures.Series("A", 0, LayoutFigures.Concurrencies, LayoutFigures.Concurrencies, LayoutFigures.Concurrencies)],
        };
        AxisLayout x = LayoutChecks.Of(LayoutFigures.Of(panel)).Panels[0].X;
        Assert.IsTrue(x.IsLog);
        Assert.AreEqual("1 2 4 8 16 32", string.Join(' ', x.Ticks.Where(tick => tick.IsMajor).Select(tick => tick.Label)));
    }

    [TestMethod]
    public void Long_category_names_lose_what_they_share()
    {
        var panel = new Panel
        {
            X = new Axis { Label = "Run", Categories = [.. Enumerable.Range(0, 14).Select(i => "Qwen_Qwen3-0.6B-openai-concurrency" + i)] },
            Y = LayoutFigures.Requests,
            Layers = [new BarLayer { Series = "Runs", BarWidth = 0.8, X = [.. Enumerable.Range(0, 14).Select(i => (double)i)], Y = [.. Enumerable.Range(0, 14).Select(i => i + 1.0)] }],
        };
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(panel));
        LayoutChecks.All(layout);
        Assert.AreEqual("13", layout.Panels[0].X.Ticks[^1].Label);
        Assert.IsTrue(layout.Texts.Any(text => text.Text == "Run: Qwen_Qwen3-0.6B-openai-concurrency"));
    }

    [TestMethod]
    public void Ticks_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = "!";
            Assert.AreEqual("\u22121,234.5", new NumberFormat(1, "", 1).Format(-1234.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    internal static Figure Cloud(double[] values, Axis axis) => LayoutFigures.Of(new Panel
    {
        X = axis with { Label = "x" },
        Y = axis,
        Layers = [new PointsLayer { Series = "Points", X = values, Y = values }],
    });

    private static AxisLayout YOf(double[] values, Axis axis) => LayoutChecks.Of(Cloud(values, axis)).Panels[0].Y;

    private static AxisLayout Elapsed(double span)
    {
        var panel = new Panel
        {
            X = LayoutFigures.Elapsed,
            Y = LayoutFigures.Ttft,
            Layers = [new LineLayer { Series = "A", X = [0, span], Y = [1, 2] }],
        };
        return LayoutChecks.Of(LayoutFigures.Of(panel)).Panels[0].X;
    }
}
