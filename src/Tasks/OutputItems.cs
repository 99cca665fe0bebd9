using System.Globalization;
using AiPerf.Plot.Artifacts;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks;

/// <summary>Describes what was written as MSBuild items.</summary>
internal sealed class OutputItems
{
    private readonly List<ITaskItem> _plots = [];
    private readonly List<ITaskItem> _files = [];

    public ITaskItem[] Plots => [.. _plots];

    public ITaskItem[] Files => [.. _files];

    public void Add(PlotSet set, PlotJobResult result)
    {
        var described = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var plot in result.Plots)
        {
            foreach (var (format, path) in plot.Files)
            {
                var metadata = Describe(plot, format);
                described[path] = metadata;
                _plots.Add(Item(set, path, metadata));
            }
        }

        foreach (var path in result.OutputFiles)
        {
            _files.Add(Item(set, path, described.GetValueOrDefault(path) ?? []));
        }
    }

    /// <summary>Adds a file that is no plot.</summary>
    public void Add(PlotSet set, string path) => _files.Add(Item(set, path, []));

    private static Dictionary<string, string> Describe(PlotOutcome plot, OutputFormats format) => new(StringComparer.Ordinal)
    {
        ["Preset"] = plot.Preset,
        ["Title"] = OneLine(plot.Title),
        ["Mode"] = plot.Mode == RunMode.SingleRun ? "single" : "multi",
        ["Format"] = format.ToString().ToLowerInvariant(),
        ["AltText"] = OneLine(plot.AltText),
        ["PixelWidth"] = plot.PixelWidth.ToString(CultureInfo.InvariantCulture),
        ["PixelHeight"] = plot.PixelHeight.ToString(CultureInfo.InvariantCulture),
    };

    private static TaskItem Item(PlotSet set, string path, Dictionary<string, string> metadata)
    {
        // Item specs and metadata are MSBuild text: an unescaped '%' or ';' would be read as syntax.
        var item = new TaskItem(Escaped(path));
        foreach (var (name, value) in metadata)
        {
            item.SetMetadata(name, Escaped(value));
        }

        var relative = Path.GetRelativePath(set.OutputDirectory, path).Replace('\\', '/');
        item.SetMetadata("PlotSet", set.Name);
        item.SetMetadata("TargetPath", Escaped(set.Name.Length == 0 ? relative : set.Name + "/" + relative));
        return item;
    }

    /// <summary>The targets keep the metadata in a manifest of one line a file, with <c>|</c> between the values.</summary>
    private static string OneLine(string text) => text.Replace('|', '/').ReplaceLineEndings(" ");

    private static string Escaped(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("*", "%2A", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal)
        .Replace("$", "%24", StringComparison.Ordinal).Replace("@", "%40", StringComparison.Ordinal);
}
