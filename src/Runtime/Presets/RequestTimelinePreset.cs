namespace AiPerf.Plot.Presets;

/// <summary>Every request as a prefill and a decode segment over time.</summary>
public sealed record RequestTimelinePreset : SingleRunPreset
{
    /// <inheritdoc/>
    public override string TypeName => "request_timeline";
}
