using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Presets;

/// <summary>Turns checked models into the typed records, with the meaning the generated catalog has.</summary>
internal static class PresetFactory
{
    public static PlotConfiguration Create(ConfigurationDocument document)
    {
        var presets = document.Presets.Select(preset => Create(preset, document.IncludeWarmup ?? false)).ToList();
        return new()
        {
            MultiRunDefaults = [.. document.MultiRunDefaults ?? default],
            SingleRunDefaults = [.. document.SingleRunDefaults ?? default],
            MultiRunPlots = [.. presets.OfType<MultiRunPreset>()],
            SingleRunPlots = [.. presets.OfType<SingleRunPreset>()],
            Classification = document.Classification is { IsOn: true } classification ? Create(classification) : null,
            ServerMetricsDownsampling = Downsampling(document),
        };
    }

    private static PlotPreset Create(PresetModel model, bool includeWarmup)
    {
        MetricRef Axis(string name) => MetricReference.Resolve(model, name)
            ?? throw new InvalidOperationException($"Preset '{model.Name}' passed the parser without a usable '{name}'.");
        var (x, y) = (Axis("x"), Axis("y"));
        var name = model.Name;
        PlotPreset preset = model.Type switch
        {
            PlotTypes.Scatter => new ScatterPreset
            {
                Name = name,
                X = x,
                Y = y,
                Outliers = Choice<OutlierPolicy>(model, "outliers") ?? default,
                RollingWindow = (int?)Number(model.Find("rolling_window")),
            },
            PlotTypes.ScatterWithPercentiles => new ScatterWithPercentilesPreset
            {
                Name = name,
                X = x,
                Y = y,
                Outliers = Choice<OutlierPolicy>(model, "outliers") ?? default,
                RollingWindow = (int?)Number(model.Find("rolling_window")),
            },
            PlotTypes.Area => new AreaPreset { Name = name, X = x, Y = y },
            PlotTypes.Line => new LinePreset { Name = name, X = x, Y = y },
            PlotTypes.RequestTimeline => new RequestTimelinePreset { Name = name, X = x, Y = y },
            PlotTypes.RequestLanes => new RequestLanesPreset { Name = name, X = x, Y = y },
            PlotTypes.Timeslice => new TimeslicePreset { Name = name, X = x, Y = y, UseSliceDuration = Switch(model, "use_slice_duration") ?? true },
            PlotTypes.Histogram => new HistogramPreset
            {
                Name = name,
                X = x,
                Y = y,
                UseSliceDuration = Switch(model, "use_slice_duration") ?? true,
                Density = Switch(model, "density") ?? false,
            },
            PlotTypes.PercentileBands => new PercentileBandsPreset { Name = name, X = x, Y = y },
            PlotTypes.DualAxis => new DualAxisPreset
            {
                Name = name,
                X = x,
                Y = y,
                Y2 = Axis("y2"),
                PrimaryStyle = Style(model.Find("primary_style")),
                SecondaryStyle = Style(model.Find("secondary_style")),
                SupplementaryColumn = Text(model, "supplementary_col"),
                Layout = Choice<DualAxisLayout>(model, "layout") ?? default,
            },
            PlotTypes.Pareto => new ParetoPreset
            {
                Name = name,
                X = x,
                Y = y,
                FrontierShape = Choice<FrontierShape>(model, "frontier_shape") ?? default,
                Frontier = Choice<FrontierScope>(model, "frontier") ?? default,
            },
            PlotTypes.ScatterLine => new ScatterLinePreset { Name = name, X = x, Y = y, Connect = Choice<ConnectOrder>(model, "connect") ?? default },
            PlotTypes.Uncertainty => new UncertaintyPreset { Name = name, X = x, Y = y, CiLevel = Number(model.Find("ci_level")) ?? 0.95 },
            PlotTypes.Bar => new BarPreset { Name = name, X = x, Y = y },
            _ => throw new InvalidOperationException($"Preset '{model.Name}' has no plot type."),
        };
        if (preset is MultiRunPreset comparison)
        {
            preset = comparison with
            {
                Labels = List(model.Find("labels")),
                Groups = List(model.Find("groups")),
                XDirection = Choice<MetricDirection>(model, "x_direction"),
                YDirection = Choice<MetricDirection>(model, "y_direction"),
            };
        }

        return preset with
        {
            Title = Text(model, "title"),
            Description = Text(model, "description"),
            XLabel = Text(model, "x_label"),
            YLabel = Text(model, "y_label"),
            Autoscale = Choice<AxisAutoscale>(model, "autoscale"),
            XScale = Choice<ScaleChoice>(model, "x_scale") ?? default,
            YScale = Choice<ScaleChoice>(model, "y_scale") ?? default,
            Legend = Choice<LegendPlace>(model, "legend") ?? default,
            IncludeWarmup = Switch(model, "include_warmup") ?? includeWarmup,
            Style = PlotStyle(model.Find("style")),
        };
    }

