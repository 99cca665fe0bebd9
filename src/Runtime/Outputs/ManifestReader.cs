using System.Collections.Immutable;
using System.Text.Json;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Outputs;

/// <summary>Reads what a later build needs of a manifest. The file lies in a folder anybody can write, so nothing in it is trusted.</summary>
internal static class ManifestReader
{
    /// <summary>The manifest; <see langword="null"/> when it is damaged or of another version.</summary>
    public static Manifest? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            if (root.GetProperty("schemaVersion").GetInt32() != Manifest.SchemaVersion)
                return null;
            return new Manifest
            {
                Mode = Text(root, "mode") switch
                {
                    "single" => RunMode.SingleRun,
                    "multi" => RunMode.MultiRun,
                    _ => null,
                },
                ModeReason = Text(root, "modeReason"),
                Runs = [.. Items(root, "runs").Select(run => run.GetString() ?? "")],
                Theme = Text(root, "theme"),
                Palette = Text(root, "palette"),
                Plots = [.. Items(root, "plots").Select(Plot)],
                Files = [.. Items(root, "files").Select(file => file.GetString() ?? "")],
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static ManifestPlot Plot(JsonElement plot) => new()
    {
        Preset = Text(plot, "preset"),
        Title = Text(plot, "title"),
        Description = Text(plot, "description"),
        Status = Known<PlotStatus>(plot, "status"),
        Reason = Text(plot, "reason"),
        Run = Text(plot, "run"),
        Mode = Text(plot, "mode") == "single" ? RunMode.SingleRun : RunMode.MultiRun,
        AltText = Text(plot, "altText"),
        PixelWidth = Number(plot, "pixelWidth"),
        PixelHeight = Number(plot, "pixelHeight"),
        Files = [.. Items(plot, "files").Select(file => new ManifestFile(Known<OutputFormats>(file, "format"), Text(file, "path")))],
    };

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static ImmutableArray<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray()] : [];

    private static T Known<T>(JsonElement element, string name)
        where T : struct, Enum
    {
        var text = Text(element, name);
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonText.Name(value) == text)
                return value;
        }

        throw new FormatException($"'{text}' is not a {typeof(T).Name}.");
    }
}
