namespace AiPerf.Plot.Runtime.Tests;

/// <summary>The real AIPerf artifacts, and the numbers AIPerf computes from them, that conformance tests compare with.</summary>
internal static class ConformanceData
{
    /// <summary>
    /// A path inside the data: below the environment variable <c>AIPERF_CONFORMANCE_DATA</c>, else below <c>../shared/data</c> beside the
    /// solution's folder. The test is inconclusive where there is none.
    /// </summary>
    public static string Folder(string relative)
    {
        string? root = Environment.GetEnvironmentVariable("AIPERF_CONFORMANCE_DATA");
        if (string.IsNullOrEmpty(root))
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "AiPerf.Plot.Build.sln")))
                directory = directory.Parent;
            root = Path.GetFullPath(Path.Combine(directory?.FullName ?? AppContext.BaseDirectory, "..", "shared", "data"));
        }

        if (!Directory.Exists(root))
            Assert.Inconclusive($"There is no conformance data at '{root}'; set AIPERF_CONFORMANCE_DATA to its folder.");
        return Path.Combine(root, relative);
    }
}
