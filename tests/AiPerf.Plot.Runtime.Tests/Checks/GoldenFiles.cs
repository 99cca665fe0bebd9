using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Golden files: read from the source, written there with <c>AIPERF_WRITE_GOLDENS=1</c> alone.</summary>
internal static class GoldenFiles
{
    /// <summary>How they are drawn anew.</summary>
    public const string Remedy = "If the change is meant, look at the picture, then write all goldens anew: AIPERF_WRITE_GOLDENS=1 dotnet test tests/AiPerf.Plot.Runtime.Tests --filter Name~golden";

    /// <summary>Whether they are written instead of compared.</summary>
    public static bool AreWritten { get; } = Environment.GetEnvironmentVariable("AIPERF_WRITE_GOLDENS") == "1";

    /// <summary>A golden file; <see langword="null"/> where it was just written.</summary>
    /// <param name="name">Its path below the folder of goldens.</param>
    /// <param name="actual">What it would hold now.</param>
    public static byte[]? ReadOrWrite(string name, Func<byte[]> actual)
    {
        string path = Path.Combine(SourceFolder.Goldens, name);
        if (AreWritten)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual());
            return null;
        }

        if (!File.Exists(path))
            Assert.Fail($"There is no golden '{name}'. {Remedy}");
        return File.ReadAllBytes(path);
    }

    /// <summary>Writes a picture to the test's results and tells where.</summary>
    public static string WriteDifference(TestContext context, string name, Pixels panels)
    {
        string folder = context.TestRunResultsDirectory ?? AppContext.BaseDirectory;
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name.Replace('/', '-') + "-difference.png");
        byte[] rgba = new byte[panels.Rgb.Length / 3 * 4];
        for (int i = 0; i < panels.Rgb.Length / 3; i++)
            panels.Rgb.AsSpan(3 * i, 3).CopyTo(rgba.AsSpan(4 * i));
        File.WriteAllBytes(path, PngWriter.Encode(rgba, panels.Width, panels.Height, 1, name, "expected, actual, difference"));
        context.AddResultFile(path);
        return path;
    }
}
