namespace AiPerf.Plot.Artifacts;

/// <summary>What makes a directory a run.</summary>
public enum RunKind
{
    /// <summary>It holds <c>profile_export.jsonl</c>; a summary may lie beside it.</summary>
    Requests,

    /// <summary>It holds <c>profile_export_aiperf.json</c> alone: enough for comparisons.</summary>
    SummaryOnly,

    /// <summary>It holds <c>profile_export_aiperf_aggregate.json</c>: statistics over the trials of one operating point.</summary>
    Aggregate,
}
