namespace AiPerf.Plot.Tasks;

/// <summary>The configuration files above the built-in defaults, weakest first: the project's, the input's, the one named.</summary>
internal sealed class ConfigurationLayers
{
    private const string ProjectFileName = "plot_config.yaml";
    private const string InputFileName = ".aiperf-plot-config.yaml";

    private readonly ConfigurationFile? _project;
    private readonly ConfigurationFile? _named;

    public ConfigurationLayers(string projectDirectory, string? named)
    {
        _project = Existing(Path.Combine(projectDirectory, ProjectFileName), ProjectFileName);
        if (!string.IsNullOrWhiteSpace(named))
        {
            _named = Existing(Path.GetFullPath(named.Trim(), projectDirectory), named.Trim());
            Missing = _named is null ? named.Trim() : null;
        }
    }

    /// <summary>The named file, when it does not exist.</summary>
    public string? Missing { get; }

    public IReadOnlyList<ConfigurationFile> For(PlotSet set)
    {
        var input = set.Inputs
            .Select(input => Existing(Path.Combine(input.FullPath, InputFileName), input.DisplayPath + "/" + InputFileName))
            .FirstOrDefault(file => file is not null);
        return [.. new[] { _project, input, _named }.OfType<ConfigurationFile>().DistinctBy(file => file.FullPath)];
    }

    private static ConfigurationFile? Existing(string path, string display) => File.Exists(path) ? new ConfigurationFile(path, display) : null;
}
