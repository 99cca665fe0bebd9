using System.Text.Json;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Outputs;

/// <summary>Writes one layer of a figure.</summary>
/// <param name="json">The document.</param>
/// <param name="columns">Names the columns.</param>
/// <param name="layer">The layer.</param>
internal sealed class LayerJson(Utf8JsonWriter json, ColumnNames columns, Layer layer)
{
    /// <summary>Writes the layer as an object.</summary>
    public void Write()
    {
        json.WriteStartObject();
        json.WriteString("type", TypeName());
        json.WriteString("name", layer.Series);
        if (layer.Run.Length > 0)
            json.WriteString("run", layer.Run);
        json.WriteString("color", FormattableString.Invariant($"{JsonText.Name(layer.Color.Role)}:{layer.Color.Index}"));
        if (layer.IsSecondary)
            json.WriteString("axis", "y2");
        json.WriteBoolean("inLegend", layer.InLegend);
        if (layer.IsDataOnly)
            json.WriteBoolean("dataOnly", true);
        Data();
        json.WriteEndObject();
    }

    // A reader of <preset>.json tells steps by their type, and marks at an edge by their 'edge'.
    private string TypeName() => layer switch
    {
        EdgeMarksLayer => "points",
        LineLayer { Join: LineJoin.Step } => "step",
        _ => LayerType.Of(layer),
    };

    private void Data()
    {
        if (layer is XyLayer xy)
        {
            Column("x", xy.X);
            Column("y", xy.Y);
        }

        switch (layer)
        {
            case PointsLayer points:
                Column("text", points.Labels);
                Column("ref", points.Runs);
                Column("hollow", points.Hollow);
                Shape(points.Shape);
                break;
            case LineLayer line:
                json.WriteString("dash", JsonText.Name(line.Dash));
                json.WriteNumber("width", line.Width);
                json.WriteNumber("opacity", line.Opacity);
                break;
            case AreaLayer area:
                json.WriteString("join", JsonText.Name(area.Join));
                json.WriteNumber("opacity", area.Opacity);
                break;
            case BandLayer band:
                Column("x", band.X);
                Column("lo", band.Lo);
                Column("hi", band.Hi);
                json.WriteString("join", JsonText.Name(band.Join));
                json.WriteNumber("opacity", band.Opacity);
                break;
            case BarLayer bars:
                if (bars.BarWidth is { } width)
                    json.WriteNumber("barWidth", width);
                Column("lo", bars.Lo);
                Column("hi", bars.Hi);
                Column("ref", bars.Runs);
                Column("hollow", bars.Hollow);
                if (bars.IsHatched)
                    json.WriteBoolean("hatched", true);
                break;
            case ErrorBarLayer bars:
                Column("lo", bars.Lo);
                Column("hi", bars.Hi);
                json.WriteString("along", bars.IsHorizontal ? "x" : "y");
                break;
            case PolygonLayer polygon:
                json.WriteString("dash", JsonText.Name(polygon.Dash));
                json.WriteNumber("opacity", polygon.Opacity);
                break;
            case SegmentsLayer segments:
                Column("x", segments.X1);
                Column("y", segments.Y1);
                Column("x2", segments.X2);
                Column("y2", segments.Y2);
                break;
            case RuleLayer rule:
                json.WriteString("along", rule.IsVertical ? "y" : "x");
                Number("value", rule.Value);
                json.WriteString("label", rule.Label);
                json.WriteString("dash", JsonText.Name(rule.Dash));
                break;
            case RegionLayer region:
                json.WriteString("between", region.IsHorizontal ? "y" : "x");
                Number("from", region.From);
                Number("to", region.To);
                json.WriteString("label", region.Label);
                json.WriteBoolean("hatched", region.IsHatched);
                break;
            case EdgeMarksLayer marks:
                Column("x", marks.X);
                json.WriteString("edge", marks.IsTop ? "top" : "bottom");
                json.WriteString("label", marks.Label);
                if (marks.LabelValue is { } labelled)
                    json.WriteNumber("labelValue", labelled);
                Shape(marks.Shape);
                break;
        }
    }

    private void Column(string name, Array? column)
    {
        if (column is not null)
            json.WriteString(name, columns[column]);
    }

    private void Number(string name, double value)
    {
        json.WritePropertyName(name);
        JsonText.Number(json, value);
    }

    private void Shape(MarkerShape? shape)
    {
        if (shape is { } chosen)
            json.WriteString("shape", JsonText.Name(chosen));
    }
}
