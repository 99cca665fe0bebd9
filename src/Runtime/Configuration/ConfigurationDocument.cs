namespace AiPerf.Plot.Configuration;

/// <summary>What one layer states, or several layers together; <see langword="null"/> where nothing is stated.</summary>
internal sealed record ConfigurationDocument
{
    private const string DownsamplingKey = "server_metrics_downsampling";

    public static ConfigurationDocument Empty { get; } = new();

    public EquatableArray<string>? MultiRunDefaults { get; init; }

    public EquatableArray<string>? SingleRunDefaults { get; init; }

    public EquatableArray<PresetModel> Presets { get; init; }

    public ClassificationModel? Classification { get; init; }

    /// <summary>What stands under <c>settings</c>.</summary>
    public EquatableArray<Setting> Settings { get; init; }

    public bool? IncludeWarmup => Settings.FirstOrDefault(setting => setting.Key == "include_warmup")?.Value is SwitchValue value ? value.On : null;

    /// <summary>What stands under <c>settings.server_metrics_downsampling</c>.</summary>
    public EquatableArray<Setting> Downsampling => Settings.FirstOrDefault(setting => setting.Key == DownsamplingKey)?.Value is MappingValue value ? value.Settings : default;

    public PresetModel? Find(string name, bool isMultiRun) =>
        Presets.FirstOrDefault(preset => preset.IsMultiRun == isMultiRun && preset.Name == name);

    /// <summary>This layer over a weaker one: by key, preset by preset; a list replaces the list below it.</summary>
    public ConfigurationDocument Over(ConfigurationDocument below)
    {
        var presets = below.Presets.Select(preset => Find(preset.Name, preset.IsMultiRun)?.Over(preset) ?? preset).ToList();
        presets.AddRange(Presets.Where(preset => below.Find(preset.Name, preset.IsMultiRun) is null));
        return new()
        {
            MultiRunDefaults = MultiRunDefaults ?? below.MultiRunDefaults,
            SingleRunDefaults = SingleRunDefaults ?? below.SingleRunDefaults,
            Presets = new(presets),
            Classification = Classification?.Over(below.Classification) ?? below.Classification,
            Settings = SettingList.Merge(below.Settings, new(Settings.Select(setting => setting.Key == DownsamplingKey ? DownsamplingOver(below) : setting))),
        };
    }

    private Setting DownsamplingOver(ConfigurationDocument below) => new(DownsamplingKey, new MappingValue(SettingList.Merge(below.Downsampling, Downsampling)));
}

/// <summary>
/// The classification of runs as a layer states it. It is not on after an explicit null, which switches a weaker layer's
/// classification off.
/// </summary>
internal sealed record ClassificationModel(bool IsOn, EquatableArray<Setting> Settings)
{
    public SettingValue? Find(string key) => Settings.FirstOrDefault(setting => setting.Key == key)?.Value;

    public ClassificationModel Over(ClassificationModel? below) =>
        !IsOn || below is not { IsOn: true } ? this : this with { Settings = SettingList.Merge(below.Settings, Settings) };
}
