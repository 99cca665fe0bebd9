using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>
/// A layout as JSON (spec plots 5.1) for goldens: positions to a tenth of a unit, an element of a list a line, long lists of vertices as
/// their number, bounds and a hash.
/// </summary>
internal static class LayoutJson
{
    private const int MostVertices = 8;

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The layout.</summary>
    public static string Write(FigureLayout layout)
    {
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"canvas\": {Line(new JsonArray(Unit(layout.Width), Unit(layout.Height)))},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"title\": {Line(layout.Title)},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"altText\": {Line(layout.AltText)},\n");
        List(text, "panels", layout.Panels.Select(panel => (JsonNode)Box(panel.Area)));
        List(text, "axes", layout.Panels.SelectMany((panel, i) => new[] { panel.X, panel.Y, panel.Y2 }.OfType<AxisLayout>().Select(axis => Axis(axis, i))));
        List(text, "texts", layout.Texts.Select(Text));
        List(text, "marks", layout.Marks.Select(Mark));
        text.Append(CultureInfo.InvariantCulture, $"  \"legend\": {(layout.Legend is { } legend ? Line(new JsonArray(legend.Placement.ToString(), Box(legend.Bounds))) : "null")},\n");
        List(text, "legendEntries", (layout.Legend?.Entries ?? []).Select(entry => (JsonNode)new JsonObject
        {
            ["series"] = entry.Series,
            ["bounds"] = Box(entry.Bounds),
            ["swatch"] = new JsonArray([.. entry.Swatch.Select(Mark)]),
        }));
        text.Append(CultureInfo.InvariantCulture, $"  \"warning\": {(layout.WarningBox is { } warning ? Line(Box(warning)) : "null")},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"diagnostics\": {Line(Diagnostics(layout.Diagnostics))}\n");
        return text.Append("}\n").ToString();
    }

    private static void List(StringBuilder text, string name, IEnumerable<JsonNode> elements) =>
        text.Append(CultureInfo.InvariantCulture, $"  \"{name}\": [\n    {string.Join(",\n    ", elements.Select(Line))}\n  ],\n");

    private static string Line(JsonNode node) => node.ToJsonString(OneLine);

    private static JsonObject Axis(AxisLayout axis, int panel)
    {
        var json = new JsonObject
        {
            ["panel"] = panel,
            ["side"] = axis.Side.ToString(),
            ["scale"] = axis.IsLog ? "log" : "linear",
            ["range"] = new JsonArray(Data(axis.Min), Data(axis.Max)),
            ["unit"] = axis.Unit,
            ["factor"] = Data(axis.Factor),
            ["ticks"] = new JsonArray([.. axis.Ticks.Where(tick => tick.IsMajor).Select(tick => (JsonNode)new JsonArray(Data(tick.Value), Unit(tick.Position), tick.Label))]),
        };
        if (axis.Ticks.Any(tick => !tick.IsMajor))
            json["minor"] = new JsonArray([.. axis.Ticks.Where(tick => !tick.IsMajor).Select(tick => Unit(tick.Position))]);
        if (axis.HasBreak)
            json["hasBreak"] = true;
        if (axis.HasGrid)
            json["hasGrid"] = true;
        if (axis.SwatchColor is { } color)
            json["swatch"] = Color(color);
        return json;
    }

    private static JsonNode Text(TextBox text)
    {
        var json = new JsonObject { ["role"] = text.Role.ToString(), ["text"] = text.Text };
        if (text.Full != text.Text)
            json["full"] = text.Full;
        json["origin"] = Place(text.Origin);
        json["bounds"] = Box(text.Bounds);
        json["size"] = Unit(text.Size);
        if (text.Angle != 0)
            json["angle"] = Unit(text.Angle);
        foreach ((string name, bool isSet) in ((string, bool)[])[("bold", text.IsBold), ("muted", text.IsMuted), ("halo", text.HasHalo)])
        {
            if (isSet)
                json[name] = true;
        }

        return json;
    }

    private static JsonNode Mark(Mark mark)
    {
        var json = new JsonObject { ["kind"] = mark.Kind.ToString(), ["z"] = mark.Z.ToString(), ["color"] = Color(mark.Color) };
        if (mark.Series.Length > 0)
            json["series"] = mark.Series;
        if (mark.Panel >= 0)
            json["panel"] = mark.Panel;
        if (mark.Kind == MarkKind.Points)
            json["shape"] = mark.Shape.ToString();
        if (mark.IsHollow)
            json["hollow"] = true;
        foreach ((string name, double value, double usual) in ((string, double, double)[])[("size", mark.Size, 0), ("ring", mark.Ring, 0), ("stroke", mark.StrokeWidth, 0), ("halo", mark.Halo, 0), ("opacity", mark.Opacity, 1)])
        {
            if (value != usual)
                json[name] = Math.Round(value, 3);
        }

        if (mark.DashPattern.Length > 0)
            json["dash"] = new JsonArray([.. mark.DashPattern.Select(Unit)]);
        if (mark.Raster is { } raster)
            json["raster"] = new JsonObject { ["area"] = Box(raster.Area), ["cells"] = new JsonArray(raster.Columns, raster.Rows), ["hash"] = Hash(raster.Levels.Select(level => (long)level)) };
        if (mark.Vertices.Length > 0)
            json["vertices"] = Vertices(mark.Vertices);
        return json;
    }

    private static JsonNode Vertices(ImmutableArray<Point> vertices)
    {
        if (vertices.Length <= MostVertices)
            return new JsonArray([.. vertices.Select(Place)]);
        Point[] places = [.. vertices.Where(vertex => !Outline.IsGap(vertex))];
        (double left, double top) = (places.Min(place => place.X), places.Min(place => place.Y));
        return new JsonObject
        {
            ["count"] = vertices.Length,
            ["bounds"] = Box(new(left, top, places.Max(place => place.X) - left, places.Max(place => place.Y) - top)),
            ["first"] = Place(vertices[0]),
            ["last"] = Place(vertices[^1]),
            ["hash"] = Hash(vertices.SelectMany(vertex => (long[])[Tenths(vertex.X), Tenths(vertex.Y)])),
        };
    }

    private static JsonObject Diagnostics(LayoutDiagnostics diagnostics) => new()
    {
        ["droppedLabels"] = diagnostics.DroppedLabels,
        ["mergedLabels"] = diagnostics.MergedLabels,
        ["crossedLabels"] = diagnostics.CrossedLabels,
        ["outOfRange"] = diagnostics.OutOfRange,
        ["cutIntervals"] = diagnostics.CutIntervals,
        ["decimations"] = new JsonArray([.. diagnostics.Decimations.Select(one => (JsonNode)new JsonArray(one.Series, one.Method, one.From, one.To))]),
        ["passes"] = diagnostics.Passes,
    };

    private static string Color(AiPerf.Plot.Figures.ColorToken color) => string.Create(CultureInfo.InvariantCulture, $"{color.Role} {color.Index}");

    private static JsonArray Box(Box box) => new(Unit(box.X), Unit(box.Y), Unit(box.Width), Unit(box.Height));

    private static JsonNode Place(Point point) => Outline.IsGap(point) ? new JsonArray() : new JsonArray(Unit(point.X), Unit(point.Y));

    private static JsonNode Unit(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero) + 0.0;

    private static JsonNode Data(double value) => double.Parse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static long Tenths(double value) => double.IsNaN(value) ? long.MinValue : (long)Math.Round(10 * value, MidpointRounding.AwayFromZero);

    // FNV-1a: the same on every machine.
    private static string Hash(IEnumerable<long> numbers)
    {
        ulong hash = 14695981039346656037;
        foreach (long number in numbers)
        {
            for (int shift = 0; shift < 64; shift += 8)
                hash = (hash ^ (byte)(number >> shift)) * 1099511628211;
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
