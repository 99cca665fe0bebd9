using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Plots;

/// <summary>What is written beside each run's point, and the number behind it where it is one parameter for all.</summary>
/// <param name="Texts">A label a run.</param>
/// <param name="Numbers">The load parameter's value a run; not-a-number where a label is no number.</param>
/// <param name="Parameters">The parameter each label is a value of.</param>
/// <param name="AreKnown">Whether the run has every value that its label is made of; runs of unknown load are not repeats of one another.</param>
internal sealed record PointLabels(string[] Texts, double[] Numbers, string[] Parameters, bool[] AreKnown)
{
    private const string Unknown = "–";
    private static readonly string[] Fallbacks = ["request_rate", "users"];

    /// <summary>What the labels are, for the subtitle: <c>concurrency</c>.</summary>
    public string Title => string.Join(" or ", Parameters.Distinct(StringComparer.Ordinal).Select(parameter => RunColumn.Title(parameter).ToLowerInvariant()));

    /// <summary>The labels of all runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="columns">The columns whose values, joined, label a point; empty means concurrency.</param>
    /// <param name="classifier">For the columns of experiments.</param>
    public static PointLabels Of(IReadOnlyList<Run> runs, IReadOnlyList<string> columns, ExperimentClassifier classifier)
    {
        if (columns.Count == 0)
            columns = [RunColumn.Concurrency];
        int count = runs.Count;
        PointLabels labels = new(new string[count], new double[count], new string[count], new bool[count]);
        for (int i = 0; i < count; i++)
        {
            string?[] parts = [.. columns.Select(column => RunColumn.Text(runs[i], column, classifier))];
            (labels.Texts[i], labels.Numbers[i], labels.Parameters[i]) = columns.Count == 1
                ? Single(runs[i], columns[0], parts[0])
                : (string.Join(" · ", parts.Select(part => part ?? Unknown)), double.NaN, string.Join(", ", columns.Select(RunColumn.Title)));
            labels.AreKnown[i] = columns.Count == 1 ? labels.Texts[i] != Unknown : !parts.Contains(null);
        }

        return labels;
    }

    // Concurrency that is unknown stays unknown: the next load parameter that is known stands for it, else the run's name.
    private static (string Text, double Number, string Parameter) Single(Run run, string column, string? text)
    {
        if (text is not null)
            return (text, RunColumn.Number(run, column) ?? double.NaN, column);
        if (column != RunColumn.Concurrency)
            return (Unknown, double.NaN, column);
        foreach (string fallback in Fallbacks)
        {
            if (RunColumn.Number(run, fallback) is { } number)
                return (NumberText.Exact(number) + (fallback == "users" ? " users" : " req/s"), number, fallback);
        }

        return (run.Name, double.NaN, RunColumn.RunName);
    }
}
