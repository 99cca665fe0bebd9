using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests;

/// <summary>Reads a text as a layer over the built-in plots.</summary>
internal static class Parsing
{
    private static readonly Lazy<ConfigurationDocument> Defaults = new(() => DefaultConfiguration.Parse().Document);

    public static ParsedConfiguration Parse(string text) => ConfigurationParser.Parse(text, "plot_config.yaml", Defaults.Value);

    /// <summary>The effective configuration; the text must be free of errors.</summary>
    public static PlotConfiguration Load(string text)
    {
        var parsed = Parse(text);
        Assert.AreEqual("", Text(parsed.Diagnostics.Where(diagnostic => diagnostic.Severity == PlotSeverity.Error)));
        return Create(parsed);
    }

    public static PlotConfiguration Create(ParsedConfiguration parsed) => PresetFactory.Create(parsed.Document.Over(Defaults.Value));

    /// <summary>One line a diagnostic: code, line, column, length.</summary>
    public static string Places(string text) => string.Join('\n', Parse(text).Diagnostics.Select(diagnostic =>
        $"{diagnostic.Descriptor.Id} {diagnostic.Location.Line}:{diagnostic.Location.Column}+{diagnostic.Location.Length}"));

    public static string Messages(string text) => Text(Parse(text).Diagnostics);

    private static string Text(IEnumerable<PlotDiagnostic> diagnostics) => string.Join('\n', diagnostics.Select(diagnostic => diagnostic.Message));
}
