namespace AiPerf.Plot.Runtime.Tests;

/// <summary>The folders of the source that tests read from and, when told to, write to.</summary>
internal static class SourceFolder
{
    /// <summary>Where the solution lies; the tests' own folder where they run without it.</summary>
    public static string Solution { get; } = Find();

    /// <summary>The golden pictures and layouts.</summary>
    public static string Goldens { get; } = Path.Combine(Solution, "tests", "AiPerf.Plot.Runtime.Tests", "Goldens");

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "AiPerf.Plot.Build.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? AppContext.BaseDirectory;
    }
}
