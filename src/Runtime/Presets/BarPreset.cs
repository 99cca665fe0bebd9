namespace AiPerf.Plot.Presets;

/// <summary>
/// One bar a group and category: the categories are the values of <see cref="MultiRunPreset.Labels"/>, so that
/// <see cref="MultiRunPreset.X"/> is not plotted.
/// </summary>
public sealed record BarPreset : MultiRunPreset
{
    /// <inheritdoc/>
    public override string TypeName => "bar";
}
