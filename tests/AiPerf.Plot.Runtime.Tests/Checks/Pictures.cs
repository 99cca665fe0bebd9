using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Every shipped preset over every fixture, laid out with the font that draws it, by a name that tells all three.</summary>
internal static class Pictures
{
    private static readonly (int Width, int Height)[] Sizes = [(1600, 800), (1200, 800), (800, 500)];

    private static readonly Lazy<IReadOnlyDictionary<string, Picture>> All = new(Draw);

    /// <summary>The names, such as <c>F1/ttft_vs_throughput/1600x800</c>.</summary>
    public static IEnumerable<object[]> Names => NamesWhere(_ => true);

    /// <summary>The names of those at the default size.</summary>
    public static IEnumerable<object[]> NamesAtDefaultSize => All.Value.Keys.Where(name => name.EndsWith("/1600x800", StringComparison.Ordinal)).Select(name => new object[] { name });

    /// <summary>The names of those that a check has something to look at in.</summary>
    public static IEnumerable<object[]> NamesWhere(Func<Picture, bool> has) => All.Value.Where(pair => has(pair.Value)).Select(pair => new object[] { pair.Key });

    /// <summary>One of them.</summary>
    public static Picture Get(string name) => All.Value[name];

    private static Dictionary<string, Picture> Draw()
    {
        using var renderer = new FigureRenderer(Theme.All[0], Palette.Safe);
        var pictures = new Dictionary<string, Picture>();
        foreach ((string fixture, RunSet runs) in Fixtures.Comparisons.Concat(Fixtures.Singles))
        {
            var context = new PlotContext(fixture == "F2" ? Fixtures.Classification : null, _ => { }, IsNamed: true);
            foreach (PlotPreset preset in PlotCatalog.All.Where(preset => preset is MultiRunPreset == runs.Runs.Count > 1))
            {
                if (PlotRegistry.Draw(preset, runs, context).Figure is not { } figure)
                    continue;
                foreach ((int width, int height) in Sizes)
                {
                    string name = string.Create(CultureInfo.InvariantCulture, $"{fixture}/{preset.Name}/{width}x{height}");
                    pictures.Add(name, new(preset, figure, FigureLayouter.Layout(figure, width, height, renderer.Measurer)));
                }
            }
        }

        return pictures;
    }
}

/// <summary>A preset's figure and its layout.</summary>
internal sealed record Picture(PlotPreset Preset, Figure Figure, FigureLayout Layout);
