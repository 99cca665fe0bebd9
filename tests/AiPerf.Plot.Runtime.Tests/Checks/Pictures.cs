using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Every preset over every fixture, laid out with the font that draws it, by a name that tells all three.</summary>
internal static class Pictures
{
    private static readonly (int Width, int Height)[] Sizes = [(1600, 800), (1200, 800), (800, 500)];

    private static readonly Lazy<IReadOnlyDictionary<string, Picture>> Drawn = new(() =>
        Draw(Fixtures.Comparisons.Concat(Fixtures.Singles), Sizes).ToDictionary(picture => picture.Name));

    /// <summary>All of them, presets together, at every size.</summary>
    public static IEnumerable<Picture> All => Drawn.Value.Values;

    /// <summary>
    /// A picture a preset at the default size, from the fixture that shows most of it: what the checks of files and the goldens look at.
    /// </summary>
    public static IEnumerable<Picture> OnePerPreset => All.Where(picture => picture.IsDefaultSize).GroupBy(picture => picture.Preset.Name)
        .Select(same => same.OrderBy(picture => Fixtures.Rank(picture.Preset, picture.Source)).First());

    /// <summary>A picture a plot type at a size, in the order of the types' names.</summary>
    public static IEnumerable<Picture> OnePerType(int width, int height) => OnePerPreset.GroupBy(picture => picture.Preset.TypeName)
        .OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => Get($"{same.First().Source}/{same.First().Preset.Name}/{width}x{height}"));

    /// <summary>One of them, or one of the real runs'.</summary>
    public static Picture Get(string name) => Drawn.Value.TryGetValue(name, out Picture? picture) ? picture : RealPictures.Get(name);

    /// <summary>Draws what each preset draws from some sets of runs.</summary>
    public static IEnumerable<Picture> Draw(IEnumerable<KeyValuePair<string, RunSet>> sets, params (int Width, int Height)[] sizes)
    {
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        foreach ((string source, RunSet runs) in sets)
        {
            var context = new PlotContext(source == "F2" ? Fixtures.Classification : null, _ => { }, IsNamed: true);
            foreach (PlotPreset preset in Fixtures.Presets.Where(preset => preset is MultiRunPreset == runs.Runs.Count > 1))
            {
                if (PlotRegistry.Draw(preset, runs, context).Figure is not { } figure)
                    continue;
                foreach ((int width, int height) in sizes)
                {
                    string name = string.Create(CultureInfo.InvariantCulture, $"{source}/{preset.Name}/{width}x{height}");
                    yield return new(name, preset, runs, figure, FigureLayouter.Layout(figure, width, height, renderer.Measurer));
                }
            }
        }
    }
}
