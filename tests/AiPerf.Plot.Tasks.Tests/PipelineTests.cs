using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>The pipelines of this repository and those that the documentation gives to copy.</summary>
[TestClass]
public sealed partial class PipelineTests
{
    private static readonly string[] OfThisRepository = [".github/workflows/ci.yml", "azure-pipelines.yml"];

    public static IEnumerable<object[]> All =>
        OfThisRepository.Select(file => new object[] { file, Repository.Text(file) })
            .Concat(new[] { "docs/ci/github.md", "docs/ci/azure.md" }.SelectMany(page => Block().Matches(Repository.Text(page)).Select((match, i) => new object[] { $"{page} {i + 1}", match.Groups[1].Value })));

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_pipeline_is_YAML_whose_every_step_does_one_thing(string name, string text)
    {
        var steps = Mappings(Parse(text)).SelectMany(mapping => mapping.Children)
            .Where(child => child.Key.ToString() == "steps").SelectMany(child => ((YamlSequenceNode)child.Value).Children).Cast<YamlMappingNode>().ToArray();
        string[] actions = ["uses", "run", "task", "script", "publish", "download"];

        Assert.IsNotEmpty(steps, name);
        Assert.AreEqual("", string.Join('\n', steps.Where(step => step.Children.Keys.Count(key => actions.Contains(key.ToString())) != 1)), name);
        Assert.DoesNotContain('\t', text, name);
    }

    [TestMethod]
    public void Both_pipelines_of_this_repository_do_the_same()
    {
        Assert.AreEqual(Commands(OfThisRepository[0]), Commands(OfThisRepository[1]));
        Assert.Contains("bash .ci/run", Commands(OfThisRepository[0]));
        Assert.Contains("-p:SkiaSharpVersion=4.155.0", Commands(OfThisRepository[0]));
        Assert.Contains("'$(SkiaSharpVersion)' == ''", Repository.Text("Directory.Packages.props"));
    }

    [TestMethod]
    public void What_a_pipeline_builds_or_packs_is_there() => Assert.AreEqual("", string.Join(' ', OfThisRepository
        .SelectMany(file => Project().Matches(Repository.Text(file))).Select(match => match.Groups[1].Value).Where(path => !Path.Exists(Repository.Path(path)))));

    private static YamlNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Mappings(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.Values.SelectMany(Mappings).Append(mapping),
        YamlSequenceNode sequence => sequence.Children.SelectMany(Mappings),
        _ => [],
    };

    /// <summary>The commands for <c>dotnet</c> and the shell, in order.</summary>
    private static string Commands(string file) =>
        string.Join('\n', Command().Matches(Repository.Text(file)).Select(match => match.Value));

    [GeneratedRegex(@"```yaml\n([\s\S]+?)```")]
    private static partial Regex Block();

    [GeneratedRegex(@"\b(?:dotnet|bash) [^\n]+")]
    private static partial Regex Command();

    [GeneratedRegex(@"dotnet (?:build|pack|format) ([\w./]+)")]
    private static partial Regex Project();
}
