using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class OptionReaderTests
{
    private readonly List<PlotDiagnostic> _reported = [];
    private readonly OptionReader _options;

    public OptionReaderTests() => _options = new OptionReader(_reported.Add);

    [TestMethod]
    [DataRow(null, false)]
    [DataRow("  ", false)]
    [DataRow("false", false)]
    [DataRow("OFF", false)]
    [DataRow("true", true)]
    [DataRow(" True ", true)]
    [DataRow("yes", true)]
    public void A_switch_takes_the_words_of_MSBuild(string? text, bool expected)
    {
        Assert.AreEqual(expected, _options.Switch("Strict", text));
        Assert.IsFalse(_options.Failed);
    }

    [TestMethod]
    [DataRow("Strict", "maybe")]
    [DataRow("Theme", "drak")]
    [DataRow("Width", "399")]
    [DataRow("Width", "8001")]
    [DataRow("Width", "12.5")]
    [DataRow("Width", "1,600")]
    [DataRow("Scale", "0.9")]
    [DataRow("Scale", "1,5")]
    [DataRow("Scale", "NaN")]
    [DataRow("GpuCount", "0")]
    [DataRow("GpuCount", "-1")]
    [DataRow("Formats", "gif")]
    [DataRow("Mode", "both")]
    public void A_value_that_means_nothing_is_an_error_that_names_it(string option, string text)
    {
        Read(option, text);

        Assert.IsTrue(_options.Failed);
        var error = Assert.ContainsSingle(_reported);
        Assert.AreEqual("AIPERF1101", error.Descriptor.Id);
        Assert.AreEqual(PlotSeverity.Error, error.Severity);
        Assert.Contains($"'{text}' is not a valid value of {option}", error.Message);
    }

    [TestMethod]
    public void A_property_is_named_as_the_user_knows_it_and_a_near_value_is_proposed()
    {
        var options = new OptionReader(_reported.Add, "AiPerfPlot");
        options.Choice("Theme", "drak", "light", "light", "dark", "high-contrast", "print");
        options.Formats("pgn");
        options.Count("the GpuCount metadata of 'runs'", "x");

        Assert.AreEqual(
            "'drak' is not a valid value of AiPerfPlotTheme; nothing is drawn, because it would not be what was asked for. "
            + "Use light, dark, high-contrast or print. Did you mean 'dark'?",
            _reported[0].Message);
        Assert.EndsWith("Did you mean 'png'?", _reported[1].Message);
        Assert.StartsWith("'x' is not a valid value of the GpuCount metadata of 'runs';", _reported[2].Message);
    }

    [TestMethod]
    [DataRow("Theme")]
    [DataRow("Width")]
    [DataRow("Scale")]
    [DataRow("GpuCount")]
    [DataRow("Formats")]
    [DataRow("Mode")]
    public void An_empty_value_is_the_default(string option)
    {
        var value = Read(option, " ");

        var expected = new Dictionary<string, object?>
        {
            ["Theme"] = "light",
            ["Width"] = 1600,
            ["Scale"] = 1.5,
            ["GpuCount"] = null,
            ["Formats"] = OutputFormats.Png,
            ["Mode"] = null,
        };
        Assert.AreEqual(expected[option], value);
        Assert.IsFalse(_options.Failed);
    }

    [TestMethod]
    [DataRow("png", OutputFormats.Png)]
    [DataRow("svg", OutputFormats.Svg)]
    [DataRow("PDF,Csv", OutputFormats.Pdf | OutputFormats.Csv)]
    [DataRow("png+svg+json", OutputFormats.Png | OutputFormats.Svg | OutputFormats.Json)]
    [DataRow("png,png", OutputFormats.Png)]
    public void Formats_are_a_list(string text, OutputFormats expected) => Assert.AreEqual(expected, _options.Formats(text));

    [TestMethod]
    [DataRow("auto", null)]
    [DataRow("Single", RunMode.SingleRun)]
    [DataRow("multi", RunMode.MultiRun)]
    public void A_mode_is_forced_or_left_to_the_runs(string text, RunMode? expected) => Assert.AreEqual(expected, _options.Mode(text));

    [TestMethod]
    public void Numbers_keep_the_limits_themselves()
    {
        Assert.AreEqual(400, _options.Whole("Width", "400", 1600, 400, 8000));
        Assert.AreEqual(8000, _options.Whole("Width", "8000", 1600, 400, 8000));
        Assert.AreEqual(1.0, _options.Number("Scale", "1", 1.5, 1, 4));
        Assert.AreEqual(2.25, _options.Number("Scale", "2.25", 1.5, 1, 4));
        Assert.IsFalse(_options.Failed);
    }

    private object? Read(string option, string text) => option switch
    {
        "Strict" => _options.Switch(option, text),
        "Theme" => _options.Choice(option, text, "light", "light", "dark"),
        "Width" => _options.Whole(option, text, 1600, 400, 8000),
        "Scale" => _options.Number(option, text, 1.5, 1, 4),
        "GpuCount" => _options.Count(option, text),
        "Formats" => _options.Formats(text),
        _ => _options.Mode(text),
    };
}
