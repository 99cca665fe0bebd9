namespace AiPerf.Plot.Presets;

/// <summary>An axis' scale as a preset asks for it.</summary>
public enum ScaleChoice
{
    /// <summary>Linear, unless the data's shape asks for a logarithm.</summary>
    Auto,

    /// <summary>Linear.</summary>
    Linear,

    /// <summary>Logarithmic, base 10.</summary>
    Log,
}
