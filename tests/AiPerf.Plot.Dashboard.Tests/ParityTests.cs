using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>Item 49: the browser's figures of comparisons are the engine's, for every preset, statistic and grouping.</summary>
[TestClass]
public sealed class ParityTests
{
    public static IEnumerable<object[]> Sets => [["f3"], ["f6"], ["fr"], ["fb"]];

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public async Task Item_49_the_browser_builds_the_engines_figures(string set)
    {
        string directory = set switch { "f3" => Fixtures.F3(), "f6" => Fixtures.F6(), "fr" => Fixtures.FR(), _ => Fixtures.FB() };
        var job = Fixtures.Job(directory, "");
        var configuration = ConfigurationLoader.Load(job, []);
        var runs = RunDiscovery.Find(job.Inputs, true, _ => { }, CancellationToken.None)
            .Select(found => RunLoader.Load(found, null, withRequests: false, _ => { }, CancellationToken.None)).OfType<Run>().ToList();
        var all = new RunSet(runs, RunMode.MultiRun, "");
        await using var page = await Dashboard.Open(Fixtures.Page(directory));
        int compared = 0;
        foreach (var preset in configuration.MultiRunPlots)
        {
            foreach (string stat in Fixtures.Stats)
            {
                foreach (string groups in configuration.Classification is null ? (string[])["model", "run_name", "ui.mode", "experiment_group"] : ["model"])
                {
                    var asked = Enum.Parse<Stat>(stat, ignoreCase: true);
                    var changed = preset with { X = preset.X with { Stat = asked }, Y = preset.Y with { Stat = asked }, Groups = [groups] };
                    var columns = ComparisonColumns.Of(changed, runs, configuration.Classification);
                    var drawing = PlotRegistry.Draw(changed, all, new PlotContext(configuration.Classification, _ => { }, IsNamed: true));
                    string text = await page.Page.EvaluateAsync<string>(
                        "([id, stat, groups, labels]) => { const card = window.aiperf.preset(id); const f = window.aiperf.build({ ...card, groups, labels }, { x: stat, y: stat }, []); return JSON.stringify(f.missing ? { missing: f.missing } : { title: f.title, panels: f.panels }, (k, v) => typeof v === 'number' && !Number.isFinite(v) ? null : v); }",
                        new object[] { preset.Name, stat, PageColumns.Id(columns.Groups), PageColumns.Id(columns.Labels) });
                    using var browser = JsonDocument.Parse(text);
                    string where = $"{set} {preset.Name} {stat} {groups}";
                    if (drawing.Figure is not { } figure)
                    {
                        Assert.IsTrue(browser.RootElement.TryGetProperty("missing", out _), where);
                        continue;
                    }

                    Assert.IsFalse(browser.RootElement.TryGetProperty("missing", out var missing), $"{where}: {missing}");
                    Compare(figure, browser.RootElement, where);
                    compared++;
                }
            }
        }

        Assert.IsGreaterThan(50, compared);
    }

    private static void Compare(Figure figure, JsonElement browser, string where)
    {
        Assert.AreEqual(figure.Title, browser.GetProperty("title").GetString(), where);
        var panel = browser.GetProperty("panels")[0];
        foreach (var (name, axis) in ((string, Axis)[])[("x", figure.Panels[0].X), ("y", figure.Panels[0].Y)])
        {
            var other = panel.GetProperty("axes").GetProperty(name);
            Assert.AreEqual(axis.Label, other.GetProperty("label").GetString(), $"{where} {name}");
            Assert.AreEqual(axis.Unit, other.GetProperty("unit").GetString(), $"{where} {name}");
            Assert.AreEqual(axis.Scale == AxisScale.Log ? "log" : "linear", other.GetProperty("scale").GetString(), $"{where} {name}");
            Near(axis.Min, other, "min", where);
            Near(axis.Max, other, "max", where);
        }

        // What the picture does not show is in the data files alone; entries of the legend without data belong to the drawing.
        Layer[] expected = [.. figure.Panels[0].Layers.Where(layer => !layer.IsDataOnly && Columns(layer).Any(column => column.Values.Length > 0))];
        JsonElement[] actual = [.. panel.GetProperty("layers").EnumerateArray().Where(layer => !(layer.TryGetProperty("dataOnly", out var only) && only.GetBoolean()) && layer.GetProperty("x").GetArrayLength() > 0)];
        Assert.AreEqual(string.Join(' ', expected.Select(Type)), string.Join(' ', actual.Select(layer => layer.GetProperty("type").GetString())), where);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i].Series, actual[i].GetProperty("name").GetString(), where);
            Assert.AreEqual(PageColumns.Color(expected[i].Color), actual[i].GetProperty("color").GetString(), where);
            foreach (var (name, values) in Columns(expected[i]))
            {
                double?[] other = [.. actual[i].GetProperty(name).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble())];
                Assert.HasCount(values.Length, other, $"{where} {i} {name}");
                for (int k = 0; k < values.Length; k++)
                    Assert.AreEqual(values[k], other[k] ?? double.NaN, double.IsNaN(values[k]) ? 0 : 1e-12 * Math.Abs(values[k]) + 1e-300, $"{where} {i} {name}[{k}]");
            }

            if (expected[i] is PointsLayer { Labels: { } labels })
                Assert.AreEqual(string.Join('|', labels), string.Join('|', actual[i].GetProperty("text").EnumerateArray().Select(text => text.GetString())), where);
        }
    }

    private static void Near(double? expected, JsonElement axis, string name, string where)
    {
        double? actual = axis.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        Assert.AreEqual(expected is null, actual is null, $"{where} {name}");
        if (expected is { } wanted)
            Assert.AreEqual(wanted, actual!.Value, 1e-12 * Math.Abs(wanted) + 1e-300, $"{where} {name}");
    }

    private static string Type(Layer layer) => layer switch
    {
        PointsLayer => "points",
        LineLayer => "line",
        ErrorBarLayer => "errorbar",
        PolygonLayer => "polygon",
        BarLayer => "bar",
        _ => layer.GetType().Name,
    };

    private static IEnumerable<(string Name, double[] Values)> Columns(Layer layer)
    {
        if (layer is XyLayer xy)
        {
            yield return ("x", xy.X);
            yield return ("y", xy.Y);
        }

        if (layer is ErrorBarLayer bars)
        {
            yield return ("lo", bars.Lo);
            yield return ("hi", bars.Hi);
        }
    }
}
