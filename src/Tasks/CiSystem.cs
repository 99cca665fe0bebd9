namespace AiPerf.Plot.Tasks;

/// <summary>What the CI system tells a build, as the targets pass it on from the environment.</summary>
/// <param name="GitHubStepSummary"><c>GITHUB_STEP_SUMMARY</c>: the file that becomes the step's summary. GitHub Actions sets it.</param>
/// <param name="AzurePipelines"><c>TF_BUILD</c>: <c>True</c> on Azure Pipelines.</param>
/// <param name="AzureHostType"><c>SYSTEM_HOSTTYPE</c>: <c>build</c>, or <c>release</c>, whose jobs cannot publish artifacts.</param>
internal sealed record CiSystem(string? GitHubStepSummary, string? AzurePipelines, string? AzureHostType)
{
    /// <summary>The file of GitHub Actions; <see langword="null"/> elsewhere.</summary>
    public string? SummaryFile => string.IsNullOrWhiteSpace(GitHubStepSummary) ? null : GitHubStepSummary.Trim();

    /// <summary>Whether the agent of Azure Pipelines reads what the build prints.</summary>
    public bool IsAzure => Is(AzurePipelines, "true");

    /// <summary>Whether the job may publish artifacts.</summary>
    public bool CanPublish => string.IsNullOrWhiteSpace(AzureHostType) || Is(AzureHostType, "build");

    private static bool Is(string? value, string expected) => string.Equals(value?.Trim(), expected, StringComparison.OrdinalIgnoreCase);
}
