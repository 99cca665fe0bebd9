using System.Text;
using System.Text.RegularExpressions;
using static AiPerf.Plot.Runtime.Tests.Artifacts.DamagedArtifact;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>The corpus: every kind of damage that files of runs are known to have, once each. What comes of it is in <c>tests/DamagedArtifacts</c>.</summary>
internal static partial class DamagedArtifacts
{
    public const string Requests = CorruptRun.Requests;
    public const string Summary = CorruptRun.Summary;
    public const string Timeslices = CorruptRun.Timeslices;
    public const string Telemetry = CorruptRun.Telemetry;
    public const string Servers = "server_metrics_export.json";

    private const string Latency = "\"request_latency\":{\"value\":";
    private const string Start = "\"request_start_ns\":";
    private const string End = "\"request_end_ns\":";
    private const string Time = "\"timestamp_ns\":";
    private const string Power = "\"gpu_power_usage\":";
    private const string SummaryThroughput = "\"output_token_throughput\": {\n    \"unit\": \"tokens/sec\",\n    \"avg\": ";

    // A surrogate half in UTF-8, which no valid text holds; the recipes work on Latin-1.
    private const string Invalid = "\u00ed\u00a0\u0080\u00ff";

    /// <summary>The line of the sound file with the average time to first token of the first slice.</summary>
    private static int FirstTokenAverage { get; } =
        1 + Array.FindIndex(DamagedRun.Sound(Timeslices).Split('\n'), line => line.StartsWith("0,Time to First Token,ms,avg,", StringComparison.Ordinal));

    public static IReadOnlyList<DamagedArtifact> All { get; } =
    [
        .. OfEveryFile("requests", Requests),
        new("requests-cut-in-the-first-line", Requests, sound => sound[..10]),
        new("requests-last-line-cut", Requests, sound => sound[..^30]),
        new("requests-line-end-missing", Requests, sound => sound[..^1]),
        new("requests-blank-lines", Requests, ReplaceAll("\n", "\n\n  \n")),
        new("requests-line-feed-lost", Requests, Replace("\n", "", 9)),
        new("requests-invalid-utf8", Requests, Replace("\"x_request_id\":\"", "\"x_request_id\":\"" + Invalid, 9)),
        new("requests-invalid-utf8-name", Requests, Replace("\"request_latency\"", "\"" + Invalid + "\"", 9)),
        new("requests-number-as-text", Requests, Number(Latency, "\"{}\"", 9)),
        new("requests-nan", Requests, Number(Latency, "NaN", 9)),
        new("requests-infinity", Requests, Number(Latency, "-Infinity", 9)),
        new("requests-huge", Requests, Number(Latency, "1e300", 9)),
        new("requests-beyond-double", Requests, Number(Latency, "1e400", 9)),
        new("requests-negative-latency", Requests, Number(Latency, "-{}", 9)),
        new("requests-leading-zero", Requests, Number(Latency, "00{}", 9)),
        new("requests-list-for-metric", Requests, Replace("\"request_latency\":{", "\"request_latency\":[1,2],\"was\":{", 9)),
        new("requests-metric-twice", Requests, Replace("\"request_latency\":{", "\"request_latency\":{\"value\":1,\"unit\":\"ms\"},\"request_latency\":{", 9)),
        new("requests-metadata-twice", Requests, Replace("\"metadata\":", "\"metadata\":{},\"metadata\":", 9)),
        new("requests-metadata-list", Requests, Replace("\"metadata\":{", "\"metadata\":[],\"was\":{", 9)),
        new("requests-metrics-null", Requests, Replace("\"metrics\":{", "\"metrics\":null,\"was\":{", 9)),
        new("requests-time-as-text", Requests, Number(Start, "\"{}\"", 9)),
        new("requests-time-as-fraction", Requests, Number(Start, "{}.5", 9)),
        new("requests-time-negative", Requests, Number(Start, "-{}", 9)),
        new("requests-time-beyond-int64", Requests, Number(Start, "{}000", 9)),
        new("requests-time-missing", Requests, Replace(Start, "\"was\":", 9)),
        new("requests-start-zero", Requests, Number(Start, "0", 9)),
        new("requests-all-times-in-seconds", Requests, InSeconds),
        new("requests-end-before-start", Requests, Number(End, "1", 9)),
        new("requests-times-in-seconds", Requests, Line(9, line => line.Replace("\"request_start_ns\":1777889", "\"request_start_ns\":1777889703,\"was\":1"))),
        new("requests-cancelled-as-text", Requests, Replace("\"was_cancelled\":false", "\"was_cancelled\":\"no\"", 9)),
        new("requests-phase-number", Requests, Replace("\"benchmark_phase\":\"profiling\"", "\"benchmark_phase\":2", 9)),
        new("requests-unit-unknown", Requests, Replace("\"unit\":\"ms\"", "\"unit\":\"fortnights\"", 9)),
        new("requests-other-version-appended", Requests, sound => [.. sound, .. "{\"metadata\":{\"x_request_id\":\"a\",\"timestamp_ns\":1777889703114752436,\"worker_id\":\"w\",\"record_processor_id\":\"r\",\"credit_phase\":\"profiling\"},\"metrics\":{\"ttft\":{\"value\":1.5,\"unit\":\"ms\"}},\"error\":null}\n"u8]),
        new("requests-other-run-appended", Requests, sound => [.. sound, .. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(sound).Replace("_ns\":1777", "_ns\":1778", StringComparison.Ordinal))]),
        new("requests-array-of-records", Requests, sound => Encoding.UTF8.GetBytes("[" + Encoding.UTF8.GetString(sound).TrimEnd().Replace("\n", ",\n") + "]\n")),
        new("requests-every-record-null", Requests, Text("null\nnull\nnull\n")),
        new("requests-nested-without-end", Requests, Line(9, _ => "{\"metadata\":" + new string('[', 100_000))),
        new("requests-comment", Requests, Line(9, line => "// joined by hand\n" + line)),
        new("requests-merge-conflict", Requests, Line(9, line => "<<<<<<< ours\n" + line + "\n=======\n" + line + "\n>>>>>>> theirs")),

