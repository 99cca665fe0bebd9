using System.Text.RegularExpressions;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>Every page holds together: links and pictures lead somewhere, code says its language, examples work.</summary>
[TestClass]
public sealed partial class DocumentationPagesTests
{
    private static readonly Lazy<ConfigurationDocument> Defaults = new(() => DefaultConfiguration.Parse().Document);

    public static IEnumerable<object[]> Pages => MarkdownPage.All.Select(page => new object[] { page });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Links_lead_to_a_page_and_to_a_heading_of_it(string path)
    {
        var page = MarkdownPage.Read(path);
        var broken = page.Links.Where(link => !link.StartsWith("http", StringComparison.Ordinal) && !Leads(page, link));

        Assert.AreEqual("", string.Join('\n', broken));
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Pictures_are_there_or_the_gallery_draws_them(string path)
    {
        var page = MarkdownPage.Read(path);

        Assert.AreEqual("", string.Join('\n', page.Pictures.Select(page.Target).Where(picture => !Path.Exists(Repository.Path(picture)) && !IsOfTheGallery(picture))));
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Code_says_its_language(string path) =>
        Assert.AreEqual("", string.Join('\n', MarkdownPage.Read(path).CodeBlocks.Where(block => block.Language.Length == 0).Select(block => block.Text)));

    // Other YAML is that of pipelines, or a line or two out of a configuration.
    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Configurations_have_no_error(string path)
    {
        if (path.StartsWith("docs/ci/", StringComparison.Ordinal) || path.StartsWith("docs/diagnostics/", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var block in MarkdownPage.Read(path).CodeBlocks.Where(block => block.Language == "yaml"))
        {
            var errors = ConfigurationParser.Parse(block.Text, path, Defaults.Value).Diagnostics.Where(diagnostic => diagnostic.Severity == PlotSeverity.Error);
            Assert.AreEqual("", string.Join('\n', errors.Select(error => $"{error.Descriptor.Id} line {error.Location.Line}: {error.Message}")), block.Text);
        }
    }

    [TestMethod]
    public void The_tutorial_shows_every_part_of_a_configuration()
    {
        var examples = string.Join('\n', MarkdownPage.Read("docs/tutorial.md").CodeBlocks.Where(block => block.Language == "yaml").Select(block => block.Text));

        foreach (var part in new[] { "multi_run_defaults:", "single_run_defaults:", "multi_run_plots:", "experiment_classification:", "group_extraction_pattern:" })
        {
            Assert.Contains(part, examples);
        }
    }

    [TestMethod]
    public void Messages_are_quoted_as_they_are()
    {
        var quoted = MarkdownPage.Read("docs/troubleshooting.md").CodeBlocks.SelectMany(block => Message().Matches(block.Text)).ToArray();

        Assert.IsGreaterThan(10, quoted.Length);
        foreach (var message in quoted)
        {
            var descriptor = DiagnosticPagesTests.Table.Single(row => row.Id == message.Groups["code"].Value);
            var format = Argument().Replace(Regex.Escape(descriptor.MessageFormat), ".+");
            Assert.MatchesRegex(new Regex($"^{format}$"), message.Groups["text"].Value, descriptor.Id);
            Assert.AreEqual(descriptor.Severity.ToString().ToLowerInvariant(), message.Groups["severity"].Value, descriptor.Id);
        }
    }

    [TestMethod]
    public void The_recipes_in_CSharp_are_the_samples()
    {
        var recipes = MarkdownPage.Read("docs/typed-presets.md").CodeBlocks.Where(block => block.Language == "csharp").Select(block => block.Text.Trim()).ToArray();
        var sample = Repository.Text("samples/TypedPresets/Program.cs");

        Assert.HasCount(9, recipes);
        foreach (var recipe in recipes)
        {
            Assert.Contains(recipe, sample);
        }
    }

    private static bool Leads(MarkdownPage page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page.Path : page.Target(parts[0]);
        return Path.Exists(Repository.Path(target)) && (parts.Length == 1 || MarkdownPage.Read(target).Anchors.Contains(parts[1]));
    }

    private static bool IsOfTheGallery(string picture) => Gallery().Match(picture) is { Success: true } match
        && (PlotCatalog.All.Any(preset => preset.Name == match.Groups[1].Value)
            || Repository.Text("samples/Gallery/Exhibits.cs").Contains($"Name = \"{match.Groups[1].Value}\"", StringComparison.Ordinal));

    [GeneratedRegex(@"^docs/gallery/(?:light|dark)/(\w+)\.png$")]
    private static partial Regex Gallery();

    [GeneratedRegex(@"^(?<severity>error|warning|message) (?<code>AIPERF\d{4}): (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Message();

    // As Regex.Escape leaves it of {0}.
    [GeneratedRegex(@"\\\{\d+\}")]
    private static partial Regex Argument();
}
