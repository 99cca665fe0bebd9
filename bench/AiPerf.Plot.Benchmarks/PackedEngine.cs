using System.IO.Compression;

namespace AiPerf.Plot.Benchmarks;

/// <summary>The package as it is released, and the engine in it that is compiled ahead.</summary>
internal static class PackedEngine
{
    /// <summary>Packs into a folder and gives the package's path.</summary>
    public static string Pack(string folder)
    {
        string repository = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(repository, "AiPerf.Plot.Build.sln")))
            repository = Path.GetDirectoryName(repository) ?? throw new InvalidOperationException("The benchmarks run inside the repository.");
        ChildProcess.Run(repository, "dotnet", "pack", "src/Tasks", "-c", "Release", "-o", folder, "-v:q");
        return Directory.GetFiles(folder, "AiPerf.Plot.Build.*.nupkg").Single();
    }

    /// <summary>Takes the tasks out of a package: as they are, and without what is compiled ahead.</summary>
    public static (string Ahead, string Jit) Extract(string package, string folder)
    {
        (string ahead, string jit) = (Path.Combine(folder, "ahead"), Path.Combine(folder, "jit"));
        foreach (string target in (string[])[ahead, jit])
            ZipFile.ExtractToDirectory(package, target);
        (ahead, jit) = (Path.Combine(ahead, "tasks", "net10.0"), Path.Combine(jit, "tasks", "net10.0"));
        Directory.Delete(Path.Combine(jit, "linux-x64"), recursive: true);
        return (ahead, jit);
    }
}
