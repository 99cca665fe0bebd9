namespace AiPerf.Plot.Presets;

/// <summary>A metric's statistics over the benchmark's time slices, with the run's own as reference.</summary>
public sealed record TimeslicePreset : SingleRunPreset
{
    /// <summary>Whether the x axis is in seconds; it needs the slice duration.</summary>
    public bool UseSliceDuration { get; init; } = true;

    /// <inheritdoc/>
    public override string TypeName => "timeslice";
}