    private static ExperimentClassification Create(ClassificationModel model) => new()
    {
        Baselines = List(model.Find("baselines")),
        Treatments = List(model.Find("treatments")),
        DefaultIsBaseline = model.Find("default") is TextValue { Text: "true" },
        GroupExtractionPattern = (model.Find("group_extraction_pattern") as TextValue)?.Text,
        GroupDisplayNames = (model.Find("group_display_names") as MappingValue)?.Settings
            .ToDictionary(setting => setting.Key, setting => ((TextValue)setting.Value).Text, StringComparer.Ordinal) ?? [],
    };

    private static ServerMetricsDownsampling Downsampling(ConfigurationDocument document)
    {
        var find = Finder(new MappingValue(document.Downsampling));
        var usual = new ServerMetricsDownsampling();
        return new()
        {
            IsEnabled = find("enabled") is SwitchValue { On: var on } ? on : usual.IsEnabled,
            WindowSeconds = Number(find("window_size_seconds")) ?? usual.WindowSeconds,
            Aggregation = find("aggregation_method") is TextValue method ? Enum.Parse<Stat>(method.Text) : usual.Aggregation,
        };
    }

    private static PlotStyle PlotStyle(SettingValue? value)
    {
        var find = Finder(value);
        return new()
        {
            Theme = (find("theme") as TextValue)?.Text,
            Palette = (find("palette") as TextValue)?.Text,
            Width = (int?)Number(find("width")),
            Height = (int?)Number(find("height")),
            Scale = Number(find("scale")),
            Annotations = [.. ((find("annotations") as MappingListValue)?.Items ?? default).Select(Annotation)],
        };
    }

    private static PlotAnnotation Annotation(MappingValue value)
    {
        var find = Finder(value);
        string? label = (find("label") as TextValue)?.Text;
        if (Number(find("hline") ?? find("vline")) is { } at)
            return new LineAnnotation { At = at, IsVertical = find("vline") is not null, Label = label };
        if ((find("hband") ?? find("vband")) is RangeValue range)
        {
            return new BandAnnotation
            {
                From = double.Parse(range.From, CultureInfo.InvariantCulture),
                To = double.Parse(range.To, CultureInfo.InvariantCulture),
                IsVertical = find("vband") is not null,
                Label = label,
            };
        }

        return new TextAnnotation { Text = ((TextValue)find("text")!).Text, X = Number(find("x"))!.Value, Y = Number(find("y"))!.Value };
    }

    private static Func<string, SettingValue?> Finder(SettingValue? value)
    {
        var settings = (value as MappingValue)?.Settings ?? default;
        return key => settings.FirstOrDefault(setting => setting.Key == key)?.Value;
    }

    private static SeriesStyle Style(SettingValue? value)
    {
        var find = Finder(value);
        return new()
        {
            Mode = find("mode") is TextValue mode ? Enum.Parse<SeriesMode>(mode.Text) : default,
            LineShape = find("line_shape") is TextValue shape ? Enum.Parse<LineShape>(shape.Text) : default,
            FillToZero = find("fill") is TextValue { Text: "true" },
            LineWidth = Number(find("line_width")),
            MarkerSize = Number(find("marker_size")),
            MarkerOpacity = Number(find("marker_opacity")),
            FillOpacity = Number(find("fill_opacity")),
        };
    }

    private static string? Text(PresetModel model, string key) => (model.Find(key) as TextValue)?.Text;

    private static bool? Switch(PresetModel model, string key) => (model.Find(key) as SwitchValue)?.On;

    private static T? Choice<T>(PresetModel model, string key)
        where T : struct, Enum => model.Find(key) is TextValue member ? Enum.Parse<T>(member.Text) : null;

    private static double? Number(SettingValue? value) =>
        value is NumberValue number ? double.Parse(number.Text, CultureInfo.InvariantCulture) : null;

    private static string[] List(SettingValue? value) => value is ListValue list ? [.. list.Items] : [];
}
