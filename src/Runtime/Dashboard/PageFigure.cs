using System.Text.Json;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Dashboard;

/// <summary>
/// A figure as the page reads it: as <c>&lt;preset&gt;.json</c> has it, with each layer's columns in place, thinned and packed. It says of
/// a layer what the picture needs besides (widths, opacities, whether it counts for the range).
/// </summary>
internal sealed class PageFigure(Utf8JsonWriter json, bool isSingle, int mostPoints)
{
    /// <summary>Writes the figure as an object.</summary>
    public void Write(Figure whole)
    {
        (Figure figure, Dictionary<Layer, int> totals) = FigureThinning.Of(whole, mostPoints);
        json.WriteStartObject();
        json.WriteString("id", figure.Id);
        json.WriteString("title", figure.Title);
        json.WriteString("subtitle", figure.Subtitle);
        json.WriteString("altText", figure.AltText);
        json.WriteString("legendTitle", figure.LegendTitle);
        json.WriteStartArray("notices");
        if (figure.Warning.Length > 0)
            Notice("warning", figure.Warning);
        foreach (string sentence in figure.Caption)
            Notice("note", sentence);
        json.WriteEndArray();
        json.WriteStartObject("provenance");
        foreach (var (key, value) in figure.Provenance)
            json.WriteString(key, PathText.Shared(value));
        json.WriteEndObject();
        json.WriteStartArray("panels");
        foreach (var panel in figure.Panels)
        {
            json.WriteStartObject();
            json.WriteNumber("share", panel.FixedHeight is { } height ? height / 600 : panel.HeightShare);
            json.WriteStartObject("axes");
            Axis("x", panel.X);
            Axis("y", panel.Y);
            if (panel.Y2 is { } secondary)
                Axis("y2", secondary);
            json.WriteEndObject();
            json.WriteStartArray("layers");
            foreach (var layer in panel.Layers)
                Layer(layer, totals.GetValueOrDefault(layer));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Notice(string severity, string text)
    {
        json.WriteStartObject();
        json.WriteString("severity", severity);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private void Axis(string name, Axis axis)
    {
        json.WriteStartObject(name);
        json.WriteString("label", axis.Label);
        if (axis.VerbatimTitle is { } verbatim)
            json.WriteString("title", verbatim);
        json.WriteString("unit", axis.Unit);
        json.WriteString("scale", JsonText.Name(axis.Scale));
        json.WriteString("zero", JsonText.Name(axis.Zero));
        json.WriteString("direction", JsonText.Name(axis.Better));
        if (axis.IsElapsedTime)
            json.WriteBoolean("elapsed", true);
        if (axis.Min is { } min)
            PageText.Number(json, "min", min);
        if (axis.Max is { } max)
            PageText.Number(json, "max", max);
        if (axis.Categories.Length > 0)
            PageText.Texts(json, "categories", axis.Categories);
        json.WriteEndObject();
    }

    private void Layer(Layer layer, int total)
    {
        json.WriteStartObject();
        json.WriteString("type", LayerType.Of(layer));
        json.WriteString("name", layer.Series);
        json.WriteString("color", PageColumns.Color(layer.Color));
        if (layer.IsSecondary)
            json.WriteBoolean("secondary", true);
        if (!layer.InLegend)
            json.WriteBoolean("hidden", true);
        if (layer.IsDataOnly)
            json.WriteBoolean("dataOnly", true);
        if (!layer.ExtendsRange)
            json.WriteBoolean("free", true);
        if (total > 0)
            json.WriteNumber("total", total);
        Data(layer);
        json.WriteEndObject();
    }

    private void Data(Layer layer)
    {
        if (layer is XyLayer xy)
        {
            Column("x", xy.X, false);
            Column("y", xy.Y, isSingle);
        }

        switch (layer)
        {
            case PointsLayer points:
                if (points.Labels is { } labels && labels.Any(label => label.Length > 0))
                    PageText.Texts(json, "text", labels);
                if (points.Hollow is { } hollow)
                    Flags("hollow", hollow);
                if (points.Shape is { } shape)
                    json.WriteString("shape", JsonText.Name(shape));
                Optional("size", points.Size);
                Optional("opacity", points.Opacity);
                break;
            case LineLayer line:
                json.WriteString("join", JsonText.Name(line.Join));
                json.WriteString("dash", JsonText.Name(line.Dash));
                Optional("width", line.Width);
                Optional("opacity", line.Opacity);
                break;
            case AreaLayer area:
                json.WriteString("join", JsonText.Name(area.Join));
                Optional("opacity", area.Opacity);
                break;
            case BandLayer band:
                Column("x", band.X, false);
                Column("lo", band.Lo, isSingle);
                Column("hi", band.Hi, isSingle);
                json.WriteString("join", JsonText.Name(band.Join));
                Optional("opacity", band.Opacity);
                json.WriteBoolean("edges", band.HasEdges);
                break;
            case BarLayer bars:
                Optional("barWidth", bars.BarWidth);
                if (bars.Lo is { } lo && bars.Hi is { } hi)
                {
                    Column("lo", lo, isSingle);
                    Column("hi", hi, isSingle);
                }

                if (bars.Hollow is { } hollowBars)
                    Flags("hollow", hollowBars);
                break;
            case ErrorBarLayer bars:
                Column("lo", bars.Lo, isSingle);
                Column("hi", bars.Hi, isSingle);
                json.WriteString("along", bars.IsHorizontal ? "x" : "y");
                break;
            case PolygonLayer polygon:
                json.WriteString("dash", JsonText.Name(polygon.Dash));
                Optional("opacity", polygon.Opacity);
                break;
            case SegmentsLayer segments:
                Column("x", segments.X1, false);
                Column("y", segments.Y1, isSingle);
                Column("x2", segments.X2, false);
                Column("y2", segments.Y2, isSingle);
                Optional("width", segments.Width);
                Optional("opacity", segments.Opacity);
                break;
            case RuleLayer rule:
                json.WriteBoolean("vertical", rule.IsVertical);
                PageText.Number(json, "value", rule.Value);
                Label(rule.Label, rule.LabelValue);
                json.WriteString("dash", JsonText.Name(rule.Dash));
                break;
            case RegionLayer region:
                json.WriteBoolean("horizontal", region.IsHorizontal);
                PageText.Number(json, "from", region.From);
                PageText.Number(json, "to", region.To);
                Label(region.Label, region.LabelValue);
                Optional("opacity", region.Opacity);
                break;
            case EdgeMarksLayer marks:
                Column("x", marks.X, false);
                json.WriteBoolean("top", marks.IsTop);
                json.WriteString("shape", JsonText.Name(marks.Shape));
                Label(marks.Label, marks.LabelValue);
                break;
        }
    }

    private void Label(string label, double? value)
    {
        if (label.Length > 0)
            json.WriteString("label", label);
        Optional("labelValue", value);
    }

    private void Optional(string name, double? value)
    {
        if (value is { } number)
            PageText.Number(json, name, number);
    }

    private void Column(string name, double[] values, bool single)
    {
        json.WritePropertyName(name);
        PageText.Column(json, values, single);
    }

    private void Flags(string name, bool[] flags)
    {
        json.WriteStartArray(name);
        foreach (bool flag in flags)
            json.WriteNumberValue(flag ? 1 : 0);
        json.WriteEndArray();
    }
}
