using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AiPerf.Plot.Generators.Tests;

/// <summary>A project as the compiler sees it: sources, additional files with their role, properties.</summary>
internal sealed record Harness
{
    private static readonly MetadataReference[] Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static string RuntimePath { get; } = PathOf("RuntimeAssembly");

    /// <summary>A path that this project's file wrote into the assembly.</summary>
    public static string PathOf(string key) => Path.GetFullPath(typeof(Harness).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!);

    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(RuntimePath);

    public string Source { get; init; } = "class C { }";

    public IReadOnlyList<(string Path, string Role, string Text)> Files { get; init; } = [];

    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string> { ["RootNamespace"] = "Consumer" };

    public bool HasRuntime { get; init; } = true;

    /// <summary>The text of a <c>.globalconfig</c> beside the sources.</summary>
    public string GlobalConfig { get; init; } = "";

    /// <summary>What <c>NoWarn</c>, <c>WarningsAsErrors</c> and <c>TreatWarningsAsErrors</c> make of the compiler's options.</summary>
    public Func<CSharpCompilationOptions, CSharpCompilationOptions> Severities { get; init; } = options => options;

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public static Harness With(string yaml) => new() { Files = [("/project/plot_config.yaml", "config", yaml)] };

    public CSharpCompilation Compilation => CSharpCompilation.Create(
        "Consumer",
        [CSharpSyntaxTree.ParseText(Source, Parsing)],
        HasRuntime ? [.. Platform, Runtime] : Platform,
        Severities(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSyntaxTreeOptionsProvider(new GlobalSeverities(GlobalConfig))));

    public ImmutableArray<AdditionalText> Texts => [.. Files.Select(file => (AdditionalText)new Text(file.Path, file.Text))];

    public CSharpParseOptions Parsing => new(Language, DocumentationMode.Diagnose);

    private Options AllOptions => new(
        Properties.ToDictionary(property => "build_property." + property.Key, property => property.Value),
        Files.GroupBy(file => file.Path).ToDictionary(same => same.Key, same => same.First().Role));

    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new PlotCatalogGenerator().AsSourceGenerator()], Texts, Parsing, AllOptions,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public GeneratorRunResult Run() => Driver().RunGenerators(Compilation).GetRunResult().Results.Single();

    /// <summary>Runs a driver again, as after an edit that made this project of an earlier one.</summary>
    public GeneratorDriver RunAgain(GeneratorDriver driver) =>
        driver.ReplaceAdditionalTexts(Texts).WithUpdatedAnalyzerConfigOptions(AllOptions).RunGenerators(Compilation);

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Compile(out ImmutableArray<Diagnostic> diagnostics)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compilation, out var output, out _);
        diagnostics = output.GetDiagnostics();
        return output;
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(Dictionary<string, string> properties, Dictionary<string, string> roles) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Map(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Map([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Map(roles.TryGetValue(textFile.Path, out var role) && role.Length > 0 ? new() { ["build_metadata.AdditionalFiles.AiPerfPlotRole"] = role } : []);
    }

    /// <summary>As the compiler hands on what it reads of a <c>.globalconfig</c>.</summary>
    private sealed class GlobalSeverities(string globalConfig) : SyntaxTreeOptionsProvider
    {
        private readonly ImmutableDictionary<string, ReportDiagnostic> _severities = AnalyzerConfigSet
            .Create(ImmutableArray.Create(AnalyzerConfig.Parse("is_global = true\n" + globalConfig, "/project/.globalconfig"))).GlobalConfigOptions.TreeOptions;

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _severities.TryGetValue(diagnosticId, out severity);
    }

    private sealed class Map(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
