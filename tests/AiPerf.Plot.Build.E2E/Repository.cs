namespace AiPerf.Plot.Build.E2E;

/// <summary>Places in this repository, found from the test's assembly upwards.</summary>
internal static class Repository
{
    public static string Path(string relative)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "AiPerf.Plot.Build.sln")))
        {
            root = root.Parent;
        }

        Assert.IsNotNull(root, "The solution is not above the test's assembly.");
        return System.IO.Path.Combine(root.FullName, relative);
    }
}
