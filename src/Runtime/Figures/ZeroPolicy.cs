namespace AiPerf.Plot.Figures;

/// <summary>Whether zero belongs to an axis' range (spec plots R-9).</summary>
public enum ZeroPolicy
{
    /// <summary>Included where it costs at most 35 % of the axis, or where something is filled down to it.</summary>
    Auto,

    /// <summary>Always included.</summary>
    Include,

    /// <summary>Fitted to the data; an axis break shows where zero was cut off.</summary>
    Fit,
}
