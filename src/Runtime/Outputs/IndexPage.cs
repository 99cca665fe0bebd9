using System.Globalization;
using System.Text;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Outputs;

/// <summary>What the index shows.</summary>
/// <param name="Title">The heading.</param>
/// <param name="ModeReason">Which mode and why.</param>
/// <param name="NewestRequestEndNs">The newest <c>request_end_ns</c>, epoch nanoseconds; <see langword="null"/> when no request was read.</param>
/// <param name="Runs">The runs in order.</param>
/// <param name="Plots">The presets in order.</param>
internal sealed record IndexContent(
    string Title, string ModeReason, long? NewestRequestEndNs, IReadOnlyList<Run> Runs, IReadOnlyList<ManifestPlot> Plots);

/// <summary><c>index.md</c>: the runs' key metrics and every picture with its alternative text, fit for a job summary.</summary>
internal static class IndexPage
{
    /// <summary>The file's name.</summary>
    public const string FileName = "index.md";

    /// <summary>The page in UTF-8.</summary>
    public static byte[] Write(IndexContent content)
    {
        var page = new StringBuilder();
        page.Append("# ").Append(MarkdownText.Escape(content.Title)).Append("\n\n");
        page.Append(MarkdownText.Escape(PathText.Sentence(content.ModeReason)));
        if (content.NewestRequestEndNs is { } newest)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(newest / 1_000_000);
            page.Append(content.ModeReason.Length > 0 ? ". " : "").Append(CultureInfo.InvariantCulture, $"Measured until {time:yyyy-MM-dd HH:mm} UTC.");
        }

        page.Append("\n\n");
        KeyMetrics.Append(page, content.Runs);
        foreach (var plot in content.Plots.Where(plot => plot.Status is PlotStatus.Written or PlotStatus.Stale))
            Picture(page, plot);
        var absent = content.Plots.Where(plot => plot.Status is not (PlotStatus.Written or PlotStatus.Stale)).ToArray();
        if (absent.Length > 0)
        {
            page.Append("## Not drawn\n\n");
            foreach (var plot in absent)
                page.Append("- ").Append(MarkdownText.Code(plot.Preset)).Append(": ").Append(MarkdownText.Escape(plot.Reason)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(page.ToString().TrimEnd('\n') + "\n");
    }

    private static void Picture(StringBuilder page, ManifestPlot plot)
    {
        page.Append("## ").Append(MarkdownText.Escape(plot.Run.Length > 0 ? $"{plot.Title} · {plot.Run}" : plot.Title)).Append("\n\n");
        if (plot.Status == PlotStatus.Stale)
            page.Append("> This picture is from an earlier build, because it could not be drawn again: ").Append(MarkdownText.Escape(plot.Reason)).Append("\n\n");
        // PNG first: job summaries show it everywhere.
        var picture = plot.Files.FirstOrDefault(file => file.Format == OutputFormats.Png);
        if (picture.Path is null)
            picture = plot.Files.FirstOrDefault(file => file.Format == OutputFormats.Svg);
        if (picture.Path is not null)
            page.Append("![").Append(MarkdownText.Escape(plot.AltText)).Append("](").Append(MarkdownText.Link(picture.Path)).Append(")\n\n");
        var others = plot.Files.Where(file => file != picture).Select(file => $"[{JsonText.Name(file.Format)}]({MarkdownText.Link(file.Path)})").ToArray();
        if (others.Length > 0)
            page.AppendJoin(" · ", others).Append("\n\n");
    }
}
