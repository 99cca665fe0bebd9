using System.Collections.Immutable;
using System.Text.Json;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Outputs;

/// <summary>
/// The figure as JSON (<c>docs/schemas/figure.schema.json</c>): panels with axes and layers, whose data are named columns; columns
/// used by several layers are written once. Numbers are plain, missing ones <c>null</c>; colours stay tokens.
/// </summary>
internal static class FigureJson
{
    /// <summary>Raised when a reader of the former version would misread a file.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The figure in UTF-8.</summary>
    /// <param name="figure">The figure.</param>
    public static byte[] Write(Figure figure) => JsonText.Write(json =>
    {
        var columns = new ColumnNames();
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("id", figure.Id);
        json.WriteString("title", figure.Title);
        json.WriteString("subtitle", figure.Subtitle);
        json.WriteString("altText", figure.AltText);
        json.WriteString("legendTitle", figure.LegendTitle);
        json.WriteBoolean("showBetterCorner", figure.ShowBetterCorner);
        Notices(json, figure);
        json.WriteStartObject("provenance");
        foreach (var (key, value) in figure.Provenance)
            json.WriteString(key, PathText.Shared(value));
        json.WriteEndObject();
        json.WriteStartArray("panels");
        foreach (var panel in figure.Panels)
            Panel(json, panel, columns);
        json.WriteEndArray();
        columns.Write(json);
        json.WriteEndObject();
    });

    private static void Notices(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartArray("notices");
        if (figure.Warning.Length > 0)
            Notice("warning", figure.Warning);
        foreach (var sentence in figure.Caption)
            Notice("note", sentence);
        json.WriteEndArray();

        void Notice(string severity, string text)
        {
            json.WriteStartObject();
            json.WriteString("severity", severity);
            json.WriteString("text", text);
            json.WriteEndObject();
        }
    }

    private static void Panel(Utf8JsonWriter json, Panel panel, ColumnNames columns)
    {
        json.WriteStartObject();
        json.WriteStartObject("axes");
        Axis(json, "x", panel.X);
        Axis(json, "y", panel.Y);
        if (panel.Y2 is { } secondary)
            Axis(json, "y2", secondary);
        json.WriteEndObject();
        json.WriteStartArray("layers");
        foreach (var layer in panel.Layers)
            new LayerJson(json, columns, layer).Write();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Axis(Utf8JsonWriter json, string name, Axis axis)
    {
        json.WriteStartObject(name);
        json.WriteString("label", axis.VerbatimTitle ?? axis.Label);
        json.WriteString("unit", axis.Unit);
        json.WriteString("scale", axis.Categories.Length > 0 ? "categorical" : JsonText.Name(axis.Scale));
        json.WriteString("zero", JsonText.Name(axis.Zero));
        json.WriteString("direction", JsonText.Name(axis.Better));
        if (axis.IsElapsedTime)
            json.WriteBoolean("elapsedTime", true);
        if (axis.Min is { } min)
            json.WriteNumber("min", min);
        if (axis.Max is { } max)
            json.WriteNumber("max", max);
        Strings(json, "categories", axis.Categories);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (texts.Length == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
