namespace AiPerf.Plot.Runtime.Tests.Outputs;

/// <summary>A new, empty directory, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aiperf-plot-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
