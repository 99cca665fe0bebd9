namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>Where this repository is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "AiPerf.Plot.Build.sln")))
                return at.FullName;
        }

        throw new InvalidOperationException("The solution is not above the test's assembly.");
    }
}
