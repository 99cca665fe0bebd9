using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Presets;
using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks;

/// <summary>Says what <see cref="AiPerfPlot"/> would find and draw, or which configuration is in effect; draws nothing.</summary>
[MSBuildMultiThreadableTask]
public sealed class AiPerfPlotReport : RunsTask
{
    /// <summary><c>runs</c>, or <c>configuration</c>.</summary>
    [Required]
    public string Subject { get; set; } = "";

    /// <summary>Writes the report as messages of high importance.</summary>
    /// <returns>Whether no error was reported and nothing was cancelled.</returns>
    public override bool Execute()
    {
        var log = NewLog();
        try
        {
            var options = new OptionReader(log.Report, string.IsNullOrWhiteSpace(ProjectFile) ? "" : "AiPerfPlot");
            var subject = options.Choice(nameof(Subject), Subject, "runs", "runs", "configuration");
            var (layers, sets) = ReadInputs(options, log);
            if (Log.HasLoggedErrors)
            {
                return false;
            }

            if (subject == "configuration")
            {
                WriteConfiguration(layers, sets, log);
            }
            else
            {
                WriteRuns(layers, sets, options, log);
            }

            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // The last line of defence: a defect must name itself instead of being a stack trace without a code.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.Report(DiagnosticTable.InternalDefect.At(SourceSpan.None, defect.GetType().Name, defect.Message));
            Log.LogMessage(MessageImportance.Low, "{0}", defect.ToString());
            return false;
        }
    }

    private void WriteRuns(ConfigurationLayers layers, IReadOnlyList<PlotSet> sets, OptionReader options, DiagnosticLog log)
    {
        if (sets.Count == 0)
        {
            Write("There is no input: add AiPerfPlotInput items, or set AiPerfPlotInputs.");
        }

        var (presets, mode, gpus) = (ValueList.OfNames(Presets), options.Mode(Mode), options.Count(nameof(GpuCount), GpuCount));
        foreach (var set in sets)
        {
            var lines = RunListing.Describe(
                new PlotJobOptions
                {
                    Inputs = set.Inputs,
                    OutputDirectory = set.OutputDirectory,
                    OutputDisplayPath = set.OutputDisplayPath,
                    ConfigurationFiles = layers.For(set),
                    Presets = presets,
                    Mode = mode,
                    GpuCount = gpus,
                    InputsAreExplicit = set.IsExplicit,
                },
                log.Report,
                Cancellation);
            Write($"{(set.Name.Length > 0 ? set.Name + ": " : "")}{string.Join(Environment.NewLine, lines)}");
        }
    }

    private void WriteConfiguration(ConfigurationLayers layers, IReadOnlyList<PlotSet> sets, DiagnosticLog log)
    {
        // Sets differ only where an input has a file of its own.
        foreach (var files in sets.Select(layers.For).DefaultIfEmpty(layers.Common).DistinctBy(files => string.Join('\n', files.Select(file => file.FullPath))))
        {
            var diagnostics = new List<PlotDiagnostic>();
            var text = EffectiveConfiguration.Describe(files, diagnostics);
            diagnostics.ForEach(log.Report);
            Write(text.TrimEnd());
        }
    }

    // Names of runs and metrics stand in it, which come from anywhere.
    private void Write(string text) => Log.LogMessage(MessageImportance.High, "{0}", string.Join(Environment.NewLine, text.ReplaceLineEndings("\n").Split('\n').Select(OneLine.Of)));
}
