namespace AiPerf.Plot.Simulation;

/// <summary>A metric that every record may carry: its names and how it follows from the request.</summary>
/// <param name="Tag">The machine name.</param>
/// <param name="Header">The display name, as in the time-slice file.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="IsCore">Whether <see cref="RecordDetail.Core"/> keeps it.</param>
/// <param name="IsCount">Whether values are whole numbers.</param>
/// <param name="Value">The value; not a number where the request has none.</param>
internal sealed record RecordMetric(
    string Tag, string Header, string Unit, bool IsCore, bool IsCount, Func<SimulatedRequest, double> Value)
{
    /// <summary>The tag of the gaps between chunks: one array per record, so it is not among <see cref="All"/>.</summary>
    public const string ChunkTag = "inter_chunk_latency";

    /// <summary>The display name of <see cref="ChunkTag"/>.</summary>
    public const string ChunkHeader = "Inter Chunk Latency";

    /// <summary>The record metrics in the order in which they are written.</summary>
    public static IReadOnlyList<RecordMetric> All { get; } =
    [
        new("output_sequence_length", "Output Sequence Length", "tokens", true, true, request => Completed(request, request.OutputTokens)),
        new("request_latency", "Request Latency", "ms", true, false, request => Completed(request, request.LatencyNs / 1e6)),
        new("time_to_first_token", "Time to First Token", "ms", true, false, request => Streamed(request, request.FirstTokenNs / 1e6)),
        new("input_sequence_length", "Input Sequence Length", "tokens", true, true, request => Completed(request, request.InputTokens)),
        new("time_to_second_token", "Time to Second Token", "ms", false, false, request => Several(request, request.SecondTokenNs / 1e6)),
        new("output_token_count", "Output Token Count", "tokens", false, true, request => Completed(request, request.OutputTokens)),
        new("time_to_first_output_token", "Time to First Output Token", "ms", false, false, request => Streamed(request, request.FirstTokenNs / 1e6)),
        new("e2e_output_token_throughput", "E2E Output Token Throughput", "tokens/sec/user", false, false, request => Completed(request, request.OutputTokens / (request.LatencyNs / 1e9))),
        new("inter_token_latency", "Inter Token Latency", "ms", true, false, request => Several(request, InterTokenMs(request))),
        new("output_token_throughput_per_user", "Output Token Throughput Per User", "tokens/sec/user", true, false, request => Several(request, 1000 / InterTokenMs(request))),
        new("prefill_throughput_per_user", "Prefill Throughput Per User", "tokens/sec/user", false, false, request => Streamed(request, request.InputTokens / (request.FirstTokenNs / 1e9))),
        new("error_isl", "Error Input Sequence Length", "tokens", true, true, request => request.IsCompleted ? double.NaN : request.InputTokens),
    ];

    /// <summary>The record metrics of a level of detail.</summary>
    public static IReadOnlyList<RecordMetric> Of(RecordDetail detail) =>
        detail == RecordDetail.Full ? All : [.. All.Where(metric => metric.IsCore)];

    private static double InterTokenMs(SimulatedRequest request) =>
        request.OutputTokens < 2 ? double.NaN : (request.LatencyNs - request.FirstTokenNs) / 1e6 / (request.OutputTokens - 1);

    private static double Completed(SimulatedRequest request, double value) => request.IsCompleted ? value : double.NaN;

    private static double Streamed(SimulatedRequest request, double value) => request.FirstTokenNs > 0 ? value : double.NaN;

    private static double Several(SimulatedRequest request, double value) =>
        request.FirstTokenNs > 0 && request.OutputTokens > 1 ? value : double.NaN;
}
