namespace AiPerf.Plot.Presets;

/// <summary>Which runs are baselines and which are treatments (<c>experiment_classification</c>).</summary>
public sealed record ExperimentClassification
{
    /// <summary>Globs of baselines, tested first: <c>*</c>, <c>?</c>, <c>[abc]</c>, <c>[!abc]</c>, ordinal, whole name.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = [];

    /// <summary>Globs of treatments.</summary>
    public IReadOnlyList<string> Treatments { get; init; } = [];

    /// <summary>Whether a run that matches nothing is a baseline.</summary>
    public bool DefaultIsBaseline { get; init; }

    /// <summary>A regular expression whose first capture of the name, else of the ancestors outward, is the group.</summary>
    public string? GroupExtractionPattern { get; init; }

    /// <summary>Legend texts by group.</summary>
    public IReadOnlyDictionary<string, string> GroupDisplayNames { get; init; } = new Dictionary<string, string>();
}
