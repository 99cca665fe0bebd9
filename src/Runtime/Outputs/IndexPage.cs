using System.Globalization;
using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Outputs;

/// <summary>What the index shows.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Mode">The mode.</param>
/// <param name="ModeReason">Which mode and why.</param>
/// <param name="NewestRequestEndNs">The newest <c>request_end_ns</c>, epoch nanoseconds; <see langword="null"/> when no request was read.</param>
/// <param name="Runs">The runs in order.</param>
/// <param name="Classification">Which runs are baselines; <see langword="null"/> when that is not told.</param>
/// <param name="Plots">The presets in order.</param>
internal sealed record IndexContent(
    string Title,
    RunMode Mode,
    string ModeReason,
    long? NewestRequestEndNs,
    IReadOnlyList<Run> Runs,
    ExperimentClassification? Classification,
    IReadOnlyList<ManifestPlot> Plots)
{
    /// <summary>Sentences to read before the numbers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How the runs differ; <see langword="null"/> outside comparisons.</summary>
    public RunChanges? Changes => Mode == RunMode.MultiRun ? RunChanges.Of(Runs, Classification) : null;

    /// <summary>The plots of which there is a picture.</summary>
    public IEnumerable<ManifestPlot> Pictures => Plots.Where(plot => plot.Status is PlotStatus.Written or PlotStatus.Stale);

    /// <summary>The plots of which there is none.</summary>
    public IEnumerable<ManifestPlot> Absent => Plots.Where(plot => plot.Status is not (PlotStatus.Written or PlotStatus.Stale));
}

/// <summary><c>index.md</c>: the runs' key metrics and every picture with its alternative text.</summary>
internal static class IndexPage
{
    /// <summary>The file's name.</summary>
    public const string FileName = "index.md";

    /// <summary>Above the presets that were not drawn.</summary>
    public const string AbsentHead = "## Not drawn\n\n";

    /// <summary>The page in UTF-8.</summary>
    public static byte[] Write(IndexContent content)
    {
        var page = new StringBuilder();
        page.Append(Head(content));
        if (KeyMetrics.Table(content.Runs) is { } table)
            page.Append(table).Append('\n');
        if (content.Changes is { } changes)
            page.Append(Head(changes)).Append(changes.Table).Append('\n');
        foreach (var plot in content.Pictures)
            page.Append(Head(plot)).Append(Picture(plot));
        var isFirst = true;
        foreach (var plot in content.Absent)
        {
            page.Append(isFirst ? AbsentHead : "").Append(Absent(plot));
            isFirst = false;
        }

        return Encoding.UTF8.GetBytes(page.ToString().TrimEnd('\n') + "\n");
    }

    /// <summary>The heading, the mode, the date and the notes.</summary>
    public static string Head(IndexContent content)
    {
        var date = content.NewestRequestEndNs is { } newest
            ? string.Create(CultureInfo.InvariantCulture, $"Measured until {DateTimeOffset.FromUnixTimeMilliseconds(newest / 1_000_000):yyyy-MM-dd HH:mm} UTC.")
            : "";
        var reason = MarkdownText.Escape(PathText.Sentence(content.ModeReason));
        return $"# {MarkdownText.Escape(content.Title)}\n\n{reason}{(reason.Length > 0 && date.Length > 0 ? ". " : "")}{date}\n\n{string.Concat(content.Notes.Select(note => $"> {MarkdownText.Escape(note)}\n\n"))}";
    }

    /// <summary>The heading of the table of changes and what to know before reading it.</summary>
    public static string Head(RunChanges changes) =>
        $"## {MarkdownText.Escape(changes.Title)}\n\n{MarkdownText.Escape(changes.Note)}\n\n";

    /// <summary>A plot's heading, what it is for, and whether it is an old picture.</summary>
    public static string Head(ManifestPlot plot)
    {
        var stale = plot.Status == PlotStatus.Stale
            ? $"> This picture is from an earlier build, because it could not be drawn again: {MarkdownText.Escape(plot.Reason)}\n\n"
            : "";
        var description = plot.Description.Length > 0 ? MarkdownText.Escape(plot.Description) + "\n\n" : "";
        return $"## {MarkdownText.Escape(plot.Run.Length > 0 ? $"{plot.Title} · {plot.Run}" : plot.Title)}\n\n{description}{stale}";
    }

    /// <summary>A line about a plot that was not drawn.</summary>
    public static string Absent(ManifestPlot plot) => $"- {MarkdownText.Code(plot.Preset)}: {MarkdownText.Escape(plot.Reason)}\n";

    private static string Picture(ManifestPlot plot)
    {
        // PNG first: it is shown everywhere.
        var picture = plot.Files.FirstOrDefault(file => file.Format == OutputFormats.Png);
        if (picture.Path is null)
            picture = plot.Files.FirstOrDefault(file => file.Format == OutputFormats.Svg);
        var text = picture.Path is null ? "" : $"![{MarkdownText.Escape(plot.AltText)}]({MarkdownText.Link(picture.Path)})\n\n";
        var others = plot.Files.Where(file => file != picture).Select(file => $"[{JsonText.Name(file.Format)}]({MarkdownText.Link(file.Path)})").ToArray();
        return others.Length > 0 ? $"{text}{string.Join(" · ", others)}\n\n" : text;
    }
}
