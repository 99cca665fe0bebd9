using System.Collections.Immutable;
using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Outputs;

/// <summary><c>plots.json</c> (<c>docs/schemas/plots.schema.json</c>): what a job drew, what it left out and why, and every file it wrote.</summary>
internal sealed record Manifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "plots.json";

    /// <summary>Raised when a reader of the former version would misread a file.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The mode; <see langword="null"/> when no run was found.</summary>
    public RunMode? Mode { get; init; }

    /// <summary>Why that mode.</summary>
    public string ModeReason { get; init; } = "";

    /// <summary>The names of the runs, in order.</summary>
    public ImmutableArray<string> Runs { get; init; } = [];

    /// <summary>The theme drawn with.</summary>
    public string Theme { get; init; } = "";

    /// <summary>The palette drawn with.</summary>
    public string Palette { get; init; } = "";

    /// <summary>The presets in order.</summary>
    public ImmutableArray<ManifestPlot> Plots { get; init; } = [];

    /// <summary>Every file in the output directory that is ours, relative with <c>/</c>: Clean removes these.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Reads a manifest of an earlier build.</summary>
    /// <param name="content">The file.</param>
    /// <returns><see langword="null"/> when it is not a manifest of a version known here.</returns>
    public static Manifest? Read(ReadOnlyMemory<byte> content) => ManifestReader.Read(content);

    /// <summary>What an earlier build drew of a preset, for when it cannot be drawn now; <see langword="null"/> when it never was.</summary>
    /// <param name="preset">The preset's name.</param>
    /// <param name="run">The run, when several are analysed one by one; otherwise empty.</param>
    public ManifestPlot? Find(string preset, string run) => Plots.FirstOrDefault(plot =>
        plot.Preset == preset && plot.Run == run && plot.Status is PlotStatus.Written or PlotStatus.Stale && plot.Files.Length > 0);

    /// <summary>The manifest in UTF-8.</summary>
    public byte[] Write() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("mode", Mode is { } mode ? ModeName(mode) : "none");
        json.WriteString("modeReason", PathText.Sentence(ModeReason));
        Strings(json, "runs", Runs);
        json.WriteString("theme", Theme);
        json.WriteString("palette", Palette);
        json.WriteStartArray("plots");
        foreach (var plot in Plots)
            Plot(json, plot);
        json.WriteEndArray();
        Strings(json, "files", Files);
        json.WriteEndObject();
    });

    /// <summary>A mode as files spell it.</summary>
    internal static string ModeName(RunMode mode) => mode == RunMode.SingleRun ? "single" : "multi";

    private static void Plot(Utf8JsonWriter json, ManifestPlot plot)
    {
        json.WriteStartObject();
        json.WriteString("preset", plot.Preset);
        json.WriteString("title", plot.Title);
        if (plot.Description.Length > 0)
            json.WriteString("description", plot.Description);
        json.WriteString("status", JsonText.Name(plot.Status));
        json.WriteString("reason", PathText.Sentence(plot.Reason));
        json.WriteString("mode", ModeName(plot.Mode));
        if (plot.Run.Length > 0)
            json.WriteString("run", plot.Run);
        json.WriteString("altText", plot.AltText);
        json.WriteNumber("pixelWidth", plot.PixelWidth);
        json.WriteNumber("pixelHeight", plot.PixelHeight);
        json.WriteStartArray("files");
        foreach (var file in plot.Files)
        {
            json.WriteStartObject();
            json.WriteString("format", JsonText.Name(file.Format));
            json.WriteString("path", file.Path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (plot.Layout is { } layout)
            LayoutNotes(json, layout);
        json.WriteEndObject();
    }

    private static void LayoutNotes(Utf8JsonWriter json, LayoutDiagnostics layout)
    {
        json.WriteStartObject("layout");
        json.WriteNumber("droppedLabels", layout.DroppedLabels);
        json.WriteNumber("mergedLabels", layout.MergedLabels);
        json.WriteNumber("crossedLabels", layout.CrossedLabels);
        json.WriteNumber("outOfRange", layout.OutOfRange);
        json.WriteEndObject();
        json.WriteStartArray("decimation");
        foreach (var decimation in layout.Decimations)
        {
            json.WriteStartObject();
            json.WriteString("series", decimation.Series);
            json.WriteString("method", decimation.Method);
            json.WriteNumber("from", decimation.From);
            json.WriteNumber("to", decimation.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
