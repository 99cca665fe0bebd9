namespace AiPerf.Plot.Generators;

/// <summary>The names of the generator's steps, by which the caching is tested.</summary>
internal static class TrackingNames
{
    public const string ConfigTexts = nameof(ConfigTexts);
    public const string ParsedConfigs = nameof(ParsedConfigs);
    public const string Targets = nameof(Targets);
    public const string Catalogs = nameof(Catalogs);
    public const string ConfigDiagnostics = nameof(ConfigDiagnostics);
}
