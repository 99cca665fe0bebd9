using AiPerf.Plot.Configuration;

namespace AiPerf.Plot.Presets;

/// <summary>The lines of a configuration file at which its values stand. The checked models hold no places, so that two files that say the same are equal.</summary>
internal sealed class SettingPlaces
{
    private readonly YamlMapping? root;

    private SettingPlaces(YamlMapping? root) => this.root = root;

    /// <summary>The places in a text.</summary>
    /// <param name="text">A configuration; whatever is wrong with it has been told already.</param>
    public static SettingPlaces In(string text) => new(YamlReader.Read(text, "", []) as YamlMapping);

    /// <summary>The 1-based line of a section's key; 0 where it is not stated.</summary>
    /// <param name="section">A key of the root, or of <c>visualization</c>, in which the sections may stand too.</param>
    /// <param name="keys">Keys below it, outermost first.</param>
    public int Line(string section, params ReadOnlySpan<string> keys)
    {
        YamlEntry? entry = root?.Find(section) ?? (root?.Find("visualization")?.Value as YamlMapping)?.Find(section);
        foreach (string key in keys)
            entry = Entry(entry?.Value as YamlMapping, key);
        return entry?.Key.Span.Line ?? 0;
    }

    private static YamlEntry? Entry(YamlMapping? mapping, string key) => mapping?.Find(key) ?? mapping?.Find(CamelCase(key));

    // The parser takes keys both ways.
    private static string CamelCase(string key) => string.Concat(key.Split('_').Select((word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
