using System.IO.Compression;
using System.Xml.Linq;

namespace AiPerf.Plot.Build.E2E;

/// <summary>What the package contains.</summary>
[TestClass]
public sealed class PackageTests
{
    private static readonly string[] Rids = ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "osx", "win-x64", "win-arm64"];

    [TestMethod]
    public void It_holds_exactly_what_it_should()
    {
        string[] expected =
        [
            "LICENSE", "OFL.txt", "README.md", "SkiaSharp.THIRD-PARTY-NOTICES.txt", "THIRD-PARTY-NOTICES.md", "icon.png",
            "analyzers/dotnet/cs/AiPerf.Plot.Generators.dll", "analyzers/dotnet/cs/AiPerf.Plot.Generators.YamlDotNet.dll",
            "build/AiPerf.Plot.Build.props", "build/AiPerf.Plot.Build.targets",
            "buildMultiTargeting/AiPerf.Plot.Build.props", "buildMultiTargeting/AiPerf.Plot.Build.targets",
            "tasks/net10.0/AiPerf.Plot.Build.Tasks.deps.json", "tasks/net10.0/AiPerf.Plot.Build.Tasks.dll",
            "tasks/net10.0/AiPerf.Plot.Dashboard.dll", "tasks/net10.0/AiPerf.Plot.Dashboard.runtimeconfig.json",
            "tasks/net10.0/AiPerf.Plot.Runtime.dll", "tasks/net10.0/SkiaSharp.dll", "tasks/net10.0/YamlDotNet.dll", "tasks/net10.0/ZstdSharp.dll",
            // Parquet.Net and what it needs.
            "tasks/net10.0/Parquet.dll", "tasks/net10.0/CommunityToolkit.HighPerformance.dll", "tasks/net10.0/K4os.Compression.LZ4.dll",
            "tasks/net10.0/Microsoft.IO.RecyclableMemoryStream.dll", "tasks/net10.0/Snappier.dll",
            "tasks/net10.0/default_plot_config.yaml", "schemas/plot_config.schema.json",
            .. Rids.Select(rid => $"tasks/net10.0/runtimes/{rid}/native/" + (rid == "osx" ? "libSkiaSharp.dylib" : rid.StartsWith("win", StringComparison.Ordinal) ? "libSkiaSharp.dll" : "libSkiaSharp.so")),
            .. CompiledAheadTests.IsHere ? ["tasks/net10.0/linux-x64/AiPerf.Plot.Runtime.dll"] : Array.Empty<string>(),
        ];

        Assert.AreEqual(string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', Names().Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void The_library_brings_its_documentation_and_its_symbols_are_within()
    {
        Assert.AreEqual(
            "LICENSE OFL.txt README.md THIRD-PARTY-NOTICES.md icon.png lib/net10.0/AiPerf.Plot.Runtime.dll lib/net10.0/AiPerf.Plot.Runtime.xml",
            string.Join(' ', Names(file: Package.Library).Order(StringComparer.Ordinal)));
        Assert.Contains("<member name=\"M:AiPerf.Plot.PlotJob.Draw(", Read("lib/net10.0/AiPerf.Plot.Runtime.xml", Package.Library));
    }

    [TestMethod]
    public void It_is_small_enough() => Assert.IsLessThan(45_000_000, new FileInfo(Package.File).Length);

    [TestMethod]
    public void It_is_a_development_dependency_that_brings_nothing_along()
    {
        var text = Read(Names(all: true).Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal)));
        var metadata = XDocument.Parse(text).Root!.Elements().Single();

        Assert.AreEqual("true", metadata.Elements().Single(element => element.Name.LocalName == "developmentDependency").Value);
        Assert.IsEmpty(metadata.Descendants().Where(element => element.Name.LocalName == "dependency"));
        Assert.AreEqual("README.md", metadata.Elements().Single(element => element.Name.LocalName == "readme").Value);
        Assert.AreEqual("icon.png", metadata.Elements().Single(element => element.Name.LocalName == "icon").Value);
        Assert.AreEqual("Apache-2.0", metadata.Elements().Single(element => element.Name.LocalName == "license").Value);
    }

    [TestMethod]
    public void The_dependency_file_names_the_native_library_of_every_platform()
    {
        var text = Read("tasks/net10.0/AiPerf.Plot.Build.Tasks.deps.json");

        foreach (var rid in Rids)
        {
            Assert.Contains($"runtimes/{rid}/native/libSkiaSharp", text);
        }
    }

    [TestMethod]
    public void The_notices_name_everything_that_is_shipped()
    {
        var text = Read("THIRD-PARTY-NOTICES.md");

        foreach (var name in new[] { "SkiaSharp", "Skia]", "YamlDotNet", "IBM Plex Sans", "PolySharp", "Parquet.Net", "Snappier", "K4os.Compression.LZ4", "RecyclableMemoryStream", "CommunityToolkit.HighPerformance", "plotly.js", "D3" })
        {
            Assert.Contains(name, text);
        }

        foreach (var name in new[] { "skia", "libpng", "zlib", "libjpeg-turbo", "libwebp", "freetype", "expat" })
        {
            Assert.Contains("\n# " + name, Read("SkiaSharp.THIRD-PARTY-NOTICES.txt").ReplaceLineEndings("\n"));
        }
    }

    [TestMethod]
    public void The_templates_are_a_text_that_names_the_packages_version()
    {
        Assert.AreEqual(
            "LICENSE README.md content/aiperf-plots/.template.config/template.json content/aiperf-plots/aiperf-plots.proj icon.png",
            string.Join(' ', Names(file: Package.Templates).Order(StringComparer.Ordinal)));
        Assert.Contains($"Include=\"AiPerf.Plot.Build\" Version=\"{Package.Version}\"", Read("content/aiperf-plots/aiperf-plots.proj", Package.Templates));
    }

    private static List<string> Names(bool all = false, string? file = null)
    {
        using var zip = ZipFile.OpenRead(file ?? Package.File);
        return [.. zip.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName))
            .Where(name => all || !(name.EndsWith(".nuspec", StringComparison.Ordinal) || name.StartsWith("_rels/", StringComparison.Ordinal)
                || name.StartsWith("package/", StringComparison.Ordinal) || name == "[Content_Types].xml"))];
    }

    private static string Read(string name, string? file = null)
    {
        using var zip = ZipFile.OpenRead(file ?? Package.File);
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
