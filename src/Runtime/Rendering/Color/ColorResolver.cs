using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Rendering;

/// <summary>Turns colours by meaning into colours.</summary>
/// <param name="theme">The theme.</param>
/// <param name="palette">The palette; a theme with series colours of its own overrides it.</param>
internal sealed class ColorResolver(Theme theme, Palette palette)
{
    /// <summary>Steps of the density scale; few enough that a picture of one density keeps to 256 colours.</summary>
    private const int DensitySteps = 16;

    private readonly ImmutableArray<Rgba> _series =
        theme.Series.Length > 0 ? theme.Series : theme.IsDark ? palette.OnDark : palette.OnLight;

    /// <summary>The theme.</summary>
    public Theme Theme { get; } = theme;

    /// <summary>The colour of a token; indices beyond a scale begin again.</summary>
    public Rgba this[ColorToken token] => token.Role switch
    {
        ColorRole.Series => Cycle(_series, token.Index),
        ColorRole.Baseline => Cycle(Theme.Baselines, token.Index),
        ColorRole.Percentile => Cycle(Theme.Sequential, token.Index),
        ColorRole.Reference => Theme.Reference,
        ColorRole.Outlier => Theme.Outlier,
        ColorRole.Muted => Theme.Muted,
        _ => Theme.Text,
    };

    /// <summary>
    /// The colours of density levels 0 (none, clear) to 255 (most): one hue, from the sequential scale's faint end to its middle. The
    /// strong end stays free for the lines drawn over the density.
    /// </summary>
    public ImmutableArray<Rgba> Density()
    {
        var few = Theme.Sequential[^1];
        var many = Theme.Sequential[^2];
        var ramp = ImmutableArray.CreateBuilder<Rgba>(256);
        ramp.Add(default);
        for (var level = 1; level <= 255; level++)
            ramp.Add(few.Towards(many, (level - 1) * DensitySteps / 255 / (double)(DensitySteps - 1)));
        return ramp.MoveToImmutable();
    }

    private static Rgba Cycle(ImmutableArray<Rgba> colors, int index) => colors[Math.Max(0, index) % colors.Length];
}
