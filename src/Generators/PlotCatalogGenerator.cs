using System.Collections.Immutable;
using System.Text;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AiPerf.Plot.Generators;

/// <summary>
/// Turns <c>plot_config.yaml</c> into a typed <c>PlotCatalog</c>, and its mistakes into compile errors at their places.
/// Source and diagnostics are two outputs, so that an edit that only moves things leaves the source cached.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlotCatalogGenerator : IIncrementalGenerator
{
    private const string RoleKey = "build_metadata.AdditionalFiles.AiPerfPlotRole";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var texts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, token) => ReadText(pair.Left, pair.Right, token))
            .Where(static text => text is not null)
            .Select(static (text, _) => text!)
            .WithTrackingName(TrackingNames.ConfigTexts);

        var parsed = texts.Collect()
            .Select(static (files, token) => ParseAll(files, token))
            .WithTrackingName(TrackingNames.ParsedConfigs);

        var target = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => Target.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Targets);
        var hasRuntime = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("AiPerf.Plot.Presets.PlotPreset") is not null);

        var catalogs = parsed
            .Select(static (files, _) => files.Role is null ? null : new CatalogModel(files.Role == "default", files.Document))
            .Combine(target.Combine(hasRuntime))
            .Select(static (pair, _) => pair.Left is { } catalog && pair.Right is { Left.IsOn: true, Right: true }
                ? catalog with { Namespace = catalog.IsBuiltIn ? "AiPerf.Plot.Presets" : pair.Right.Left.Namespace } : null)
            .WithTrackingName(TrackingNames.Catalogs);
        var diagnostics = parsed
            .Combine(target.Combine(hasRuntime))
            .Select(static (pair, _) => pair.Left.Role is null || pair.Left.IgnoresMissingRuntime || pair.Right.Right || !pair.Right.Left.IsOn
                ? pair.Left.Diagnostics
                : new EquatableArray<PlotDiagnostic>([.. pair.Left.Diagnostics, DiagnosticTable.RuntimeNotReferenced.At(SourceSpan.None)]))
            .WithTrackingName(TrackingNames.ConfigDiagnostics);

        context.RegisterSourceOutput(catalogs, static (output, catalog) =>
        {
            if (catalog is not null)
                output.AddSource("PlotCatalog.g.cs", SourceText.From(CatalogEmitter.Emit(catalog), Encoding.UTF8));
        });
        context.RegisterSourceOutput(diagnostics, static (output, found) =>
        {
            foreach (var diagnostic in found)
                output.ReportDiagnostic(RoslynDiagnostics.Convert(diagnostic));
        });
    }

    private static ConfigText? ReadText(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken token) =>
        options.GetOptions(file).TryGetValue(RoleKey, out var role) && role is ("default" or "config")
            ? new(file.Path, role, file.GetText(token)?.ToString() ?? "") : null;

    // Several files are layers in the order given; a consumer's lie over the built-in plots.
    private static ParsedConfigs ParseAll(ImmutableArray<ConfigText> files, CancellationToken token)
    {
        if (files.IsEmpty)
            return new(null, ConfigurationDocument.Empty, default, false);
        var role = files.Any(static file => file.Role == "default") ? "default" : "config";
        var document = role == "default" ? ConfigurationDocument.Empty : DefaultConfiguration.Parse().Document;
        var diagnostics = new List<PlotDiagnostic>();
        var ignoresMissingRuntime = false;
        foreach (var file in files.GroupBy(static file => file.Path).Select(static same => same.First()))
        {
            token.ThrowIfCancellationRequested();
            var parsed = ConfigurationParser.Parse(file.Text, file.Path, document);
            diagnostics.AddRange(parsed.Diagnostics);
            ignoresMissingRuntime |= parsed.Ignored.Name(DiagnosticTable.RuntimeNotReferenced);
            document = parsed.Document.Over(document);
        }

        return new(role, document, new(diagnostics), ignoresMissingRuntime);
    }

    /// <summary>Whether a catalog is wanted, and where.</summary>
    private sealed record Target(bool IsOn, string Namespace)
    {
        public static Target Read(AnalyzerConfigOptions options)
        {
            string Property(string name) => options.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";
            var isOff = string.Equals(Property("AiPerfPlotGenerate"), "false", StringComparison.OrdinalIgnoreCase);
            var name = Property("AiPerfPlotNamespace");
            return new(!isOff, NamespaceName.Clean(name.Length > 0 ? name : Property("RootNamespace")));
        }
    }

    private sealed record ConfigText(string Path, string Role, string Text);

    private sealed record ParsedConfigs(string? Role, ConfigurationDocument Document, EquatableArray<PlotDiagnostic> Diagnostics, bool IgnoresMissingRuntime);
}

/// <summary>What the emitted source depends on: no places, so that moving a preset's lines changes nothing.</summary>
internal sealed record CatalogModel(bool IsBuiltIn, ConfigurationDocument Document)
{
    /// <summary>The namespace; empty for none.</summary>
    public string Namespace { get; init; } = "";
}
