using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks;

/// <summary>Groups the input items into plot sets and finds each set's output directory.</summary>
internal sealed class PlotSetReader(ProjectPaths paths, string? outputDirectory, OptionReader options, Action<PlotDiagnostic> report)
{
    /// <summary>The sets that can be drawn, in the order of their first item; what is wrong with the others is reported.</summary>
    public IReadOnlyList<PlotSet> Read(IEnumerable<ITaskItem> items)
    {
        var sets = new List<PlotSet>();
        foreach (var group in items.GroupBy(item => item.GetMetadata("PlotSet").Trim(), StringComparer.OrdinalIgnoreCase))
        {
            if (Read(group.Key, [.. group]) is not { } set)
            {
                continue;
            }

            if (sets.Find(other => SameDirectory(other.OutputDirectory, set.OutputDirectory)) is { } first)
            {
                report(DiagnosticTable.OutputDirectoryShared.At(SourceSpan.None, set.Title, set.OutputDisplayPath, first.Title));
                continue;
            }

            sets.Add(set);
        }

        return sets;
    }

    private PlotSet? Read(string name, ITaskItem[] items)
    {
        if (name.Length > 0 && !IsSafeName(name))
        {
            report(DiagnosticTable.PlotSetNameInvalid.At(SourceSpan.None, name));
            return null;
        }

        var inputs = Array.ConvertAll(items, Input);
        var chosen = items.Select(item => item.GetMetadata("OutputDir").Trim()).Where(path => path.Length > 0)
            .DistinctBy(path => Path.TrimEndingDirectorySeparator(paths.Full(path))).ToArray();
        if (chosen.Length > 1)
        {
            report(DiagnosticTable.PlotSetOutputConflict.At(SourceSpan.None, PlotSet.NameInSentence(name), chosen[0], chosen[1]));
            return null;
        }

        var output = chosen is [var own] ? own
            : string.IsNullOrWhiteSpace(outputDirectory) ? DefaultOutput(inputs)
            : name.Length == 0 ? outputDirectory.Trim()
            : Below(outputDirectory.Trim(), name);
        var isExplicit = !items.All(item => item.GetMetadata("Implicit") == "true");
        return new PlotSet(name, inputs, paths.Full(output), output.Replace('\\', '/'), isExplicit);
    }

    private RunInput Input(ITaskItem item)
    {
        var displayName = item.GetMetadata("DisplayName").Trim();
        return new RunInput(Path.TrimEndingDirectorySeparator(paths.Full(item.ItemSpec)), Path.TrimEndingDirectorySeparator(item.ItemSpec).Replace('\\', '/'))
        {
            DisplayName = displayName.Length > 0 ? displayName : null,
            GpuCount = options.Count($"the GpuCount metadata of '{item.ItemSpec}'", item.GetMetadata("GpuCount")),
        };
    }

    /// <summary><c>plots</c> in the first input that exists, a file standing for its directory.</summary>
    private static string DefaultOutput(RunInput[] inputs)
    {
        var first = Array.Find(inputs, input => Path.Exists(input.FullPath)) ?? inputs[0];
        var directory = File.Exists(first.FullPath) ? Path.GetDirectoryName(first.DisplayPath) ?? "" : first.DisplayPath;
        return Below(directory, "plots");
    }

    private static string Below(string directory, string name) =>
        directory.Length == 0 ? name : Path.TrimEndingDirectorySeparator(directory.Replace('\\', '/')) + "/" + name;

    private static bool IsSafeName(string name) =>
        name is not ("." or "..") && name.Length <= 100
        && name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or ' ') && !name.EndsWith('.');

    private static bool SameDirectory(string one, string other) =>
        string.Equals(Path.TrimEndingDirectorySeparator(one), Path.TrimEndingDirectorySeparator(other), StringComparison.OrdinalIgnoreCase);
}
