using System.Globalization;
using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>
/// Writes <c>server_metrics_export.json</c>: two gauges, one of them under AIPerf's misleading unit, a gauge that never changes, one that
/// has labels alone, a counter and a histogram, over the time of the profiled requests.
/// </summary>
/// <param name="options">The run.</param>
/// <param name="profiled">Its requests.</param>
internal sealed class ServerMetricsWriter(RunOptions options, IReadOnlyList<SimulatedRequest> profiled)
{
    private static readonly double[] Bounds = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5];

    private readonly ServerOptions _servers = options.Servers!;
    private readonly IReadOnlyList<ServerEngine> _engines = ServerEngine.Of(profiled, options.Servers!);
    private readonly long _startNs = profiled.Min(request => request.StartNs);
    private readonly long _endNs = profiled.Max(request => request.EndNs);

    public void Write(string path) => JsonText.WriteDocument(path, json =>
    {
        json.WriteString("schema_version", "1.0");
        json.WriteString("aiperf_version", options.Configuration == ConfigurationLayout.Phases ? "0.11.0" : "0.8.0");
        json.WriteString("benchmark_id", Identity.Uuid(options.Seed, -1));
        json.WriteStartObject("summary");
        foreach (string list in (string[])["endpoints_configured", "endpoints_successful"])
        {
            json.WriteStartArray(list);
            foreach (string endpoint in _servers.Endpoints)
            {
                json.WriteStringValue(endpoint);
            }

            json.WriteEndArray();
        }

        json.WriteString("start_time", JsonText.Time(_startNs));
        json.WriteString("end_time", JsonText.Time(_endNs));
        json.WriteEndObject();
        json.WriteStartObject("metrics");
        Metric(json, "vllm:num_requests_running", "gauge", "requests", engine => Gauge(json, engine.Running));
        Metric(json, "vllm:kv_cache_usage_perc", "gauge", "percent", engine => Gauge(json, engine.CacheUsage));
        Metric(json, "vllm:generation_tokens", "counter", "tokens", engine => Counter(json, engine));
        if (options.Streaming)
        {
            Metric(json, "vllm:time_to_first_token_seconds", "histogram", "seconds", engine => Histogram(json, engine));
        }

        Metric(json, "vllm:num_gpu_blocks", "gauge", "blocks", _ => Statistics(json, [8192, 8192]));
        Metric(json, "vllm:cache_config_info", "gauge", "info", _ => { });
        json.WriteEndObject();
        json.WriteStartObject("input_config");
        json.WriteEndObject();
    });

    private void Metric(Utf8JsonWriter json, string name, string type, string unit, Action<ServerEngine> write)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        json.WriteString("description", "Simulated");
        json.WriteString("unit", unit);
        json.WriteStartArray("series");
        foreach (var engine in _engines)
        {
            json.WriteStartObject();
            json.WriteString("endpoint_url", engine.Endpoint);
            json.WriteStartObject("labels");
            json.WriteString("engine", engine.Engine.ToString(CultureInfo.InvariantCulture));
            json.WriteString("model_name", options.Model.Name);
            json.WriteEndObject();
            write(engine);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Gauge(Utf8JsonWriter json, Func<long, double> value)
    {
        Statistics(json, [.. Scrapes(_startNs, _endNs).Select(value)]);
        Slices(json, (from, to) =>
        {
            double[] samples = [.. Scrapes(from, to).Select(value)];
            json.WriteFloat("avg", samples.Average());
            json.WriteFloat("min", samples.Min());
            json.WriteFloat("max", samples.Max());
        });
    }

    private static void Statistics(Utf8JsonWriter json, double[] samples)
    {
        var statistics = SampleStatistics.Of(samples);
        json.WriteStartObject("stats");
        json.WriteFloat("avg", statistics.Average);
        json.WriteFloat("min", statistics.Minimum);
        json.WriteFloat("max", statistics.Maximum);
        json.WriteFloat("std", statistics.Deviation);
        foreach (var (level, value) in SampleStatistics.Levels.Zip(statistics.Percentiles))
        {
            json.WriteFloat($"p{level}", value);
        }

        json.WriteEndObject();
    }

    private void Counter(Utf8JsonWriter json, ServerEngine engine)
    {
        double Rate(long from, long to) => (engine.Tokens(to) - engine.Tokens(from)) / ((to - from) / 1e9);
        long[] scrapes = [.. Scrapes(_startNs, _endNs)];
        double[] rates = [.. scrapes.Zip(scrapes.Skip(1), Rate)];
        json.WriteStartObject("stats");
        json.WriteFloat("total", engine.Tokens(_endNs));
        json.WriteFloat("rate", Rate(_startNs, _endNs));
        if (rates.Length > 0)
        {
            var statistics = SampleStatistics.Of(rates);
            json.WriteFloat("rate_avg", statistics.Average);
            json.WriteFloat("rate_min", statistics.Minimum);
            json.WriteFloat("rate_max", statistics.Maximum);
            json.WriteFloat("rate_std", statistics.Deviation);
        }

        json.WriteEndObject();
        Slices(json, (from, to) =>
        {
            json.WriteFloat("total", engine.Tokens(to) - engine.Tokens(from));
            json.WriteFloat("rate", Rate(from, to));
        });
    }

    private void Histogram(Utf8JsonWriter json, ServerEngine engine)
    {
        double[] all = engine.FirstTokens(_startNs - 1, _endNs);
        json.WriteStartObject("stats");
        json.WriteNumber("count", all.Length);
        if (all.Length > 0)
        {
            var statistics = SampleStatistics.Of(all);
            json.WriteFloat("sum", statistics.Sum);
            json.WriteFloat("avg", statistics.Average);
            json.WriteFloat("count_rate", all.Length / ((_endNs - _startNs) / 1e9));
            json.WriteFloat("sum_rate", statistics.Sum / ((_endNs - _startNs) / 1e9));
            foreach (var (level, value) in SampleStatistics.Levels.Zip(statistics.Percentiles))
            {
                json.WriteFloat($"p{level}_estimate", value);
            }
        }

        json.WriteEndObject();
        Buckets(json, all);
        Slices(json, (from, to) =>
        {
            double[] observed = engine.FirstTokens(from == _startNs ? from - 1 : from, to);
            json.WriteNumber("count", observed.Length);
            json.WriteFloat("sum", observed.Sum());
            json.WriteFloat("avg", observed.Length > 0 ? observed.Average() : 0);
            Buckets(json, observed);
        });
    }

    private static void Buckets(Utf8JsonWriter json, double[] observed)
    {
        json.WriteStartObject("buckets");
        foreach (double bound in Bounds)
        {
            json.WriteNumber(bound.ToString("R", CultureInfo.InvariantCulture), observed.Count(value => value <= bound));
        }

        json.WriteNumber("+Inf", observed.Length);
        json.WriteEndObject();
    }

    // The last slice is as long as what is left.
    private void Slices(Utf8JsonWriter json, Action<long, long> write)
    {
        if (options.SliceSeconds is not { } seconds)
        {
            return;
        }

        long lengthNs = PortableMath.Nanoseconds(seconds * 1000);
        json.WriteStartArray("timeslices");
        for (long from = _startNs; from < _endNs; from += lengthNs)
        {
            long to = Math.Min(from + lengthNs, _endNs);
            json.WriteStartObject();
            json.WriteNumber("start_ns", from);
            json.WriteNumber("end_ns", to);
            if (to - from < lengthNs)
            {
                json.WriteBoolean("is_complete", false);
            }

            write(from, to);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private IEnumerable<long> Scrapes(long fromNs, long toNs)
    {
        long intervalNs = Math.Max(1_000_000, PortableMath.Nanoseconds(_servers.IntervalSeconds * 1000));
        for (long timeNs = fromNs; timeNs < toNs; timeNs += intervalNs)
        {
            yield return timeNs;
        }
    }
}
