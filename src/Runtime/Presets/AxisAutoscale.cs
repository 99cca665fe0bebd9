namespace AiPerf.Plot.Presets;

/// <summary>Which axes fit the data; the others start at zero.</summary>
public enum AxisAutoscale
{
    /// <summary>Both start at zero.</summary>
    None,

    /// <summary>The x axis fits.</summary>
    X,

    /// <summary>The y axis fits.</summary>
    Y,

    /// <summary>Both fit.</summary>
    Both,
}