        .. OfEveryFile("summary", Summary),
        new("summary-invalid-utf8", Summary, Replace("\"schema_version\": \"", "\"schema_version\": \"" + Invalid)),
        new("summary-root-null", Summary, Text("null\n")),
        new("summary-root-list", Summary, Text("[{\"request_latency\":{\"unit\":\"ms\",\"avg\":1}}]\n")),
        new("summary-root-empty", Summary, Text("{}\n")),
        new("summary-text-behind", Summary, sound => [.. sound, .. "done\n"u8]),
        new("summary-trailing-comma", Summary, Replace("\"avg\": ", "\"avg\": 1,,")),
        new("summary-nan", Summary, Number(SummaryThroughput, "NaN")),
        new("summary-infinity", Summary, Number(SummaryThroughput, "Infinity")),
        new("summary-number-as-text", Summary, Number(SummaryThroughput, "\"{}\"")),
        new("summary-huge", Summary, Number(SummaryThroughput, "1e300")),
        new("summary-beyond-double", Summary, Number(SummaryThroughput, "1e400")),
        new("summary-negative", Summary, Number(SummaryThroughput, "-{}")),
        new("summary-metric-list", Summary, Replace("\"output_token_throughput\": {", "\"output_token_throughput\": [1, 2], \"was\": {")),
        new("summary-metric-without-unit", Summary, Replace("\"unit\": \"tokens/sec\",", "")),
        new("summary-unit-unknown", Summary, Replace("\"unit\": \"tokens/sec\"", "\"unit\": \"bushels/fortnight\"")),
        new("summary-unit-number", Summary, Replace("\"unit\": \"tokens/sec\"", "\"unit\": 9")),
        new("summary-metric-twice", Summary, Replace("\"output_token_throughput\": {", "\"output_token_throughput\": {\"unit\": \"tokens/sec\", \"avg\": 1}, \"output_token_throughput\": {")),
        new("summary-configuration-null", Summary, Replace("\"input_config\": {", "\"input_config\": null, \"was\": {")),
        new("summary-configuration-list", Summary, Replace("\"input_config\": {", "\"input_config\": [], \"was\": {")),
        new("summary-configuration-of-two-versions", Summary, Replace("\"input_config\": {", "\"input_config\": {\"loadgen\": {\"concurrency\": 99}, \"endpoint\": {\"model_names\": [\"other\"]},")),
        new("summary-concurrency-text", Summary, Replace("\"concurrency\": 4", "\"concurrency\": \"four\"")),
        new("summary-concurrency-zero", Summary, Replace("\"concurrency\": 4", "\"concurrency\": 0")),
        new("summary-concurrency-negative", Summary, Replace("\"concurrency\": 4", "\"concurrency\": -4")),
        new("summary-model-number", Summary, Replace("\"models\": {", "\"models\": 7, \"was\": {")),
        new("summary-telemetry-null", Summary, Replace("\"telemetry_data\": {", "\"telemetry_data\": null, \"was\": {")),
        new("summary-telemetry-list", Summary, Replace("\"telemetry_data\": {", "\"telemetry_data\": [], \"was\": {")),
        new("summary-ends-before-it-starts", Summary, Replace("\"end_time\": \"20", "\"end_time\": \"19")),
        new("summary-version-of-the-future", Summary, Replace("\"schema_version\": \"1.3\"", "\"schema_version\": \"99.0\"")),

