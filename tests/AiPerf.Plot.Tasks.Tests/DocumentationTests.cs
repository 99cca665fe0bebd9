using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AiPerf.Plot.Presets;
using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>What the documentation lists is what the targets, the task and the catalog have, no more and no less.</summary>
[TestClass]
public sealed partial class DocumentationTests
{
    private static readonly string Targets = Repository.Text("src/Tasks/build/AiPerf.Plot.Build.targets");
    private static readonly string Props = Repository.Text("src/Tasks/build/AiPerf.Plot.Build.props");

    [TestMethod]
    public void Every_property_is_in_the_reference()
    {
        var used = Property().Matches(Targets + Props).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith('_'));

        AssertSame(used, MarkdownTable.Rows("docs/properties.md", "property"));
    }

    [TestMethod]
    public void The_readme_lists_properties_of_the_reference_with_the_same_defaults()
    {
        var reference = MarkdownTable.Table("docs/properties.md", "property").ToDictionary(row => row[0], row => row[1]);
        foreach (var row in MarkdownTable.Table("README.md", "property"))
        {
            var names = row[0].Split(", ");
            var defaults = names.Length == 1 ? [row[1]] : row[1].Split(", ");
            for (var i = 0; i < names.Length; i++)
            {
                Assert.IsTrue(reference.TryGetValue(names[i], out var expected), names[i]);
                Assert.AreEqual(expected, defaults.ElementAtOrDefault(i) ?? "", names[i]);
            }
        }
    }

    [TestMethod]
    [DataRow("README.md")]
    [DataRow("docs/targets.md")]
    public void Every_public_target_is_documented(string file)
    {
        var targets = XDocument.Parse(Targets).Descendants("Target").Select(target => target.Attribute("Name")!.Value).Where(name => !name.StartsWith('_'));

        AssertSame(targets, MarkdownTable.Rows(file, "target"));
    }

    [TestMethod]
    public void Every_target_is_explained_to_maintainers() => AssertSame(
        XDocument.Parse(Targets).Descendants("Target").Select(target => target.Attribute("Name")!.Value), MarkdownTable.Rows("docs/contributing/architecture.md", "target"));

    [TestMethod]
    public void Every_parameter_of_the_task_is_documented()
    {
        var parameters = typeof(AiPerfPlot).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name);

        AssertSame(parameters, MarkdownTable.Rows("docs/targets.md", "parameter").Select(name => name.Replace(" (output)", "", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Every_parameter_that_changes_a_plot_is_passed_and_is_in_the_fingerprint()
    {
        var document = XDocument.Parse(Targets);
        var passed = document.Descendants("AiPerf.Plot.Tasks.AiPerfPlot").Single().Attributes().ToDictionary(attribute => attribute.Name.LocalName, attribute => attribute.Value);
        var fingerprint = document.Descendants("WriteLinesToFile").Single(task => task.Attribute("File")!.Value == "$(_AiPerfPlotFingerprint)").Attribute("Lines")!.Value;
        string[] ofTheBuild = ["Inputs", "UnfinishedFile", "ProjectDirectory", "ProjectFile", "UserDirectory", "CreateUserConfig", "CiSummary", "GitHubStepSummary", "AzurePipelines", "AzureHostType", "NoWarn", "TreatWarningsAsErrors", "WarningsAsErrors", "WarningsNotAsErrors"];

        AssertSame(passed.Keys, typeof(AiPerfPlot).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.GetCustomAttribute<OutputAttribute>() is null).Select(property => property.Name));
        Assert.AreEqual("", string.Join(" ", passed.Where(pair => !ofTheBuild.Contains(pair.Key) && !fingerprint.Contains(pair.Value, StringComparison.Ordinal)).Select(pair => pair.Key)));
    }

    [TestMethod]
    public void Every_input_metadata_is_documented_and_in_the_fingerprint()
    {
        var documented = MarkdownTable.Rows("docs/properties.md", "metadata");
        AssertSame(documented, MarkdownTable.Rows("README.md", "metadata"));
        foreach (var name in documented)
        {
            Assert.Contains($"%({name})", Targets);
        }
    }

    [TestMethod]
    public void Every_preset_has_a_row_in_the_order_of_the_configuration()
    {
        var expected = PlotCatalog.Defaults.MultiRunPlots.Select(preset => preset.Name).Concat(PlotCatalog.Defaults.SingleRunPlots.Select(preset => preset.Name));

        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', MarkdownTable.Rows("docs/presets.md", "preset")));
    }

    [TestMethod]
    public void Presets_that_are_off_say_so()
    {
        var on = PlotCatalog.Defaults.MultiRunDefaults.Concat(PlotCatalog.Defaults.SingleRunDefaults).ToHashSet();

        foreach (var row in MarkdownTable.Table("docs/presets.md", "preset"))
        {
            Assert.AreEqual(!on.Contains(row[0]), row[1].StartsWith("(off) ", StringComparison.Ordinal), row[0]);
        }
    }

    [TestMethod]
    public void Commands_that_need_the_package_restore_it()
    {
        var files = Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories).Append(Repository.Path("README.md"));
        var commands = files.SelectMany(file => Command().Matches(File.ReadAllText(file))).Select(match => match.Value).ToArray();

        Assert.IsNotEmpty(commands);
        Assert.AreEqual("", string.Join('\n', commands.Where(command => !command.Contains(" -restore ", StringComparison.Ordinal))));
    }

    [TestMethod]
    [DataRow("src/Tasks/AiPerf.Plot.Build.csproj")]
    [DataRow("src/Runtime/AiPerf.Plot.Runtime.csproj")]
    [DataRow("eng/Templates/AiPerf.Plot.Build.Templates.csproj")]
    public void Every_package_carries_the_readme_and_the_ways_to_make_them_are_told(string project)
    {
        Assert.Contains("<PackageReadmeFile>README.md</PackageReadmeFile>", Repository.Text(project));
        foreach (var page in new[] { "README.md", "CONTRIBUTING.md" })
        {
            Assert.Contains("dotnet pack " + Path.GetDirectoryName(project)!.Replace('\\', '/'), Repository.Text(page), page);
        }
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.AreEqual(string.Join('\n', expected.Distinct().Order(StringComparer.Ordinal)), string.Join('\n', actual.Order(StringComparer.Ordinal)));

    [GeneratedRegex(@"\$\((_?(?:EnableDefault)?AiPerf(?:Plot|Dashboard)\w*)")]
    private static partial Regex Property();

    [GeneratedRegex(@"dotnet msbuild[^`\n]*-t:AiPerfPlot\w*")]
    private static partial Regex Command();
}
