namespace AiPerf.Plot.Runtime.Tests;

/// <summary>The real AIPerf artifacts, and the numbers AIPerf computes from them, that conformance tests compare with.</summary>
internal static class ConformanceData
{
    /// <summary>
    /// The folder of the data: the environment variable <c>AIPERF_CONFORMANCE_DATA</c>, else <c>../shared/data</c> beside the solution's
    /// folder; <see langword="null"/> where there is none.
    /// </summary>
    public static string? Root => Directory.Exists(Expected) ? Expected : null;

    /// <summary>Why a test that needs the data is skipped where there are none.</summary>
    public static string Missing => $"There is no conformance data at '{Expected}'; set AIPERF_CONFORMANCE_DATA to its folder.";

    private static string Expected
    {
        get
        {
            string? named = Environment.GetEnvironmentVariable("AIPERF_CONFORMANCE_DATA");
            return string.IsNullOrEmpty(named) ? Path.GetFullPath(Path.Combine(SourceFolder.Solution, "..", "shared", "data")) : named;
        }
    }

    /// <summary>A path inside the data. The test is inconclusive where there are none.</summary>
    public static string Folder(string relative)
    {
        if (Root is not { } root)
        {
            Assert.Inconclusive(Missing);
            return "";
        }

        return Path.Combine(root, relative);
    }
}
