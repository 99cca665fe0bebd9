namespace AiPerf.Plot.Runtime.Tests;

/// <summary>What others may use of the library is what was meant for them. Members are compared by the build, against the same files.</summary>
[TestClass]
public sealed class PublicSurfaceTests
{
    private static readonly Type[] Public = typeof(PlotJob).Assembly.GetExportedTypes();

    [TestMethod]
    public void Every_public_type_is_listed_and_every_listed_type_is_public()
    {
        var listed = new[] { "Shipped", "Unshipped" }
            .SelectMany(file => File.ReadLines(Path.Combine(SourceFolder.Solution, "src", "Runtime", $"PublicAPI.{file}.txt")))
            .Where(line => !line.StartsWith('#') && !line.StartsWith('*') && !line.Contains("->", StringComparison.Ordinal));

        Assert.AreEqual(
            string.Join('\n', Public.Select(type => type.FullName!.Replace('+', '.')).Order(StringComparer.Ordinal)),
            string.Join('\n', listed.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void How_plots_are_made_is_nobodys_business() => Assert.AreEqual(
        "AiPerf.Plot AiPerf.Plot.Artifacts AiPerf.Plot.Diagnostics AiPerf.Plot.Figures AiPerf.Plot.Metrics AiPerf.Plot.Presets",
        string.Join(' ', Public.Select(type => type.Namespace).Distinct().Order(StringComparer.Ordinal)));
}
