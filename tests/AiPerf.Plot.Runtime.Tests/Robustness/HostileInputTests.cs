using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>What SECURITY.md promises of files, names and configurations from anybody.</summary>
[TestClass]
public sealed class HostileInputTests
{
    private static readonly string[] Names =
    [
        "../x", "..", ".", "a/../../x", "/etc/x", "C:\\x", "C:x", "a\\b", "CON", "con.txt", "NUL", "LPT1", "a\u0000b", "a\nb", "trailing.", "trailing ", " leading", "", "plots", new string('n', 300), "a:b", "a*b", "\u202eabc", "a\u200bb",
    ];

    [TestMethod]
    public void No_name_of_a_preset_leads_out_of_the_directory_or_to_a_device()
    {
        foreach (string name in Names)
        {
            using var folder = new TemporaryFolder();
            RunSimulator.Write(folder.At("in/run"), new RunOptions { RequestCount = 10 });
            folder.Write("hostile.yaml", $"visualization:\n  single_run_defaults: [{Quoted(name)}, sound]\n  single_run_plots:\n    {Quoted(name)}: {{ type: scatter, x: request_number, y: request_latency }}\n    sound: {{ type: scatter, x: request_number, y: request_latency }}\n");
            string[] before = Everything(folder);

            PlotJobResult result = Draw(folder, "hostile.yaml", OutputFormats.Csv);

            string[] made = [.. Everything(folder).Except(before, StringComparer.Ordinal)];
            Assert.AreEqual("out/aiperf_plot.log out/index.md out/plots.json out/sound.csv out/summary.txt", string.Join(' ', made), name);
            Assert.IsTrue(result.HasErrors, name);
        }
    }

    [TestMethod]
    public void Names_that_differ_in_case_alone_do_not_overwrite_each_other()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/run"), new RunOptions { RequestCount = 10 });
        folder.Write("clash.yaml", "visualization:\n  single_run_defaults: [mine, MINE]\n  single_run_plots:\n    mine: { type: scatter, x: request_number, y: request_latency }\n    MINE: { type: line, x: request_number, y: time_to_first_token }\n");

        PlotJobResult result = Draw(folder, "clash.yaml", OutputFormats.Csv);

        Assert.HasCount(1, Directory.GetFiles(folder.At("out"), "*.csv"));
        Assert.IsTrue(result.HasErrors);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void Links_in_the_output_directory_lead_nowhere()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/a"), new RunOptions { RequestCount = 10 });
        RunSimulator.Write(folder.At("in/b"), new RunOptions { RequestCount = 10, Concurrency = 2 });
        folder.Write("home/precious.txt", "precious");
        folder.Write("home/latency_over_time.csv", "precious");
        folder.Write("home/.x.aiperf-tmp", "precious");
        Directory.CreateDirectory(folder.At("out"));
        // What somebody may put beside the runs that he hands on.
        Directory.CreateSymbolicLink(folder.At("out/a"), folder.At("home"));
        File.CreateSymbolicLink(folder.At("out/index.md"), folder.At("home/precious.txt"));
        File.CreateSymbolicLink(folder.At("out/.summary.txt.0.aiperf-tmp"), folder.At("home/precious.txt"));
        File.CreateSymbolicLink(folder.At("out/.aiperf-plot-unfinished"), folder.At("home/precious.txt"));
        folder.Write("out/plots.json", """{"schemaVersion":1,"files":["a/precious.txt","a/latency_over_time.csv","../home/precious.txt","b/../../home/precious.txt"],"plots":[]}""");

        PlotJobResult result = Draw(folder, null, OutputFormats.Csv, RunMode.SingleRun, "latency_over_time");

