namespace AiPerf.Plot.Presets;

/// <summary>The bar variant of <see cref="TimeslicePreset"/>.</summary>
public sealed record HistogramPreset : SingleRunPreset
{
    /// <summary>Whether the x axis is in seconds; it needs the slice duration.</summary>
    public bool UseSliceDuration { get; init; } = true;

    /// <inheritdoc/>
    public override string TypeName => "histogram";
}
