namespace AiPerf.Plot.Presets;

/// <summary>The bar variant of <see cref="TimeslicePreset"/>; of a histogram among the server metrics, its buckets.</summary>
public sealed record HistogramPreset : SingleRunPreset
{
    /// <summary>Whether the x axis is in seconds; it needs the slice duration.</summary>
    public bool UseSliceDuration { get; init; } = true;

    /// <summary>Whether the area is proportional to the observations in a bucket, instead of the height; for buckets alone.</summary>
    public bool Density { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "histogram";
}
