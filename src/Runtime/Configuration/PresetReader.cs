using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Configuration;

/// <summary>Reads one preset. Whatever is wrong with it is told; the other presets are none the worse.</summary>
internal sealed class PresetReader(ConfigurationDocument below, List<PlotDiagnostic> diagnostics)
{
    private static readonly string[] Axes = ["x", "y", "y2"];

    private PlotDiagnostic? cause;

    /// <summary>The preset, or <see langword="null"/> when it cannot be drawn.</summary>
    /// <param name="entry">Its name and keys.</param>
    /// <param name="isMultiRun">Whether it is a comparison.</param>
    /// <param name="leftOutBecause">The first mistake that costs the preset.</param>
    public PresetModel? Read(YamlEntry entry, bool isMultiRun, out PlotDiagnostic? leftOutBecause)
    {
        cause = null;
        var preset = Read(entry, isMultiRun);
        leftOutBecause = cause;
        return cause is null ? preset : null;
    }

    private PresetModel? Read(YamlEntry entry, bool isMultiRun)
    {
        var name = entry.Key.Value;
        if (!PresetIdentifier.IsFileName(name))
        {
            LeaveOut(DiagnosticTable.WrongValue.At(entry.Key.Span, "the name of a preset", entry.Key.Kind, "it is left out, the others are drawn", "letters, digits, '_' and '-', and not 'plots': it names the plot's files"));
            return null;
        }

        if (entry.Value is not YamlMapping mapping)
        {
            LeaveOut(DiagnosticTable.WrongValue.At(
                entry.Value.IsNull ? entry.Key.Span : entry.Value.Span, name, entry.Value.Kind, "the preset is left out, the others are drawn", "a mapping with 'type', 'x' and 'y'"));
            return null;
        }

        var weaker = below.Find(name, isMultiRun);
        if (ReadType(entry.Key, mapping, weaker, isMultiRun) is not { } type)
            return null;
        var preset = new PresetModel(name, isMultiRun, type, mapping.Find("type") is not null, ReadSettings(name, mapping, type));
        Check(preset, preset.Over(weaker), entry.Key, mapping);
        return preset;
    }

    private void LeaveOut(PlotDiagnostic mistake)
    {
        diagnostics.Add(mistake);
        cause ??= mistake;
    }

    private PlotTypes? ReadType(YamlScalar name, YamlMapping mapping, PresetModel? weaker, bool isMultiRun)
    {
        var allowed = isMultiRun ? PlotTypes.MultiRun : PlotTypes.SingleRun;
        if (mapping.Find("type") is not { } entry)
        {
            if (weaker is null)
            {
                LeaveOut(DiagnosticTable.MissingKey.At(
                    name.Span, name.Value, "type", $"Add one of {string.Join(", ", PlotTypeNames.NamesIn(allowed))}; only a preset that a weaker layer defines can leave it out."));
            }

            return weaker?.Type;
        }

        if (entry.Value is not YamlScalar { IsNull: false } text)
        {
            LeaveOut(DiagnosticTable.WrongValue.At(
                entry.Value.Span, "type", entry.Value.Kind, ValueReader.LeftOut(name.Value), string.Join(", ", PlotTypeNames.NamesIn(allowed))));
            return null;
        }

        var type = PlotTypeNames.Find(text.Value);
        if (type == PlotTypes.None)
        {
            LeaveOut(DiagnosticTable.UnknownName.At(
                text.Span, "plot type", text.Value, ValueReader.LeftOut(name.Value), Suggestion.For(text.Value, PlotTypeNames.NamesIn(allowed))));
            return null;
        }

        if ((type & allowed) == 0)
        {
            LeaveOut(DiagnosticTable.WrongValue.At(
                text.Span, isMultiRun ? "the type of a comparison" : "the type of a single-run plot", text.Kind, ValueReader.LeftOut(name.Value),
                $"{string.Join(", ", PlotTypeNames.NamesIn(allowed))}, or move the preset to '{(isMultiRun ? "single_run_plots" : "multi_run_plots")}'"));
            return null;
        }

        return type;
    }

