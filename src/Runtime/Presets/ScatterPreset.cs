namespace AiPerf.Plot.Presets;

/// <summary>One point a request.</summary>
public sealed record ScatterPreset : SingleRunPreset
{
    /// <summary>What happens to rare values far above the rest.</summary>
    public OutlierPolicy Outliers { get; init; }

    /// <summary>The rolling window in requests; <see langword="null"/> derives it from the number of requests.</summary>
    public int? RollingWindow { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "scatter";
}

/// <summary>What happens to rare values far above the rest.</summary>
public enum OutlierPolicy
{
    /// <summary>Clipped to marks with a count when they would flatten the body.</summary>
    Auto,

    /// <summary>Always inside the axis.</summary>
    Show,

    /// <summary>Always clipped to marks with a count.</summary>
    Clip,
}
