using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Jobs;

/// <summary>Takes one preset the whole way from data to file contents. Serves any number of threads at once.</summary>
internal sealed class PresetDrawer(PlotJobOptions options, FigureRenderers renderers, ExperimentClassification? classification)
{
    /// <summary>Draws a preset; a defect costs this preset alone.</summary>
    /// <param name="selected">The preset.</param>
    /// <param name="runs">The runs.</param>
    public DrawnPreset Draw(SelectedPreset selected, RunSet runs)
    {
        var diagnostics = new List<PlotDiagnostic>();
        try
        {
            var leftOut = new List<string>();
            var drawing = PlotRegistry.Draw(selected.Preset, runs, new PlotContext(classification, diagnostics.Add, selected.IsNamed) { LeaveOut = leftOut.Add });
            return drawing.Figure is { } figure
                ? Render(selected, figure, diagnostics) with { RunsLeftOut = leftOut }
                : NoFigure(selected, drawing, Place(runs));
        }
#pragma warning disable CA1031 // A defect in one plot must neither stop the others nor the build's log from naming it.
        catch (Exception defect) when (defect is not OperationCanceledException && !IsNativeLibraryMissing(defect))
#pragma warning restore CA1031
        {
            diagnostics.Add(DiagnosticTable.PlotFailed.At(SourceSpan.None, selected.Preset.Name, defect.GetType().Name, defect.Message, "an earlier picture of it is kept"));
            return new DrawnPreset(selected)
            {
                Status = PlotStatus.Failed,
                Reason = $"{defect.GetType().Name}: {defect.Message}",
                Diagnostics = diagnostics,
            };
        }
    }

    private DrawnPreset Render(SelectedPreset selected, Figure figure, List<PlotDiagnostic> diagnostics)
    {
        var style = selected.Preset.Style;
        var renderer = renderers.Of(style);
        (int width, int height, double scale) = (style.Width ?? options.Width, style.Height ?? options.Height, style.Scale ?? options.Scale);
        OutputFormats[] formats = [.. Formats()];
        if (formats.Contains(OutputFormats.Png) && !FigureRenderer.Fits(width, height, scale))
        {
            var told = DiagnosticTable.PictureTooLarge.At(SourceSpan.None, width * scale, height * scale);
            diagnostics.Add(told);
            formats = [.. formats.Where(format => format != OutputFormats.Png)];
            if (formats.Length == 0)
                return new DrawnPreset(selected) { Status = PlotStatus.Failed, Reason = told.Message, Diagnostics = diagnostics };
        }

        var layout = FigureLayouter.Layout(figure, width, height, renderer.Measurer);
        return new DrawnPreset(selected)
        {
            Status = PlotStatus.Written,
            Scale = scale,
            Figure = figure,
            Layout = layout,
            MissingCharacters = renderer.MissingCharacters(layout),
            Files = [.. formats.Select(format => (format, Content(format, figure, layout, renderer, scale)))],
            Diagnostics = diagnostics,
        };
    }

    private IEnumerable<OutputFormats> Formats() =>
        Enum.GetValues<OutputFormats>().Where(format => format != OutputFormats.None && options.Formats.HasFlag(format));

    private static byte[] Content(OutputFormats format, Figure figure, FigureLayout layout, FigureRenderer renderer, double scale) => format switch
    {
        OutputFormats.Png => renderer.Png(layout, scale),
        OutputFormats.Svg => renderer.Svg(layout),
        OutputFormats.Pdf => renderer.Pdf(layout),
        OutputFormats.Csv => FigureCsv.Write(figure),
        OutputFormats.Json => FigureJson.Write(figure),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a file format."),
    };

    private static DrawnPreset NoFigure(SelectedPreset selected, PlotDrawing drawing, SourceSpan place)
    {
        var descriptor = drawing.IsEmpty ? DiagnosticTable.PlotEmpty : DiagnosticTable.DataMissing;
        var told = descriptor.At(place, selected.Preset.Name, drawing.Missing, drawing.Remedy);
        return new DrawnPreset(selected)
        {
            Status = drawing.IsEmpty ? PlotStatus.Empty : PlotStatus.Skipped,
            Reason = $"{drawing.Missing}. {drawing.Remedy}",
            // What the plot would have shown otherwise than asked is of no interest without it.
            Diagnostics = [selected.IsNamed ? told with { Severity = PlotSeverity.Warning } : told],
        };
    }

    /// <summary>The run that lacks something; several have no place in common that would help.</summary>
    private static SourceSpan Place(RunSet runs) => runs.Runs is [var run] ? new SourceSpan(run.Directory.DisplayPath) : SourceSpan.None;

    private static bool IsNativeLibraryMissing(Exception defect) =>
        defect is DllNotFoundException || (defect.InnerException is { } inner && IsNativeLibraryMissing(inner));
}
