namespace AiPerf.Plot.Figures;

/// <summary>A colour by meaning.</summary>
/// <param name="Role">What it stands for.</param>
/// <param name="Index">Which one of its role, from 0.</param>
public readonly record struct ColorToken(ColorRole Role, int Index = 0)
{
    /// <summary>The colour and marker of data series <paramref name="index"/>.</summary>
    /// <param name="index">From 0.</param>
    public static ColorToken Series(int index) => new(ColorRole.Series, index);

    /// <summary>The shade of baseline <paramref name="index"/>.</summary>
    /// <param name="index">From 0.</param>
    public static ColorToken Baseline(int index) => new(ColorRole.Baseline, index);
}
