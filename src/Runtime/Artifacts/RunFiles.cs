namespace AiPerf.Plot.Artifacts;

/// <summary>The paths of a run's files.</summary>
internal sealed class RunFiles(FoundRun found)
{
    /// <summary>Whether the run has a file, plain or compressed.</summary>
    /// <param name="name">The name AIPerf gives it.</param>
    public bool Has(string name) => File.Exists(Path(name));

    /// <summary>A file's absolute path.</summary>
    /// <param name="name">The name AIPerf gives it.</param>
    public string Path(string name) => At(Actual(name));

    /// <summary>A file's path for messages.</summary>
    /// <param name="name">The name AIPerf gives it.</param>
    public string Display(string name) => DisplayPaths.Join(found.Directory.DisplayPath, Actual(name));

    private string Actual(string name)
    {
        name = ArtifactFiles.Named(name, found.Directory.Prefix);
        return File.Exists(At(name)) ? name
            : Decompression.Extensions.Select(extension => name + extension).FirstOrDefault(compressed => File.Exists(At(compressed))) ?? name;
    }

    private string At(string name) => System.IO.Path.Join(found.Directory.FullPath, name);
}
