using System.Globalization;
using System.Text;

namespace AiPerf.Plot.Outputs;

/// <summary><c>summary.txt</c>: what was drawn and what was not, for people.</summary>
internal static class SummaryText
{
    /// <summary>The file's name.</summary>
    public const string FileName = "summary.txt";

    private const int RuleLength = 50;

    /// <summary>The summary in UTF-8.</summary>
    /// <param name="plots">The presets in order.</param>
    /// <param name="modeReason">Which mode and why.</param>
    /// <param name="outputDisplayPath">The output directory as messages show it; of an absolute path only the last component is written.</param>
    public static byte[] Write(IReadOnlyList<ManifestPlot> plots, string modeReason, string outputDisplayPath)
    {
        var text = new StringBuilder();
        text.Append("AIPerf Plot Summary\n").Append('=', RuleLength).Append("\n\n");
        if (modeReason.Length > 0)
            text.Append(PathText.Sentence(modeReason)).Append("\n\n");
        var written = plots.Where(plot => plot.Status == PlotStatus.Written).ToArray();
        text.Append(CultureInfo.InvariantCulture, $"Plots written: {written.Length}\n");
        foreach (var file in written.SelectMany(plot => plot.Files))
            text.Append(" - ").Append(file.Path).Append('\n');
        Section(text, "Skipped", plots.Where(plot => plot.Status is PlotStatus.Skipped or PlotStatus.Empty));
        Section(text, "Failed", plots.Where(plot => plot.Status == PlotStatus.Failed));
        Section(text, "Kept from an earlier build", plots.Where(plot => plot.Status == PlotStatus.Stale));
        text.Append("\nOutput directory: ").Append(PathText.Shared(outputDisplayPath)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Section(StringBuilder text, string heading, IEnumerable<ManifestPlot> plots)
    {
        var isFirst = true;
        foreach (var plot in plots)
        {
            if (isFirst)
                text.Append('\n').Append(heading).Append(":\n");
            isFirst = false;
            text.Append(" - ").Append(plot.Run.Length > 0 ? $"{plot.Run}: " : "").Append(plot.Preset);
            if (plot.Reason.Length > 0)
                text.Append(": ").Append(plot.Reason.ReplaceLineEndings(" "));
            text.Append('\n');
        }
    }
}
