namespace AiPerf.Plot.Tasks;

/// <summary>Lines that the agent of Azure Pipelines finds in a build's output and obeys.</summary>
internal static class AzureCommands
{
    /// <summary>Adds a Markdown file to the run's summary, under the file's name.</summary>
    /// <param name="file">The absolute path; read when the step is over.</param>
    public static string UploadSummary(string file) => "##vso[task.uploadsummary]" + Data(file);

    /// <summary>Publishes a directory as an artifact.</summary>
    /// <param name="name">The artifact's name; see <see cref="ArtifactName"/>.</param>
    /// <param name="directory">The absolute path; read when the step is over.</param>
    public static string UploadArtifact(string name, string directory) =>
        $"##vso[artifact.upload containerfolder={name};artifactname={name}]{Data(directory)}";

    /// <summary>A name that every artifact store accepts, of parts of which empty ones are left out.</summary>
    public static string ArtifactName(params IEnumerable<string> parts) => string.Join('-', parts.Where(part => part.Length > 0)
        .Select(part => string.Concat(part.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' ? letter : '-'))));

    // The agent turns these back. A percent sign stays: whether the agent has a code for it depends on its settings.
    private static string Data(string text) => text.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
