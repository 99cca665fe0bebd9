using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>A series as the legend lists it.</summary>
/// <param name="Series">Its full name.</param>
/// <param name="Name">Its name without what all names have in common.</param>
/// <param name="Layers">Its layers, back to front.</param>
internal sealed record LegendItem(string Series, string Name, ImmutableArray<Layer> Layers)
{
    /// <summary>What follows the name of a series without any point, whose name is struck out (spec plots R-41).</summary>
    public const string NoData = " (no data)";

    /// <summary>Whether the series has no point.</summary>
    public bool IsEmpty { get; init; }
}

/// <summary>The legend's content, before it is placed (spec plots ).</summary>
/// <param name="Title">What the series are, and what their names have in common; empty for none.</param>
/// <param name="Items">The series in the figure's order.</param>
internal sealed record LegendContent(string Title, ImmutableArray<LegendItem> Items)
{
    /// <summary>Gathers the series of a figure; no items where title and axes already name the only one.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="dense">Layers drawn as density rasters.</param>
    /// <param name="densest">The largest count of a density cell, once known.</param>
    public static LegendContent Of(Figure figure, IReadOnlySet<Layer> dense, int densest)
    {
        List<(string Series, List<Layer> Layers)> series = [];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Layer layer in figure.Panels.SelectMany(panel => panel.Layers))
        {
            if (!layer.InLegend || layer.Series.Length == 0)
                continue;
            if (places.TryAdd(layer.Series, series.Count))
                series.Add((layer.Series, []));
            series[places[layer.Series]].Layers.Add(layer);
        }

        if (series.Count == 0 || (series.Count == 1 && !dense.Contains(series[0].Layers[0]) && IsNamed(figure, series[0].Series)))
            return new LegendContent("", []);

        string[] names = [.. series.Select(entry => TextMaker.Clean(entry.Series))];
        string common = "";

        // Only names of groups share parts that say nothing; a statistic's name is whole.
        if (series.All(entry => entry.Layers[0].Color.Role is ColorRole.Series or ColorRole.Baseline))
            (common, names) = AffixStripping.Strip(names);
        for (int i = 0; i < names.Length; i++)
        {
            if (densest > 0 && series[i].Layers.Any(layer => layer is not EdgeMarksLayer && dense.Contains(layer)))
                names[i] += " (1\u2013" + new NumberFormat(1, "", 0).Format(densest) + " per cell, log)";
        }

        bool[] empty = [.. series.Select(entry => entry.Layers.All(layer => layer is PointsLayer or LineLayer && !HasPoint((XyLayer)layer)))];
        string title = TextMaker.Clean(figure.LegendTitle);
        if (common.Length > 0)
            title = title.Length > 0 ? title + ": " + common : common;
        return new LegendContent(title, [.. series.Select((entry, i) => new LegendItem(entry.Series, empty[i] ? names[i] + LegendItem.NoData : names[i], Distinct(entry.Layers)) { IsEmpty = empty[i] })]);
    }

    // One swatch part for each way of drawing; in neutral colour where a series spans several colours (intervals of all groups).
    private static ImmutableArray<Layer> Distinct(List<Layer> layers)
    {
        var kept = ImmutableArray.CreateBuilder<Layer>();
        foreach (IGrouping<(Type, bool), Layer> alike in layers.GroupBy(
            layer => (layer.GetType(), layer is ErrorBarLayer { IsHorizontal: true } or LineLayer { IsUnderlay: true })))
        {
            Layer first = alike.FirstOrDefault(layer => layer is not PointsLayer { Hollow: { } hollow } || hollow.Contains(false)) ?? alike.First();
            bool isMixed = alike.Any(layer => layer.Color != first.Color);
            kept.Add(isMixed ? first with { Color = new ColorToken(ColorRole.Muted) } : first);
        }

        return kept.ToImmutable();
    }

    private static bool HasPoint(XyLayer layer)
    {
        for (int i = 0; i < Math.Min(layer.X.Length, layer.Y.Length); i++)
        {
            if (double.IsFinite(layer.X[i]) && double.IsFinite(layer.Y[i]))
                return true;
        }

        return false;
    }

    private static bool IsNamed(Figure figure, string series) =>
        figure.Panels.SelectMany(panel => (string?[])[panel.X.Label, panel.Y.Label, panel.Y.VerbatimTitle, panel.Y2?.Label])
            .Append(figure.Title).Append(figure.Subtitle)
            .Any(text => text?.Contains(series, StringComparison.OrdinalIgnoreCase) ?? false);
}
