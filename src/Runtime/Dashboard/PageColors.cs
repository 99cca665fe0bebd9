using System.Text.Json;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Dashboard;

/// <summary>The colours of both themes, as the engine draws with, for the page to map tokens to.</summary>
internal static class PageColors
{
    /// <summary>Writes them.</summary>
    public static void Write(Utf8JsonWriter json, Palette palette)
    {
        json.WriteStartObject("colors");
        foreach (var theme in (Theme[])[Theme.Light, Theme.Dark])
        {
            json.WriteStartObject(theme.Name);
            json.WriteString("paper", Hex(theme.Paper));
            json.WriteString("plot", Hex(theme.Plot));
            json.WriteString("text", Hex(theme.Text));
            json.WriteString("muted", Hex(theme.Muted));
            json.WriteString("grid", Hex(theme.MajorGrid));
            json.WriteString("minorGrid", Hex(theme.MinorGrid));
            json.WriteString("axis", Hex(theme.Axis));
            json.WriteString("reference", Hex(theme.Reference));
            json.WriteString("outlier", Hex(theme.Outlier));
            PageText.Texts(json, "percentile", theme.Sequential.Select(Hex));
            PageText.Texts(json, "baseline", theme.Baselines.Select(Hex));
            PageText.Texts(json, "series", (theme.IsDark ? palette.OnDark : palette.OnLight).Select(Hex));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Hex(Rgba color) => FormattableString.Invariant($"#{color.R:x2}{color.G:x2}{color.B:x2}");
}
