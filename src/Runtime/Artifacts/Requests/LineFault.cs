namespace AiPerf.Plot.Artifacts;

/// <summary>Why a line of <c>profile_export.jsonl</c> was rejected.</summary>
internal enum LineFault : byte
{
    None,
    NotAnObject,
    NotJson,
    CutOff,
    TooLong,
    NoMetadata,
    NoStart,
    NoEnd,
    BeforeNovember2025,
    TimeNotInteger,
    EndsBeforeStart,
    MetadataNotObject,
    MetricsNotObject,
    CancelledNotBoolean,
    PhaseNotText,
}

/// <summary>The words for each <see cref="LineFault"/>, completing "line 3: …".</summary>
internal static class LineFaultText
{
    /// <summary>What is wrong with the line.</summary>
    public static string Describe(this LineFault fault) => fault switch
    {
        LineFault.NotAnObject => "it is not a JSON object",
        LineFault.NotJson => "it is not valid JSON",
        LineFault.CutOff => "it is cut off in the middle, as in a file that is still being written",
        LineFault.TooLong => "it is longer than any request record",
        LineFault.NoMetadata => "it has no 'metadata'",
        LineFault.NoStart => "'metadata.request_start_ns' is missing",
        LineFault.NoEnd => "'metadata.request_end_ns' is missing",
        LineFault.BeforeNovember2025 => "it has the format of AIPerf before November 2025, without request start and end",
        LineFault.TimeNotInteger => "a request time is not a whole, non-negative number of nanoseconds below 2^63",
        LineFault.EndsBeforeStart => "the request ends before it starts",
        LineFault.MetadataNotObject => "'metadata' is not an object",
        LineFault.MetricsNotObject => "'metrics' is not an object",
        LineFault.CancelledNotBoolean => "'metadata.was_cancelled' is neither true nor false",
        LineFault.PhaseNotText => "'metadata.benchmark_phase' is not a text",
        _ => "it is damaged",
    };
}
