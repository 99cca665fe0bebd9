namespace AiPerf.Plot.Presets;

/// <summary>
/// Every request as a prefill and a decode bar in the first lane that is free when it starts, as many lanes as requests were in flight at
/// most. <see cref="SingleRunPreset.Y"/> is the time to first token, which ends the prefill.
/// </summary>
public sealed record RequestLanesPreset : SingleRunPreset
{
    /// <inheritdoc/>
    public override string TypeName => "request_lanes";
}
