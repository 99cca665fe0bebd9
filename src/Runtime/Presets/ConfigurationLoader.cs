using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Presets;

/// <summary>Lays the configuration files over the built-in plots.</summary>
internal static class ConfigurationLoader
{
    /// <summary>The effective configuration of a job: the one made in C#, else that of its files.</summary>
    public static PlotConfiguration Load(PlotJobOptions options, ICollection<PlotDiagnostic> diagnostics) =>
        options.Configuration ?? Load(options.ConfigurationFiles, diagnostics);

    /// <summary>The effective configuration. Without layers it is the compiled one, and no YAML is read.</summary>
    /// <param name="layersWeakestFirst">The files, each stronger than the one before.</param>
    /// <param name="diagnostics">Receives what is wrong with them; everything else in them is used.</param>
    public static PlotConfiguration Load(IReadOnlyList<ConfigurationFile> layersWeakestFirst, ICollection<PlotDiagnostic> diagnostics) =>
        layersWeakestFirst.Count == 0 ? PlotCatalog.Defaults : Merge(layersWeakestFirst, diagnostics);

    /// <summary>The layers that can be read, the built-in one first.</summary>
    public static IReadOnlyList<ConfigurationLayer> ReadLayers(IReadOnlyList<ConfigurationFile> layersWeakestFirst, ICollection<PlotDiagnostic> diagnostics)
    {
        var defaults = DefaultConfiguration.ReadText();
        var layers = new List<ConfigurationLayer> { new("built-in", ConfigurationParser.Parse(defaults, DefaultConfiguration.FileName).Document, default, defaults) };
        var below = layers[0].Document;
        foreach (var file in layersWeakestFirst)
        {
            if (ReadText(file, diagnostics) is not { } text)
                continue;
            var parsed = ConfigurationParser.Parse(text, file.DisplayPath, below);
            foreach (var diagnostic in parsed.Diagnostics)
                diagnostics.Add(diagnostic);
            layers.Add(new(file.DisplayPath, parsed.Document, parsed.LeftOut, text));
            below = parsed.Document.Over(below);
        }

        return layers;
    }

    /// <summary>
    /// The layers as one document, without the presets that are left out: one whose change is wrong must not be drawn without
    /// the change. Their names stay in the defaults lists.
    /// </summary>
    /// <param name="layers">The layers, weakest first.</param>
    /// <param name="leftOut">The presets that are left out; a stronger layer that replaces one brings it back.</param>
    public static ConfigurationDocument Merge(IReadOnlyList<ConfigurationLayer> layers, out IReadOnlyList<LeftOutPreset> leftOut)
    {
        var document = ConfigurationDocument.Empty;
        List<LeftOutPreset> lost = [];
        foreach (var layer in layers)
        {
            document = layer.Document.Over(document);
            lost.RemoveAll(old => layer.Document.Find(old.Name, old.IsMultiRun) is { IsWhole: true } || layer.LeftOut.Any(other => IsSame(old, other)));
            lost.AddRange(layer.LeftOut);
        }

        leftOut = lost;
        return document with
        {
            Presets = new(document.Presets.Where(preset => !lost.Exists(old => old.IsMultiRun == preset.IsMultiRun && old.Name == preset.Name))),
        };
    }

    private static bool IsSame(LeftOutPreset one, LeftOutPreset other) => one.IsMultiRun == other.IsMultiRun && one.Name == other.Name;

    // In a method of its own, so that the path without layers never loads the YAML library.
    private static PlotConfiguration Merge(IReadOnlyList<ConfigurationFile> layers, ICollection<PlotDiagnostic> diagnostics) =>
        PresetFactory.Create(Merge(ReadLayers(layers, diagnostics), out var leftOut)) with { LeftOut = leftOut };

    /// <summary>A file's text; <see langword="null"/> after a report when it cannot be read.</summary>
    public static string? ReadText(ConfigurationFile layer, ICollection<PlotDiagnostic> diagnostics)
    {
        try
        {
            if (OpenFile.IsEmpty(layer.FullPath))
                return "";
            using var reader = new StreamReader(layer.FullPath);
            // One character more than allowed is enough to have the parser refuse it.
            var buffer = new char[YamlReader.MaxLength + 1];
            return new string(buffer, 0, reader.ReadBlock(buffer));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var reason = error switch
            {
                FileNotFoundException or DirectoryNotFoundException => "it does not exist",
                UnauthorizedAccessException => "access is denied, or it is a directory",
                _ => error.GetType().Name,
            };
            diagnostics.Add(DiagnosticTable.ConfigurationUnreadable.At(new(layer.DisplayPath), reason));
            return null;
        }
    }
}
