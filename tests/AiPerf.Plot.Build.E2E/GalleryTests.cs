using AiPerf.Plot.Runtime.Tests.Rendering;

namespace AiPerf.Plot.Build.E2E;

/// <summary>The gallery program, and the pictures of the documentation that it draws.</summary>
[TestClass]
public sealed class GalleryTests
{
    private static string Program => Repository.Path($"samples/Gallery/bin/{Package.Configuration}/net10.0/Gallery.dll");

    [TestMethod]
    public void The_documentation_shows_what_the_engine_draws()
    {
        DirectoryInfo drawn = Directory.CreateTempSubdirectory("aiperf-gallery-");
        try
        {
            Cli.Run(drawn.FullName, "exec", Program, "--docs", drawn.FullName).Succeeded();

            var documentation = Repository.Path("docs");
            const string Command = "Draw them anew with: dotnet run --project samples/Gallery -- --docs docs";
            Assert.AreEqual(Text(documentation), Text(drawn.FullName), Command);
            CollectionAssert.AreEqual(Pictures(documentation), Pictures(drawn.FullName), Command);
            foreach (var picture in Pictures(documentation))
            {
                // Bytes may differ between versions of .NET, pixels may not.
                var (shown, now) = (Decode(documentation, picture), Decode(drawn.FullName, picture));
                Assert.IsTrue(shown.Rgb.AsSpan().SequenceEqual(now.Rgb), $"{picture} is not what the engine draws. {Command}");
            }
        }
        finally
        {
            drawn.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void Arguments_that_are_not_understood_are_told_with_the_usage()
    {
        var result = Cli.Run(Repository.Path("."), "exec", Program, "--themes", "pink");
        Assert.AreEqual(2, result.ExitCode);
        StringAssert.Contains(result.Output, "'pink' is no theme");
        StringAssert.Contains(result.Output, "usage:");
    }

    private static string Text(string documentation) => File.ReadAllText(Path.Combine(documentation, "gallery.md"));

    private static PngPicture Decode(string documentation, string picture) => PngPicture.Decode(File.ReadAllBytes(Path.Combine(documentation, "gallery", picture)));

    private static string[] Pictures(string documentation)
    {
        var folder = Path.Combine(documentation, "gallery");
        return [.. Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
    }
}
