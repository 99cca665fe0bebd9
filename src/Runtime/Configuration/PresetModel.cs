namespace AiPerf.Plot.Configuration;

/// <summary>
/// A preset as one layer states it, checked, without places. One that is whole names its type and replaces the preset
/// below; another merges with it by key.
/// </summary>
internal sealed record PresetModel(string Name, bool IsMultiRun, PlotTypes Type, bool IsWhole, EquatableArray<Setting> Settings)
{
    public SettingValue? Find(string key) => Settings.FirstOrDefault(setting => setting.Key == key)?.Value;

    /// <summary>This preset over the one of a weaker layer.</summary>
    public PresetModel Over(PresetModel? below) =>
        IsWhole || below is null ? this : below with { Settings = SettingList.Merge(below.Settings, Settings) };
}

/// <summary>Settings by key.</summary>
internal static class SettingList
{
    /// <summary>The weaker settings, each replaced by the stronger one of the same key; new keys follow.</summary>
    public static EquatableArray<Setting> Merge(EquatableArray<Setting> weaker, EquatableArray<Setting> stronger)
    {
        var merged = weaker.Select(setting => stronger.FirstOrDefault(other => other.Key == setting.Key) ?? setting).ToList();
        merged.AddRange(stronger.Where(setting => weaker.All(other => other.Key != setting.Key)));
        return new(merged);
    }
}