        .. OfEveryFile("timeslices", Timeslices),
        new("timeslices-header-alone", Timeslices, Text("Timeslice,Metric,Unit,Stat,Value\n")),
        new("timeslices-header-lost", Timeslices, Replace("Timeslice,Metric,Unit,Stat,Value\r\n", "")),
        new("timeslices-column-missing", Timeslices, sound => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(sound).Replace(",Unit,", ",").Replace(",ms,", ","))),
        new("timeslices-columns-renamed", Timeslices, Replace("Timeslice,Metric,Unit,Stat,Value", "slice,metric,unit,stat,value")),
        new("timeslices-columns-in-another-order", Timeslices, sound => Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(sound).ReplaceLineEndings("\n").Split('\n').Select(line => string.Join(',', line.Split(',').Reverse()))))),
        new("timeslices-semicolons", Timeslices, ReplaceAll(",", ";")),
        new("timeslices-row-short", Timeslices, Line(9, line => line[..line.LastIndexOf(',')])),
        new("timeslices-row-long", Timeslices, Line(9, line => line + ",1,2")),
        new("timeslices-quotation-mark-open", Timeslices, Line(9, line => "\"" + line)),
        new("timeslices-decimal-comma", Timeslices, Line(9, line => line.Replace('.', ','))),
        new("timeslices-value-text", Timeslices, Line(9, line => line[..(line.LastIndexOf(',') + 1)] + "fast")),
        new("timeslices-value-empty", Timeslices, Line(9, line => line[..(line.LastIndexOf(',') + 1)])),
        new("timeslices-value-nan", Timeslices, Line(FirstTokenAverage, line => line[..(line.LastIndexOf(',') + 1)] + "NaN")),
        new("timeslices-value-infinite", Timeslices, Line(FirstTokenAverage, line => line[..(line.LastIndexOf(',') + 1)] + "inf")),
        new("timeslices-value-huge", Timeslices, Line(FirstTokenAverage, line => line[..(line.LastIndexOf(',') + 1)] + "1e300")),
        new("timeslices-value-negative", Timeslices, Line(FirstTokenAverage, line => line.Replace("avg,", "avg,-"))),
        new("timeslices-row-twice", Timeslices, Line(9, line => line + "\n" + line)),
        new("timeslices-slice-negative", Timeslices, Line(9, line => "-" + line.Replace("0,", "1,"))),
        new("timeslices-slice-text", Timeslices, Line(9, line => "first" + line[1..])),
        new("timeslices-slice-huge", Timeslices, Line(9, line => "999999999999" + line[1..])),
        new("timeslices-slice-far", Timeslices, Line(FirstTokenAverage, line => "500000" + line[1..])),
        new("timeslices-unit-unknown", Timeslices, ReplaceAll("Time to First Token,ms", "Time to First Token,moons")),
        new("timeslices-unit-of-one-row", Timeslices, Line(FirstTokenAverage, line => line.Replace(",ms,", ",s,"))),
        new("timeslices-stat-unknown", Timeslices, Line(9, line => line.Replace(",p10,", ",mode,"))),
        new("timeslices-invalid-utf8", Timeslices, Line(9, line => line.Replace("E2E", Invalid))),

        .. OfEveryFile("telemetry", Telemetry),
        new("telemetry-last-line-cut", Telemetry, sound => sound[..^30]),
        new("telemetry-invalid-utf8", Telemetry, Replace("\"hostname\":\"", "\"hostname\":\"" + Invalid, 9)),
        new("telemetry-number-as-text", Telemetry, Number(Power, "\"{}\"", 9)),
        new("telemetry-nan", Telemetry, Number(Power, "NaN", 9)),
        new("telemetry-huge", Telemetry, Number(Power, "1e300", 9)),
        new("telemetry-negative", Telemetry, Number(Power, "-{}", 9)),
        new("telemetry-time-as-text", Telemetry, Number(Time, "\"{}\"", 9)),
        new("telemetry-time-negative", Telemetry, Number(Time, "-{}", 9)),
        new("telemetry-time-zero", Telemetry, Number(Time, "0", 9)),
        new("telemetry-time-in-seconds", Telemetry, Number(Time, "1777889700", 9)),
        new("telemetry-times-go-back", Telemetry, sound => Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(sound).TrimEnd().Split('\n').Reverse()) + "\n")),
        new("telemetry-time-missing", Telemetry, Replace(Time, "\"was\":", 9)),
        new("telemetry-data-list", Telemetry, Replace("\"telemetry_data\":{", "\"telemetry_data\":[],\"was\":{", 9)),
        new("telemetry-data-missing", Telemetry, Replace("\"telemetry_data\":", "\"was\":", 9)),
        new("telemetry-index-text", Telemetry, Replace("\"gpu_index\":0", "\"gpu_index\":\"first\"", 9)),
        new("telemetry-uuid-number", Telemetry, Replace("\"gpu_uuid\":\"", "\"gpu_uuid\":7,\"was\":\"", 9)),
        new("telemetry-field-twice", Telemetry, Replace(Power, "\"gpu_power_usage\":1.0,\"gpu_power_usage\":", 9)),
        new("telemetry-field-unknown", Telemetry, Replace(Power, "\"gpu_mood\":", 9)),
        new("telemetry-line-is-list", Telemetry, Line(9, line => "[" + line + "]")),

        .. OfEveryFile("servers", Servers),
        new("servers-invalid-utf8", Servers, Replace("\"schema_version\": \"", "\"schema_version\": \"" + Invalid)),
        new("servers-root-list", Servers, Text("[]\n")),
        new("servers-root-empty", Servers, Text("{}\n")),
        new("servers-metrics-list", Servers, Replace("\"metrics\": {", "\"metrics\": [], \"was\": {")),
        new("servers-metric-null", Servers, Replace("\"vllm:num_requests_running\": {", "\"vllm:num_requests_running\": null, \"was\": {")),
        new("servers-metric-twice", Servers, Replace("\"vllm:num_requests_running\": {", "\"vllm:num_requests_running\": {\"type\": \"gauge\", \"series\": []}, \"vllm:num_requests_running\": {")),
        new("servers-type-unknown", Servers, Replace("\"type\": \"gauge\"", "\"type\": \"summary\"")),
        new("servers-type-number", Servers, Replace("\"type\": \"gauge\"", "\"type\": 4")),
        new("servers-type-of-another-metric", Servers, Replace("\"type\": \"counter\"", "\"type\": \"histogram\"")),
        new("servers-unit-unknown", Servers, Replace("\"unit\": \"requests\"", "\"unit\": \"sheep\"")),
        new("servers-unit-list", Servers, Replace("\"unit\": \"requests\"", "\"unit\": [\"requests\"]")),
        new("servers-series-object", Servers, Replace("\"series\": [", "\"series\": {}, \"was\": [")),
        new("servers-labels-list", Servers, Replace("\"labels\": {", "\"labels\": [], \"was\": {")),
        new("servers-stats-text", Servers, Replace("\"stats\": {", "\"stats\": \"none\", \"was\": {")),
        new("servers-number-as-text", Servers, Number("\"avg\": ", "\"{}\"")),
        new("servers-nan", Servers, Number("\"avg\": ", "NaN")),
        new("servers-huge", Servers, Number("\"avg\": ", "1e300")),
        new("servers-slice-time-as-text", Servers, Number("\"start_ns\": ", "\"{}\"")),
        new("servers-slice-time-negative", Servers, Number("\"start_ns\": ", "-{}")),
        new("servers-slice-ends-before-it-starts", Servers, Number("\"end_ns\": ", "1")),
        new("servers-slice-far", Servers, Number("\"start_ns\": ", "1")),
        new("servers-slices-object", Servers, Replace("\"timeslices\": [", "\"timeslices\": {}, \"was\": [")),
        new("servers-counter-falls", Servers, Number("\"rate\": ", "-{}")),
        new("servers-bucket-bound-unknown", Servers, Replace("\"+Inf\":", "\"rest\":")),
        new("servers-bucket-count-text", Servers, Number("\"+Inf\": ", "\"{}\"")),
        new("servers-bucket-count-falls", Servers, Number("\"+Inf\": ", "1")),
        new("servers-half-a-surrogate", Servers, Replace("\"endpoint_url\": \"", "\"endpoint_url\": \"\\ud800")),
    ];

    private static byte[]? InSeconds(byte[] sound) =>
        Encoding.UTF8.GetBytes(NanosecondTime().Replace(Encoding.UTF8.GetString(sound), "$1$2"));

    [GeneratedRegex("""("request_(?:start|end)_ns":)(\d{10})\d{9}""")]
    private static partial Regex NanosecondTime();

    private static IEnumerable<DamagedArtifact> OfEveryFile(string name, string file) =>
    [
        new(name + "-empty", file, Empty),
        new(name + "-truncated", file, Half),
        new(name + "-byte-order-mark", file, Bom),
        new(name + "-other-line-ends", file, OtherLineEnds),
        new(name + "-utf16", file, Utf16),
        new(name + "-zeros-inside", file, ZerosInside),
        new(name + "-zeros-behind", file, ZerosBehind),
        new(name + "-twice", file, Twice),
        new(name + "-directory", file, DamagedArtifact.Directory),
    ];
}
