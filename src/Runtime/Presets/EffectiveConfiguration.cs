using System.Text;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Presets;

/// <summary>
/// The effective configuration as a text: what is drawn and why. It is itself a configuration, each value followed by the
/// layer it comes from and its line there; read as a layer it changes nothing.
/// </summary>
internal sealed class EffectiveConfiguration
{
    private const int OriginColumn = 72;

    private readonly StringBuilder text = new();
    private readonly IReadOnlyList<Stating> strongestFirst;
    private readonly ConfigurationDocument document;
    private readonly IReadOnlyList<LeftOutPreset> leftOut;

    private EffectiveConfiguration(IReadOnlyList<ConfigurationLayer> layers)
    {
        strongestFirst = [.. layers.Reverse().Select(layer => new Stating(layer.Name, layer.Document, SettingPlaces.In(layer.Text)))];
        document = ConfigurationLoader.Merge(layers, out var lost);
        leftOut = lost;
    }

    /// <summary>The text, with LF at the end of each line.</summary>
    /// <param name="layersWeakestFirst">The files above the built-in defaults.</param>
    /// <param name="diagnostics">Receives what is wrong with them.</param>
    public static string Describe(IReadOnlyList<ConfigurationFile> layersWeakestFirst, ICollection<PlotDiagnostic> diagnostics)
    {
        var writer = new EffectiveConfiguration(ConfigurationLoader.ReadLayers(layersWeakestFirst, diagnostics));
        writer.Write();
        return writer.text.ToString();
    }

    private void Write()
    {
        Line(0, "# Layers, strongest first: " + OneLine(string.Join(", ", strongestFirst.Select(layer => layer.Name))));
        Line(0, "visualization:");
        WriteDefaults("multi_run_defaults", isMultiRun: true, document.MultiRunDefaults, layer => layer.MultiRunDefaults is not null);
        WriteDefaults("single_run_defaults", isMultiRun: false, document.SingleRunDefaults, layer => layer.SingleRunDefaults is not null);
        WritePresets("multi_run_plots", isMultiRun: true);
        WritePresets("single_run_plots", isMultiRun: false);
        WriteClassification();
        Line(0, "settings:");
        Line(1, $"include_warmup: {(document.IncludeWarmup == true ? "true" : "false")}", Origin(layer => layer.IncludeWarmup is not null, "settings", "include_warmup"));
        WriteDownsampling();
    }

    private void WriteDefaults(string section, bool isMultiRun, EquatableArray<string>? listed, Predicate<ConfigurationDocument> states)
    {
        var names = (listed ?? default).Where(name => !leftOut.Any(lost => lost.IsMultiRun == isMultiRun && lost.Name == name)).ToList();
        Line(1, section + (names.Count > 0 ? ":" : ": []"), Origin(states, section));
        foreach (var name in names)
            Line(2, "- " + YamlText.Scalar(name));
    }

    private void WritePresets(string section, bool isMultiRun)
    {
        Line(1, section + ":");
        foreach (var preset in document.Presets.Where(preset => preset.IsMultiRun == isMultiRun))
        {
            // From here on weaker layers no longer count: a preset with a type replaces the one below.
            var stating = strongestFirst.Select(layer => (Layer: layer, Preset: layer.Document.Find(preset.Name, isMultiRun)))
                .Where(layer => layer.Preset is not null).ToList();
            stating = stating[..(stating.FindIndex(layer => layer.Preset!.IsWhole) + 1)];
            Line(2, YamlText.Scalar(preset.Name) + ":");
            Line(3, "type: " + PlotTypeNames.NameOf(preset.Type), stating[^1].Layer.At(section, preset.Name, "type"));
            foreach (var setting in preset.Settings)
            {
                var key = PresetSchema.Find(PresetSchema.Preset, setting.Key)!;
                Line(3, $"{key.Name}: {YamlText.Value(key, setting.Value)}", stating.First(layer => layer.Preset!.Find(key.Name) is not null).Layer.At(section, preset.Name, key.Name));
            }
        }
    }

    private void WriteClassification()
    {
        if (document.Classification is not { IsOn: true } classification)
        {
            Line(0, "experiment_classification: null", Origin(layer => layer.Classification is not null, "experiment_classification"));
            return;
        }

        Line(0, "experiment_classification:" + (classification.Settings.Count == 0 ? " {}" : ""), Origin(layer => layer.Classification is not null, "experiment_classification"));
        foreach (var setting in classification.Settings)
        {
            var key = PresetSchema.Find(PresetSchema.Classification, setting.Key)!;
            Line(1, $"{key.Name}: {YamlText.Value(key, setting.Value)}", Origin(layer => layer.Classification?.Find(key.Name) is not null, "experiment_classification", key.Name));
        }
    }

    private void WriteDownsampling()
    {
        if (document.Downsampling.Count == 0)
            return;
        Line(1, "server_metrics_downsampling:");
        foreach (var setting in document.Downsampling)
        {
            var key = PresetSchema.Find(PresetSchema.Downsampling, setting.Key)!;
            var origin = Origin(layer => layer.Downsampling.Any(stated => stated.Key == key.Name), "settings", "server_metrics_downsampling", key.Name);
            Line(2, $"{key.Name}: {YamlText.Value(key, setting.Value)}", origin);
        }
    }

    private string Origin(Predicate<ConfigurationDocument> states, string section, params ReadOnlySpan<string> keys) =>
        (strongestFirst.FirstOrDefault(layer => states(layer.Document)) ?? strongestFirst[^1]).At(section, keys);

    private void Line(int depth, string content, string? origin = null)
    {
        var line = new string(' ', depth * 2) + content;
        text.Append(origin is null ? line : $"{line.PadRight(OriginColumn)} # {OneLine(origin)}").Append('\n');
    }

    // A path may hold anything; in a comment it must not end the line.
    private static string OneLine(string name) =>
        string.Concat(name.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c));

    // A layer with the lines of its values.
    private sealed record Stating(string Name, ConfigurationDocument Document, SettingPlaces Places)
    {
        // What no line states, such as the absence of a classification, is the layer's alone.
        public string At(string section, params ReadOnlySpan<string> keys) => Places.Line(section, keys) is > 0 and var line ? $"{Name}({line})" : Name;
    }
}
