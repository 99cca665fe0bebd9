using System.Globalization;
using System.Text;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Outputs;

/// <summary>
/// The plotted data before decimation as CSV (RFC 4180, LF): comment lines with titles, units and statistics, a header, one row a
/// datum. Missing values are empty cells.
/// </summary>
internal static class FigureCsv
{
    private const string Header = "layer,series,run,label,x,y,x2,y2,lo,hi";

    /// <summary>The figure's data in UTF-8.</summary>
    /// <param name="figure">The figure.</param>
    public static byte[] Write(Figure figure)
    {
        var text = new StringBuilder();
        Comments(text, figure);
        text.Append(Header).Append('\n');
        var isFrontier = figure.Provenance.TryGetValue("type", out var type) && type == "pareto";
        foreach (var panel in figure.Panels)
        {
            foreach (var layer in panel.Layers)
            {
                // The area under a line shows the line's data once more.
                if (layer is not AreaLayer area || !panel.Layers.OfType<LineLayer>().Any(line => line.Series == area.Series && ReferenceEquals(line.Y, area.Y)))
                    new LayerRows(text, panel, layer).Write(isFrontier);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Comments(StringBuilder text, Figure figure)
    {
        Comment(text, figure.Title);
        Comment(text, figure.Subtitle);
        for (var i = 0; i < figure.Panels.Length; i++)
        {
            var panel = figure.Panels[i];
            var place = figure.Panels.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"panel {i + 1} ") : "";
            Comment(text, $"{place}x: {Describe(panel.X)}");
            Comment(text, $"{place}y: {Describe(panel.Y)}");
            if (panel.Y2 is { } secondary)
                Comment(text, $"{place}y2: {Describe(secondary)}");
        }

        Comment(text, figure.Warning);
        foreach (var sentence in figure.Caption)
            Comment(text, sentence);
        foreach (var (key, value) in figure.Provenance)
            Comment(text, $"{key}: {PathText.Shared(value)}");
    }

    private static string Describe(Axis axis)
    {
        var label = axis.VerbatimTitle ?? axis.Label;
        var unit = axis.Unit.Length > 0 && axis.VerbatimTitle is null ? $"{label} ({axis.Unit})" : label;
        return axis.Categories.Length == 0
            ? unit
            : $"{unit}; {string.Join("; ", axis.Categories.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{i} = {name}")))}";
    }

    private static void Comment(StringBuilder text, string comment)
    {
        if (comment.Length > 0)
            text.Append("# ").Append(comment.ReplaceLineEndings(" ").Replace('\r', ' ')).Append('\n');
    }

    /// <summary>The rows of one layer.</summary>
    private sealed class LayerRows(StringBuilder text, Panel panel, Layer layer)
    {
        private readonly string _series = layer.IsSecondary ? "y2:" + layer.Series : layer.Series;

        public void Write(bool isFrontier)
        {
            switch (layer)
            {
                case PointsLayer points:
                    for (var i = 0; i < points.X.Length; i++)
                        Row("points", points.Labels?[i] ?? "", points.X[i], points.Y[i], run: points.Runs?[i]);
                    break;
                case LineLayer line:
                    Xy(line, isFrontier && !(line.IsUnderlay && !line.InLegend) ? "frontier" : line.Join == LineJoin.Step ? "step" : "line");
                    break;
                case AreaLayer area:
                    Xy(area, area.Join == LineJoin.Step ? "step" : "line");
                    break;
                case PolygonLayer polygon:
                    Xy(polygon, "line");
                    break;
                case BarLayer bars:
                    for (var i = 0; i < bars.X.Length; i++)
                        Row("bar", Category(bars.X[i]), bars.X[i], bars.Y[i], lo: bars.Lo?[i] ?? double.NaN, hi: bars.Hi?[i] ?? double.NaN, run: bars.Runs?[i]);
                    break;
                case BandLayer band:
                    for (var i = 0; i < band.X.Length; i++)
                        Row("band", "", band.X[i], lo: band.Lo[i], hi: band.Hi[i]);
                    break;
                case ErrorBarLayer bars:
                    for (var i = 0; i < bars.X.Length; i++)
                    {
                        // lo and hi belong to y; a level bar is the segment it is drawn as.
                        if (bars.IsHorizontal)
                            Row("errorbar", "", bars.Lo[i], bars.Y[i], bars.Hi[i], bars.Y[i]);
                        else
                            Row("errorbar", "", bars.X[i], bars.Y[i], lo: bars.Lo[i], hi: bars.Hi[i]);
                    }

                    break;
                case SegmentsLayer segments:
                    for (var i = 0; i < segments.X1.Length; i++)
                        Row("segment", "", segments.X1[i], segments.Y1[i], segments.X2[i], segments.Y2[i]);
                    break;
                case RuleLayer rule:
                    Row("rule", rule.Label, rule.IsVertical ? rule.Value : double.NaN, rule.IsVertical ? double.NaN : rule.Value);
                    break;
                case RegionLayer { IsHorizontal: true } region:
                    Row("band", region.Label, lo: region.From, hi: region.To);
                    break;
                case RegionLayer region:
                    Row("band", region.Label, region.From, x2: region.To);
                    break;
                case EdgeMarksLayer marks:
                    foreach (var x in marks.X)
                        Row("points", marks.Label, x);
                    break;
                default:
                    throw new NotSupportedException($"A {layer.GetType().Name} has no rows.");
            }
        }

        private string Category(double x) => x >= 0 && x < panel.X.Categories.Length ? panel.X.Categories[(int)x] : "";

        private void Xy(XyLayer data, string name)
        {
            for (var i = 0; i < data.X.Length; i++)
                Row(name, "", data.X[i], data.Y[i]);
        }

        private void Row(
            string name,
            string label,
            double x = double.NaN,
            double y = double.NaN,
            double x2 = double.NaN,
            double y2 = double.NaN,
            double lo = double.NaN,
            double hi = double.NaN,
            string? run = null)
        {
            text.Append(name);
            Text(_series);
            Text(run ?? layer.Run);
            Text(label);
            Number(x);
            Number(y);
            Number(x2);
            Number(y2);
            Number(lo);
            Number(hi);
            text.Append('\n');
        }

        private void Number(double value)
        {
            text.Append(',');
            if (double.IsFinite(value))
                text.Append(CultureInfo.InvariantCulture, $"{(value == 0 ? 0 : value):R}");
        }

        private void Text(string cell)
        {
            text.Append(',');
            // Spreadsheets run cells that begin like this as formulas; names come from untrusted files.
            if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
                cell = "'" + cell;
            if (cell.AsSpan().IndexOfAny(",\"\n\r") >= 0)
                text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append(cell);
        }
    }
}
