using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Configuration;

/// <summary>A key of a preset and its checked value.</summary>
internal sealed record Setting(string Key, SettingValue Value);

/// <summary>A checked value, without its place: two files that say the same give equal values.</summary>
internal abstract record SettingValue;

/// <summary>A text, or the member of an enumeration a name stands for.</summary>
internal sealed record TextValue(string Text) : SettingValue;

/// <summary>A switch.</summary>
internal sealed record SwitchValue(bool On) : SettingValue;

/// <summary>A number as its shortest invariant text, which is also what is emitted.</summary>
internal sealed record NumberValue(string Text) : SettingValue;

/// <summary>A list of texts.</summary>
internal sealed record ListValue(EquatableArray<string> Items) : SettingValue;

/// <summary>A metric as written; the source is decided once mode and type are known.</summary>
internal sealed record MetricValue(string Tag, Stat? Stat, DataSource? Source) : SettingValue;

/// <summary>A mapping of its own: a style, an annotation, or display names.</summary>
internal sealed record MappingValue(EquatableArray<Setting> Settings) : SettingValue;

/// <summary>A list of mappings: annotations.</summary>
internal sealed record MappingListValue(EquatableArray<MappingValue> Items) : SettingValue;

/// <summary>Two numbers as their shortest invariant texts, the lower one first.</summary>
internal sealed record RangeValue(string From, string To) : SettingValue;
