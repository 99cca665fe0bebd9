using System.Text.RegularExpressions;

namespace AiPerf.Plot.Runtime.Tests;

/// <summary>Dependencies inside the library point one way; nothing points back.</summary>
[TestClass]
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Diagnostics"] = [],
        ["Metrics"] = [],
        ["Artifacts"] = ["Metrics", "Diagnostics"],
        ["Configuration"] = ["Metrics", "Diagnostics"],
        ["Presets"] = ["Artifacts", "Metrics", "Configuration", "Diagnostics"],
        ["Figures"] = [],
        ["Plots"] = ["Presets", "Artifacts", "Metrics", "Figures", "Diagnostics"],
        ["Layout"] = ["Figures"],
        ["Rendering"] = ["Layout", "Figures"],
        // The files that are written know all the others, and nobody knows them.
        ["Outputs"] = ["Diagnostics", "Metrics", "Artifacts", "Configuration", "Presets", "Figures", "Plots", "Layout", "Rendering"],
        ["Dashboard"] = ["Diagnostics", "Metrics", "Artifacts", "Configuration", "Presets", "Figures", "Plots", "Rendering", "Outputs"],
    };

    public static IEnumerable<object[]> Folders => Allowed.Keys.Select(folder => new object[] { folder });

    [TestMethod]
    [DynamicData(nameof(Folders))]
    public void A_folder_uses_only_what_it_may(string folder)
    {
        var offences =
            from file in Sources(folder)
            from Match match in NamespaceName().Matches(WithoutComments(File.ReadAllText(file)))
            let used = match.Groups[1].Value
            where Allowed.ContainsKey(used) && used != folder && !Allowed[folder].Contains(used)
            select $"{Path.GetFileName(file)} uses {used}";

        Assert.AreEqual("", string.Join(Environment.NewLine, offences.Distinct()));
    }

    [TestMethod]
    public void Skia_stays_in_Rendering_YAML_in_Configuration_and_Parquet_in_Artifacts()
    {
        var offences =
            from folder in Allowed.Keys
            from file in Sources(folder)
            let text = WithoutComments(File.ReadAllText(file))
            where (folder != "Rendering" && Uses(text, "SkiaSharp"))
                || (folder != "Configuration" && Uses(text, "YamlDotNet"))
                || (folder != "Artifacts" && Uses(text, "Parquet"))
            select file;

        Assert.IsEmpty(offences);
    }

    [TestMethod]
    public void A_namespace_is_named_after_its_folder()
    {
        var offences =
            from folder in Allowed.Keys
            from file in Sources(folder)
            where !Regex.IsMatch(File.ReadAllText(file), $@"^namespace AiPerf\.Plot\.{folder}\b", RegexOptions.Multiline)
            select file;

        Assert.IsEmpty(offences);
        Assert.IsNotEmpty(Sources("Configuration"));
    }

    private static string[] Sources(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AiPerf.Plot.Build.sln")))
            root = root.Parent;
        Assert.IsNotNull(root, "The solution is not above the test's assembly.");
        var path = Path.Combine(root.FullName, "src", "Runtime", folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories) : [];
    }

    // As a namespace: a message may well name the library.
    private static bool Uses(string text, string library) => Regex.IsMatch(text, $@"\busing {library}\b|\b{library}\.\w");

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"\bAiPerf\.Plot\.(\w+)")]
    private static partial Regex NamespaceName();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
