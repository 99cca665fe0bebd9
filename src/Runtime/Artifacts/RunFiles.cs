namespace AiPerf.Plot.Artifacts;

/// <summary>The paths of a run's files.</summary>
internal sealed class RunFiles(FoundRun found)
{
    /// <summary>Whether the run has a file.</summary>
    public bool Has(string name) => File.Exists(Path(name));

    /// <summary>A file's absolute path.</summary>
    public string Path(string name) => System.IO.Path.Join(found.Directory.FullPath, name);

    /// <summary>A file's path for messages.</summary>
    public string Display(string name) => DisplayPaths.Join(found.Directory.DisplayPath, name);
}
