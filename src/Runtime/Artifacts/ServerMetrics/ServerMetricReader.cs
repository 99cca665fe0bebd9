using System.Globalization;
using System.Text.Json;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Reads one metric. A series that cannot be read costs the whole metric, because sums and means over the others would be wrong; a time
/// slice that cannot be read is a gap.
/// </summary>
/// <param name="name">The metric's name.</param>
/// <param name="withSlices">Whether the time slices are wanted.</param>
internal sealed class ServerMetricReader(string name, bool withSlices)
{
    private ServerMetricKind _kind;
    private int _sliceCount;
    private int _badSlices;
    private double[] _bounds = [];

    /// <summary>What is wrong with the metric or with slices of it, as a clause; <see langword="null"/> when nothing is.</summary>
    public string? Damage { get; private set; }

    /// <summary>The type, where it is none that can be drawn.</summary>
    public string? UnknownType { get; private set; }

    /// <summary>The metric, or <see langword="null"/> with the reason in <see cref="Damage"/> or <see cref="UnknownType"/>.</summary>
    public ServerMetric? Read(JsonElement metric)
    {
        if (metric.ValueKind != JsonValueKind.Object)
            return Fail("it is not an object");
        if (metric.At("type")?.Text() is not { } type)
            return Fail("it has no type");
        // AIPerf's columnar export writes types in another case.
        if (KindOf(type.ToLowerInvariant()) is not { } kind)
        {
            UnknownType = type;
            return null;
        }

        _kind = kind;
        if (metric.At("series") is not { ValueKind: JsonValueKind.Array } list)
            return Fail("it has no series");
        var series = new SortedDictionary<string, ServerSeries>(StringComparer.Ordinal);
        int place = 0;
        foreach (JsonElement element in list.EnumerateArray())
        {
            place++;
            if (Series(element) is not { } one)
                return Fail(string.Create(CultureInfo.InvariantCulture, $"its series {place} {Damage}"));
            series[Key(one)] = one;
        }

        if (series.Count == 0)
            return Fail("it has no series");
        if (_badSlices > 0)
            Damage = string.Create(CultureInfo.InvariantCulture, $"{_badSlices} of its {_sliceCount} time slices have no start before an end, or a counter that falls");
        return new ServerMetric(name, kind, UnitOf(name, metric.At("unit")?.Text() ?? ""), [.. series.Values]);
    }

    private ServerMetric? Fail(string reason)
    {
        Damage = reason;
        return null;
    }

    /// <summary>The kind of a type's name in lower case; <see langword="null"/> for one that cannot be drawn.</summary>
    public static ServerMetricKind? KindOf(string type) => type switch
    {
        "gauge" => ServerMetricKind.Gauge,
        "counter" => ServerMetricKind.Counter,
        "histogram" => ServerMetricKind.Histogram,
        _ => null,
    };

    // vLLM's metrics of this ending are shares of one, and AIPerf derives 'percent' from the name: half full would read as half a percent.
    /// <summary>The unit of a metric's values, from the one that the file gives.</summary>
    public static string UnitOf(string name, string unit)
    {
        bool isShare = name.StartsWith("vllm", StringComparison.Ordinal) && name.EndsWith("_perc", StringComparison.Ordinal);
        return isShare && unit is "percent" or "%" ? "ratio" : unit;
    }

    // Unit separators cannot occur in addresses and labels' names.
    private static string Key(ServerSeries series) =>
        series.Endpoint + '\u001f' + string.Join('\u001f', series.Labels.Select(label => label.Key + '=' + label.Value));

    private ServerSeries? Series(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Damage = "is not an object";
            return null;
        }

        JsonElement? labels = element.At("labels");
        JsonElement? stats = element.At("stats");
        JsonElement? buckets = element.At("buckets");
        JsonElement? slices = element.At("timeslices");
        Damage = labels is { ValueKind: not JsonValueKind.Object } ? "has labels that are no object"
            : stats is { ValueKind: not JsonValueKind.Object } ? "has statistics that are no object"
            : buckets is { ValueKind: not JsonValueKind.Object } ? "has buckets that are no object"
            : slices is { ValueKind: not JsonValueKind.Array } ? "has time slices that are no list" : null;
        BucketCounts? counts = _kind == ServerMetricKind.Histogram && Damage is null && buckets is { } over ? Buckets(over) : null;
        Dictionary<Stat, double> values = Damage is null ? ServerStats.Of(_kind, element, stats) : [];
        if (_kind == ServerMetricKind.Counter && values.GetValueOrDefault(Stat.Rate) < 0)
            Damage = "is a counter that falls";
        if (Damage is not null)
            return null;
        return new ServerSeries(
            element.At("endpoint_url")?.Text() ?? "",
            labels is { } given ? [.. given.EnumerateObject().Select(label => new KeyValuePair<string, string>(label.Name, LabelText(label.Value))).OrderBy(label => label.Key, StringComparer.Ordinal)] : [],
            values,
            counts,
            withSlices && slices is { } times ? Slices(times) : []);
    }

    private static string LabelText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText();

    private List<ServerSlice> Slices(JsonElement list)
    {
        var slices = new List<ServerSlice>(list.GetArrayLength());
        foreach (JsonElement element in list.EnumerateArray())
        {
            _sliceCount++;
            if (Slice(element) is { } slice)
                slices.Add(slice);
            else
                _badSlices++;
        }

        return [.. slices.OrderBy(slice => slice.StartNs).ThenBy(slice => slice.EndNs)];
    }

    private ServerSlice? Slice(JsonElement element)
    {
        if (Time(element, "start_ns") is not { } start || Time(element, "end_ns") is not { } end || end <= start)
            return null;
        Dictionary<Stat, double> values = ServerStats.OfSlice(_kind, element);
        if (_kind == ServerMetricKind.Counter && values.GetValueOrDefault(Stat.Rate) < 0)
            return null;
        BucketCounts? counts = _kind == ServerMetricKind.Histogram && element.At("buckets") is { ValueKind: JsonValueKind.Object } buckets ? Buckets(buckets) : null;
        if (Damage is null)
            return new ServerSlice(start, end, element.At("is_complete")?.Flag() ?? true, values, counts);
        Damage = null;
        return null;
    }

    private static long? Time(JsonElement element, string property) =>
        element.At(property) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long time) && time > 0 ? time : null;

    private BucketCounts? Buckets(JsonElement element)
    {
        var counts = new SortedDictionary<double, double>();
        foreach (JsonProperty bucket in element.EnumerateObject())
        {
            if (Bound(bucket.Name) is not { } bound || bucket.Value.Number() is not { } count)
            {
                Damage = "has a bucket without a bound and a count";
                return null;
            }

            counts[bound] = count;
        }

        if (counts.Count == 0)
            return null;
        double[] bounds = [.. counts.Keys];
        // Slices and series repeat their bounds: one array serves them all.
        if (bounds.AsSpan().SequenceEqual(_bounds))
            bounds = _bounds;
        _bounds = bounds;
        return new BucketCounts(bounds, [.. counts.Values]);
    }

    private static double? Bound(string text) => text.TrimStart('+').ToLowerInvariant() is "inf" or "infinity" ? double.PositiveInfinity
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double bound) && double.IsFinite(bound) ? bound : null;
}
