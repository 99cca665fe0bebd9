namespace AiPerf.Plot.Runtime.Tests.Simulation;

/// <summary>A folder of a test's own, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aiperf-simulated-").FullName;

    /// <summary>The full path of something inside.</summary>
    public string At(string relative) => System.IO.Path.Combine(Path, relative);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
