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

    /// <summary>The contrast with the ground of what a single count makes.</summary>
    private const double LeastContrast = 3;

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
    /// The colours of density levels 0 (none, clear) to 255 (most), in one hue: on the sequential scale from its faint end to its
    /// middle, so that the strong end stays free for the lines drawn over the density; otherwise up to the token's own colour.
    /// </summary>
    /// <param name="token">The colour of what is counted.</param>
    public ImmutableArray<Rgba> Density(ColorToken token)
    {
        bool isSequential = token.Role == ColorRole.Percentile;
        var many = isSequential ? Theme.Sequential[^2] : this[token];
        var few = isSequential ? Theme.Sequential[^1] : Faintest(many);
        var ramp = ImmutableArray.CreateBuilder<Rgba>(256);
        ramp.Add(default);
        for (var level = 1; level <= 255; level++)
            ramp.Add(few.Towards(many, (level - 1) * DensitySteps / 255 / (double)(DensitySteps - 1)));
        return ramp.MoveToImmutable();
    }

    private Rgba Faintest(Rgba color)
    {
        const int Steps = 20;
        for (var step = Steps / 2; step < Steps; step++)
        {
            var shade = Theme.Plot.Towards(color, step / (double)Steps);
            if (shade.ContrastWith(Theme.Plot) >= LeastContrast)
                return shade;
        }

        return color;
    }

    private static Rgba Cycle(ImmutableArray<Rgba> colors, int index) => colors[Math.Max(0, index) % colors.Length];
}
