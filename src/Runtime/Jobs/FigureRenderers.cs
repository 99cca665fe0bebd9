using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Jobs;

/// <summary>The renderer of each theme and palette that a job needs: its own, and those of presets with a style.</summary>
internal sealed class FigureRenderers : IDisposable
{
    private readonly PlotJobOptions _options;
    private readonly Dictionary<(Theme Theme, Palette Palette), FigureRenderer> _renderers = [];

    /// <summary>Makes them.</summary>
    /// <param name="options">The job.</param>
    /// <param name="presets">What it draws.</param>
    /// <exception cref="ArgumentException">When there is no such theme or palette.</exception>
    /// <exception cref="DllNotFoundException">When Skia's native library cannot be loaded on this machine.</exception>
    public FigureRenderers(PlotJobOptions options, IEnumerable<PlotPreset> presets)
    {
        _options = options;
        foreach (var key in presets.Select(preset => Key(preset.Style)).Prepend(Key(new())).Distinct())
            _renderers.Add(key, new FigureRenderer(key.Theme, key.Palette, options.SystemFonts));
    }

    /// <summary>The renderer of a preset.</summary>
    /// <param name="style">The preset's style.</param>
    public FigureRenderer Of(PlotStyle style) => _renderers[Key(style)];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var renderer in _renderers.Values)
            renderer.Dispose();
    }

    private (Theme Theme, Palette Palette) Key(PlotStyle style) => (
        Theme.Find(style.Theme ?? _options.Theme) ?? throw new ArgumentException($"There is no theme '{style.Theme ?? _options.Theme}'."),
        Palette.Find(style.Palette ?? _options.Palette) ?? throw new ArgumentException($"There is no palette '{style.Palette ?? _options.Palette}'."));
}
