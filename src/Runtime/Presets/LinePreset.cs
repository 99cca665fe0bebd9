namespace AiPerf.Plot.Presets;

/// <summary>A quantity over time, as a line: the same quantities as <see cref="AreaPreset"/>, not filled.</summary>
public sealed record LinePreset : SingleRunPreset
{
    /// <inheritdoc/>
    public override string TypeName => "line";
}