        Assert.AreEqual("precious precious precious", string.Join(' ', Directory.GetFiles(folder.At("home")).Select(File.ReadAllText)));
        Assert.HasCount(3, Directory.GetFiles(folder.At("home")));
        Assert.AreEqual(DiagnosticTable.OutputFileNotWritable, Assert.ContainsSingle(result.Diagnostics.Where(told => told.Severity == PlotSeverity.Error)).Descriptor);
        Assert.IsTrue(File.Exists(folder.At("out/b/latency_over_time.csv")));
        Assert.IsNull(new FileInfo(folder.At("out/index.md")).LinkTarget);
    }

    [TestMethod]
    public void What_comes_from_files_is_text_in_every_output()
    {
        using var folder = new TemporaryFolder();
        string[] hostile = ["<script>alert(1)</script>", "=HYPERLINK(1)", "@SUM(1)", "-1+1", "![x](http:||a)", "]]><x>", "&lt;b&gt;", "`rm`", "%{x}{{title}}", "##vso[task.setvariable variable=a]b"];
        for (int i = 0; i < hostile.Length; i++)
        {
            string name = hostile[i].Replace('/', '|');
            RunSimulator.Write(folder.At($"in/{name}"), new RunOptions { Seed = i + 1, Concurrency = i + 1, RequestCount = 15, SliceSeconds = 0.5 });
            string summary = folder.At($"in/{name}/profile_export_aiperf.json");
            File.WriteAllText(summary, File.ReadAllText(summary).Replace("Qwen/Qwen3-0.6B", JsonEncodedText.Encode(hostile[i]).ToString(), StringComparison.Ordinal));
        }

        foreach (RunMode mode in (RunMode[])[RunMode.MultiRun, RunMode.SingleRun])
        {
            PlotJobResult result = Draw(folder, null, OutputFormats.Csv | OutputFormats.Json | OutputFormats.Svg, mode);

            Assert.IsFalse(result.HasErrors);
            Assert.AreEqual("", string.Join('\n', result.OutputFiles.Select(HostileContent.In).OfType<string>()));
            Assert.IsTrue(result.OutputFiles.All(file => file.StartsWith(folder.At("out") + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
            Assert.DoesNotContain("##vso[", string.Concat(result.Diagnostics.Select(told => told.Location.File + told.Message)));
        }
    }

    [TestMethod]
    public void Tags_of_YAML_make_nothing_but_texts()
    {
        using var folder = new TemporaryFolder();
        string marker = folder.At("executed");
        string[] tags =
        [
            $"!!python/object/apply:os.system [\"touch {marker}\"]", $"!<tag:yaml.org,2002:System.IO.FileInfo> {{ FileName: \"{marker}\" }}", "!System.Diagnostics.Process { StartInfo: { FileName: touch } }",
            "!!binary AAAA", "!!js/function 'function(){}'", "!include /etc/passwd", "!ENV ${HOME}",
        ];
        foreach (string tag in tags)
        {
            ParsedConfiguration parsed = Parsing.Parse($"visualization:\n  single_run_plots:\n    mine: {{ type: scatter, x: request_number, y: request_latency, title: {tag} }}\n");

            Assert.IsFalse(File.Exists(marker), tag);
            Assert.DoesNotContain(Environment.UserName + ":x:", string.Join('\n', parsed.Diagnostics.Select(told => told.Message)));
            Parsing.Create(parsed);
        }
    }

    [TestMethod]
    [DataRow("(a+)+$", true)]
    [DataRow("(a|a)*b", true)]
    [DataRow("^(([a-z])+.)+[A-Z]([a-z])+$", true)]
    [DataRow("(.*)(.*)(.*)(.*)(.*)x", true)]
    [DataRow(@"^((\d{1,3}\.){3}\d{1,3})_", true)]
    [DataRow(@"^(run[}{)(]\(\{2\}{4}){8}", true)]
    [DataRow("(a{1,480})b", true)]
    [DataRow("((a{1,50}){1,50})b", false)]
    [DataRow("((a?){20}){20}b", false)]
    [DataRow("(a{1,8}){1,8}(a{1,8}){1,8}", false)]
    [DataRow("(((a{1,4}){1,4}){4,})b", false)]
    [DataRow("(a)(?=b)", false)]
    [DataRow("a", false)]
    [DataRow("(", false)]
    [DataRow("[", false)]
    [DataRow("(a{2147483647}){2147483647}", false)]
    [DataRow("(a{)", true)]
    public void Patterns_run_in_time_linear_in_the_text_or_not_at_all(string pattern, bool isValid)
    {
        Assert.AreEqual(isValid, GroupPattern.IsValid(pattern));
        Assert.IsFalse(GroupPattern.IsValid(pattern + new string('x', 501)));
        string text = new('a', 20_000);
        if (isValid)
            new ExperimentClassifier(new Presets.ExperimentClassification { GroupExtractionPattern = pattern }).Classify(Named(text));
    }

    [TestMethod]
    public void Globs_take_the_product_of_pattern_and_name_at_most() =>
        Assert.IsFalse(Glob.IsMatch(string.Concat(Enumerable.Repeat("*a", 200)) + "b", new string('a', 20_000)));

    [TestMethod]
    public void A_page_holds_no_credential_of_a_configuration_and_survives_half_a_character()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/run"), new RunOptions { RequestCount = 10 });
        string path = folder.At("in/run/profile_export_aiperf.json");
        string secrets = """
            "run_info": { "cli_command": "OPENAI_API_KEY=SECRET1 aiperf profile --header 'Authorization: Bearer SECRET2' --extra-inputs temperature:0.7 api_key:SECRET3 --url http://me:SECRET4@host?sig=SECRET5 \ud800 }" },
            "cli_command": "half \ud800 of a character",
            "input_config": { "\ud800": 1, "credentials": { "user": "SECRET6", "nested": { "pass": ["SECRET7"] } }, "headers": [["X-Api-Key", "SECRET8"]], "extra": "{\"api_key\": \"SECRET9\"}",
            """;
        string summary = File.ReadAllText(path);
        int at = summary.IndexOf("\"input_config\": {", StringComparison.Ordinal);
        File.WriteAllText(path, summary[..at].Replace("\"run_info\"", "\"was\"", StringComparison.Ordinal) + secrets + summary[(at + "\"input_config\": {".Length)..].Replace("\"run_info\"", "\"was\"", StringComparison.Ordinal));

        PlotJobResult result = Draw(folder, null, OutputFormats.Csv, page: true);

        Assert.AreEqual("", string.Join('\n', result.Diagnostics.Where(told => told.Severity == PlotSeverity.Error).Select(told => told.Message)));
        string page = File.ReadAllText(folder.At("out/dashboard.html"));
        for (int i = 1; i <= 9; i++)
            Assert.DoesNotContain($"SECRET{i}", page);
        Assert.Contains("[redacted]", page);
        Assert.IsNull(HostileContent.In(folder.At("out/dashboard.html")));
    }

    private static Run Named(string name) => new()
    {
        Directory = new RunDirectory("/in/" + name, "in/" + name, name, name, RunKind.SummaryOnly),
        Name = name,
        UnusableFiles = [],
    };

    private static string Quoted(string text) => "\"" + string.Concat(text.Select(letter =>
        letter is '"' or '\\' ? "\\" + letter : letter < ' ' || char.IsSurrogate(letter) ? $"\\u{(int)letter:x4}" : letter.ToString())) + "\"";

    private static string[] Everything(TemporaryFolder folder) =>
        [.. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file)).Order(StringComparer.Ordinal)];

    private static PlotJobResult Draw(TemporaryFolder folder, string? configuration, OutputFormats formats, RunMode? mode = null, string? preset = null, bool page = false) => PlotJob.Run(
        new PlotJobOptions
        {
            Inputs = [new RunInput(folder.At("in"), "in")],
            OutputDirectory = folder.At("out"),
            OutputDisplayPath = "out",
            ConfigurationFiles = configuration is null ? [] : [new ConfigurationFile(folder.At(configuration), configuration)],
            Formats = formats,
            Mode = mode,
            Presets = preset is null ? [] : [preset],
            Page = page ? new Plot.Dashboard.PageOptions { Assets = new Plot.Dashboard.PageAssets("{{policy}}{{title}}{{style}}{{table}}{{scripts}}", "", "", "") } : null,
        },
        CancellationToken.None);
}