    private EquatableArray<Setting> ReadSettings(string name, YamlMapping mapping, PlotTypes type)
    {
        var values = new ValueReader(diagnostics, name);
        var settings = new List<Setting>();
        foreach (var entry in mapping.Entries.Where(entry => entry.Key.Value != "type"))
        {
            if (PresetSchema.Find(PresetSchema.Preset, entry.Key.Value) is not { } key)
                values.UnknownKey(entry.Key, PresetSchema.Preset.Select(known => known.Name).Concat(["type"]));
            else if ((key.AppliesTo & type) == 0)
                diagnostics.Add(DiagnosticTable.NoEffect.At(entry.Key.Span, key.Name, $"plots of type {PlotTypeNames.NameOf(type)}"));
            else if (values.Read(key, entry.Value) is { } value)
                settings.Add(new(key.Name, type == PlotTypes.Bar ? WithoutPlacesOnCategories(entry, value) : value));
            else if (key.IsVital && !entry.Value.IsNull)
                cause ??= diagnostics[^1];
        }

        return new(settings);
    }

    // Nothing has a place between the categories of bars.
    private SettingValue WithoutPlacesOnCategories(YamlEntry entry, SettingValue value)
    {
        if (value is not MappingValue style || style.Settings.FirstOrDefault(setting => setting.Value is MappingListValue) is not { Value: MappingListValue list } annotations)
            return value;
        var kept = list.Items.Where(item => item.Settings.Any(setting => setting.Key is "hline" or "hband")).ToList();
        if (kept.Count == list.Items.Count)
            return value;
        diagnostics.Add(DiagnosticTable.NoEffect.At(
            ((YamlMapping)entry.Value).Find(annotations.Key)?.Key.Span ?? entry.Key.Span, "vline, vband or text", "plots of type bar, whose x axis has no numbers"));
        return new MappingValue(new(style.Settings.Select(setting => setting == annotations ? setting with { Value = new MappingListValue(new(kept)) } : setting)));
    }

    private void Check(PresetModel written, PresetModel effective, YamlScalar name, YamlMapping mapping)
    {
        foreach (var key in PresetSchema.Preset.Where(key => (key.RequiredBy & effective.Type) != 0 && effective.Find(key.Name) is null))
        {
            // A value that is there but wrong has been told at its place.
            if (mapping.Find(key.Name) is null or { Value.IsNull: true })
                LeaveOut(DiagnosticTable.MissingKey.At(name.Span, name.Value, key.Name, $"Add it, such as '{key.Name}: request_latency'."));
        }

        foreach (var axis in Axes.Where(axis => effective.Find(axis) is not null))
        {
            var span = mapping.Find(axis)?.Value.Span ?? name.Span;
            if (MetricReference.Resolve(effective, axis) is not { } metric)
            {
                var tag = ((MetricValue)effective.Find(axis)!).Tag;
                LeaveOut(DiagnosticTable.UnknownName.At(
                    span, "metric", tag, ValueReader.LeftOut(written.Name), Suggestion.For(tag, MetricReference.KnownNames) + $" A metric of your own needs its source: {axis}: {{ metric: {tag}, source: {(effective.IsMultiRun ? "aggregated" : "requests")} }}."));
            }
            else if (effective.Type == PlotTypes.PercentileBands && axis == "y" && metric.Source is not (DataSource.ServerMetrics or DataSource.ServerMetricsAggregated))
            {
                LeaveOut(DiagnosticTable.WrongValue.At(
                    span, axis, $"'{metric.Tag}'", ValueReader.LeftOut(written.Name), "a server metric, such as 'vllm:time_to_first_token_seconds'; of requests the type scatter_with_percentiles shows the percentiles"));
            }
            else if (MetricReference.HasIdleStat(effective, axis) && (mapping.Find("stat") ?? mapping.Find(axis)) is { } idle)
            {
                diagnostics.Add(DiagnosticTable.NoEffect.At(
                    idle.Value.Span, "stat", effective.Type == PlotTypes.PercentileBands ? "plots of type percentile_bands, which show several" : $"'{metric.Tag}', whose every value is plotted here"));
            }
            else if (effective.Type == PlotTypes.Pareto && effective.Find(axis + "_direction") is null
                // One that is there but wrong has been told at its place.
                && mapping.Find(axis + "_direction") is (null or { Value.IsNull: true })
                && MetricReference.Known(metric.Tag) is (null or { Direction: MetricDirection.None }))
            {
                LeaveOut(DiagnosticTable.DirectionUnknown.At(span, metric.Tag, written.Name, axis + "_direction"));
            }
        }
    }
}
