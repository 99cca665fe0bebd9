namespace AiPerf.Plot.Tasks;

/// <summary>The configuration files above the built-in defaults, weakest first: the user's, the project's, the input's, the one named.</summary>
internal sealed class ConfigurationLayers
{
    private const string ProjectFileName = "plot_config.yaml";
    private const string InputFileName = ".aiperf-plot-config.yaml";

    // What other tools would take for the same file.
    private static readonly string[] LookAlikes = ["plot_config.yml", "plot_config.json"];

    private readonly ConfigurationFile? _user;
    private readonly ConfigurationFile? _project;
    private readonly ConfigurationFile? _named;

    public ConfigurationLayers(ProjectPaths paths, ConfigurationFile? user, string? named)
    {
        _user = user;
        _project = Existing(paths.Full(ProjectFileName), ProjectFileName);
        if (!string.IsNullOrWhiteSpace(named))
        {
            _named = Existing(paths.Full(named.Trim()), named.Trim());
            Missing = _named is null ? named.Trim() : null;
        }

        NotRead = [.. LookAlikes.Select(name => Existing(paths.Full(name), name)).OfType<ConfigurationFile>().Where(file => file.FullPath != _named?.FullPath)];
    }

    /// <summary>The named file, when it does not exist.</summary>
    public string? Missing { get; }

    /// <summary>The files beside the project that look like its configuration and are no layer.</summary>
    public IReadOnlyList<ConfigurationFile> NotRead { get; }

    /// <summary>The layers of a set whose inputs have none.</summary>
    public IReadOnlyList<ConfigurationFile> Common => Strongest(_named, null, _project, _user);

    /// <summary>The layers of one set. A file that stands in two places counts where it is strongest.</summary>
    public IReadOnlyList<ConfigurationFile> For(PlotSet set)
    {
        var input = set.Inputs.Select(OfInput).FirstOrDefault(file => file is not null);
        return Strongest(_named, input, _project, _user);
    }

    private static ConfigurationFile[] Strongest(params ConfigurationFile?[] files) =>
        [.. files.OfType<ConfigurationFile>().DistinctBy(file => file.FullPath).Reverse()];

    /// <summary>The file in the input's directory; a file given as input means the directory it is in.</summary>
    private static ConfigurationFile? OfInput(Artifacts.RunInput input) => File.Exists(input.FullPath)
        ? Existing(Path.Combine(Path.GetDirectoryName(input.FullPath)!, InputFileName), Beside(input.DisplayPath))
        : Existing(Path.Combine(input.FullPath, InputFileName), input.DisplayPath + "/" + InputFileName);

    private static string Beside(string displayPath) =>
        displayPath.LastIndexOf('/') is >= 0 and var slash ? displayPath[..(slash + 1)] + InputFileName : InputFileName;

    private static ConfigurationFile? Existing(string path, string display) => File.Exists(path) ? new ConfigurationFile(path, display) : null;
}
