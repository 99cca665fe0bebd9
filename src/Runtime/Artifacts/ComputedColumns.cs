namespace AiPerf.Plot.Artifacts;

/// <summary>Columns this product computes from the requests (spec artifacts §3.2).</summary>
internal static class ComputedColumns
{
    /// <summary>The place in the file, from 0: the order of completion.</summary>
    public const string RequestNumber = "request_number";

    /// <summary>Seconds from the first request's start to this request's end.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>Seconds since the first request's start.</summary>
    public const string TimestampSeconds = "timestamp_s";

    /// <summary>Seconds from the first request's start to this request's start.</summary>
    public const string RequestStart = "request_start_ns";

    /// <summary>Seconds from the first request's start to this request's end.</summary>
    public const string RequestEnd = "request_end_ns";

    /// <summary>Dispersed output token throughput.</summary>
    public const string Throughput = "throughput_tokens_per_sec";

    /// <summary>Requests that are generating tokens.</summary>
    public const string ActiveRequests = "active_requests";

    /// <summary>Time to first token: where generation starts.</summary>
    public const string TimeToFirstToken = "time_to_first_token";

    /// <summary>Tokens generated.</summary>
    public const string OutputLength = "output_sequence_length";

    /// <summary>Tokens of the prompt.</summary>
    public const string InputLength = "input_sequence_length";
}
