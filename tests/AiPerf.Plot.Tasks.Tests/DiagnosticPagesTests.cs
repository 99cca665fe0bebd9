using System.Reflection;
using System.Text.RegularExpressions;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>
/// Every code has a page and every page a code. With AIPERF_WRITE_DOCS=1 the part of a page that repeats the table is
/// written; the sections below it are written by hand.
/// </summary>
[TestClass]
public sealed partial class DiagnosticPagesTests
{
    private const string Folder = "docs/diagnostics";

    /// <summary>Every code, in order.</summary>
    internal static IReadOnlyList<DiagnosticDescriptor> Table { get; } =
        [.. typeof(DiagnosticTable).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(DiagnosticDescriptor))
            .Select(property => (DiagnosticDescriptor)property.GetValue(null)!)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static IEnumerable<object[]> Ids => Table.Select(descriptor => new object[] { descriptor.Id }).Distinct();

    [TestMethod]
    public void Ids_are_unique_and_well_formed()
    {
        Assert.IsNotEmpty(Table);
        Assert.AreEqual("", string.Join(" ", Table.GroupBy(descriptor => descriptor.Id).Where(group => group.Count() > 1).Select(group => group.Key)));
        Assert.AreEqual("", string.Join(" ", Table.Where(descriptor => !Id().IsMatch(descriptor.Id)).Select(descriptor => descriptor.Id)));
    }

    [TestMethod]
    public void Every_page_and_every_row_of_the_list_belongs_to_a_code()
    {
        if (WriteDocs)
        {
            File.WriteAllText(Repository.Path($"{Folder}/README.md"), Index());
        }

        var pages = Directory.GetFiles(Repository.Path(Folder), "AIPERF*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.AreEqual(string.Join(" ", Table.Select(descriptor => descriptor.Id)), string.Join(" ", pages));
        Assert.AreEqual(Index(), Repository.Text($"{Folder}/README.md"));
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void A_page_repeats_the_table_and_says_why_and_what_to_do(string id)
    {
        var descriptor = Table.First(row => row.Id == id);
        var file = Repository.Path($"{Folder}/{id}.md");
        var text = File.Exists(file) ? File.ReadAllText(file) : "";
        var sections = text.IndexOf("## ", StringComparison.Ordinal) is >= 0 and var start ? text[start..] : "";
        if (WriteDocs)
        {
            File.WriteAllText(file, text = Head(descriptor) + sections);
        }

        Assert.StartsWith(Head(descriptor), text, $"{file}: AIPERF_WRITE_DOCS=1 dotnet test tests/AiPerf.Plot.Tasks.Tests writes this part.");
        Assert.MatchesRegex(Sections(), text, $"{file} needs the sections 'Why it matters' and 'What to do'.");
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void A_text_is_made_of_sentences(string id)
    {
        var descriptor = Table.First(row => row.Id == id);

        Assert.MatchesRegex(new Regex(@"[.}]$"), descriptor.MessageFormat);
        Assert.DoesNotMatchRegex(new Regex("[!?]"), descriptor.MessageFormat);
        Assert.IsFalse(string.IsNullOrWhiteSpace(descriptor.Title) || descriptor.Title.EndsWith('.'), descriptor.Title);
        Assert.AreEqual($"{RepositoryUrl()}/blob/main/{Folder}/{id}.md", descriptor.HelpLink);
    }

    [TestMethod]
    public void The_codes_in_the_targets_are_in_the_table()
    {
        var used = Id().Matches(Repository.Text("src/Tasks/build/AiPerf.Plot.Build.targets")).Select(match => match.Value).Distinct().ToArray();

        Assert.IsNotEmpty(used);
        Assert.AreEqual("", string.Join(" ", used.Except(Table.Select(descriptor => descriptor.Id))));
    }

    [TestMethod]
    [DataRow("src/Tasks/build/AiPerf.Plot.Build.targets", "<_AiPerfPlotRepository>{0}</_AiPerfPlotRepository>")]
    [DataRow("docs/schemas/plots.schema.json", "\"$id\": \"{0}/blob/main/docs/schemas/plots.schema.json\"")]
    [DataRow("docs/schemas/plot_config.schema.json", "\"$id\": \"{0}/raw/main/docs/schemas/plot_config.schema.json\"")]
    [DataRow("src/Runtime/Configuration/default_plot_config.yaml", "# yaml-language-server: $schema={0}/raw/main/docs/schemas/plot_config.schema.json\n")]
    [DataRow("docs/schemas/figure.schema.json", "\"$id\": \"{0}/blob/main/docs/schemas/figure.schema.json\"")]
    public void The_address_of_the_repository_is_the_same_everywhere(string file, string expected) =>
        Assert.Contains(expected.Replace("{0}", RepositoryUrl(), StringComparison.Ordinal), Repository.Text(file));

    internal static string RepositoryUrl() => System.Xml.Linq.XDocument.Parse(Repository.Text("Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;

    internal static bool WriteDocs => Environment.GetEnvironmentVariable("AIPERF_WRITE_DOCS") == "1";

    private static string Head(DiagnosticDescriptor descriptor) =>
        $"# {descriptor.Id}: {descriptor.Title}\n\n{descriptor.Severity}. The text is:\n\n> {descriptor.MessageFormat}\n\n";

    private static string Index() =>
        "# Diagnostics\n\nErrors fail the build, warnings follow the project's `NoWarn`, `TreatWarningsAsErrors`, `WarningsAsErrors` and `WarningsNotAsErrors`, messages are shown at `-v:normal`, AIPERF1007 at `-v:detailed`. "
        + "`1xxx` configuration and options, `2xxx` inputs, `3xxx` drawing and output, `4xxx` dashboard, `9xxx` host.\n\n| code | severity | title |\n|---|---|---|\n"
        + string.Concat(Table.Select(row => $"| [{row.Id}]({row.Id}.md) | {row.Severity} | {row.Title} |\n"));

    [GeneratedRegex(@"AIPERF\d{4}")]
    private static partial Regex Id();

    [GeneratedRegex(@"^## Why it matters\n\n\S[\s\S]+?\n\n## What to do\n\n\S[\s\S]+\n$", RegexOptions.Multiline)]
    private static partial Regex Sections();
}
