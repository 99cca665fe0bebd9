namespace AiPerf.Plot.Presets;

/// <summary>Points joined in the order of the sweep.</summary>
public sealed record ScatterLinePreset : MultiRunPreset
{
    /// <summary>In which order the points of a series are joined.</summary>
    public ConnectOrder Connect { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "scatter_line";
}

/// <summary>In which order points are joined.</summary>
public enum ConnectOrder
{
    /// <summary>By ascending numeric label where every point has one, else by x.</summary>
    Sweep,

    /// <summary>By x.</summary>
    X,

    /// <summary>Not at all.</summary>
    None,
}
