using System.Text.Json;

namespace AiPerf.Plot.Build.E2E;

/// <summary>What is known of the packages that the product brings or is built with.</summary>
[TestClass]
public sealed class AuditTests
{
    [TestMethod]
    public async Task No_package_has_a_known_vulnerability()
    {
        var result = Cli.Run(Repository.Path("."), "list", Repository.Path("AiPerf.Plot.Build.sln"), "package", "--vulnerable", "--include-transitive", "--format", "json");
        var begin = result.Output.IndexOf('{', StringComparison.Ordinal);
        if (result.ExitCode != 0 || begin < 0)
            Assert.Inconclusive($"The packages could not be looked up: {result.Output}");

        using var report = JsonDocument.Parse(result.Output[begin..]);
        Assert.AreEqual("", string.Join('\n', Vulnerable(report.RootElement)));
        Assert.IsGreaterThan(10, report.RootElement.GetProperty("projects").GetArrayLength());
        if (report.RootElement.TryGetProperty("problems", out var problems) && problems.GetArrayLength() > 0)
            Assert.Inconclusive($"Not every package could be looked up: {problems}");
        foreach (var source in report.RootElement.GetProperty("sources").EnumerateArray())
        {
            if (await KnowsVulnerabilities(source.GetString()!))
                return;
        }

        Assert.Inconclusive("None is known, but no package source here publishes what is known of vulnerabilities: where one does, this test decides.");
    }

    /// <summary>Whether a source's index names a list of vulnerabilities; the tool takes silence for soundness.</summary>
    private static async Task<bool> KnowsVulnerabilities(string source)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.IsFile)
            return false;
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
            using var index = JsonDocument.Parse(await http.GetStringAsync(address));
            return index.RootElement.GetProperty("resources").EnumerateArray()
                .Any(resource => resource.GetProperty("@type").GetString()!.StartsWith("VulnerabilityInfo/", StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException or JsonException)
        {
            return false;
        }
    }

    /// <summary>The report's packages with a vulnerability: it lists no others.</summary>
    private static IEnumerable<string> Vulnerable(JsonElement report) =>
        from project in report.GetProperty("projects").EnumerateArray()
        from framework in Each(project, "frameworks")
        from package in Each(framework, "topLevelPackages").Concat(Each(framework, "transitivePackages"))
        from vulnerability in Each(package, "vulnerabilities")
        select $"{Path.GetFileName(project.GetProperty("path").GetString())}: {package.GetProperty("id")} {package.GetProperty("resolvedVersion")}, {vulnerability.GetProperty("severity")}, {vulnerability.GetProperty("advisoryurl")}";

    private static JsonElement.ArrayEnumerator Each(JsonElement parent, string name) => parent.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}
