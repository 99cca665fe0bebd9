using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Plots;

/// <summary>What is written beside each run's point, and the number behind it where it is one parameter for all.</summary>
/// <param name="Texts">A label a run.</param>
/// <param name="Numbers">The load parameter's value a run; not-a-number where a label is no number.</param>
/// <param name="Parameters">The parameter each label is a value of.</param>
internal sealed record PointLabels(string[] Texts, double[] Numbers, string[] Parameters)
{
    private static readonly string[] Fallbacks = ["request_rate", "users"];

    /// <summary>What the labels are, for the subtitle: <c>concurrency</c>.</summary>
    public string Title => string.Join(" or ", Parameters.Distinct(StringComparer.Ordinal).Select(parameter => RunColumn.Title(parameter).ToLowerInvariant()));

    /// <summary>The labels of all runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="columns">The columns whose values, joined, label a point; empty means concurrency.</param>
    /// <param name="classifier">For the columns of experiments.</param>
    public static PointLabels Of(RunSet runs, IReadOnlyList<string> columns, ExperimentClassifier classifier)
    {
        if (columns.Count == 0)
            columns = [RunColumn.Concurrency];
        int count = runs.Runs.Count;
        PointLabels labels = new(new string[count], new double[count], new string[count]);
        for (int i = 0; i < count; i++)
        {
            (labels.Texts[i], labels.Numbers[i], labels.Parameters[i]) = columns.Count == 1
                ? Single(runs.Runs[i], columns[0], classifier)
                : (string.Join(" · ", columns.Select(column => RunColumn.Text(runs.Runs[i], column, classifier) ?? "–")), double.NaN,
                    string.Join(", ", columns.Select(RunColumn.Title)));
        }

        return labels;
    }

    // Concurrency that is unknown stays unknown: the next load parameter that is known stands for it, else the run's name.
    private static (string Text, double Number, string Parameter) Single(Run run, string column, ExperimentClassifier classifier)
    {
        if (RunColumn.Text(run, column, classifier) is { } text)
            return (text, RunColumn.Number(run, column) ?? double.NaN, column);
        if (column != RunColumn.Concurrency)
            return ("–", double.NaN, column);
        foreach (string fallback in Fallbacks)
        {
            if (RunColumn.Number(run, fallback) is { } number)
                return (NumberText.Exact(number) + (fallback == "users" ? " users" : " req/s"), number, fallback);
        }

        return (run.Name, double.NaN, RunColumn.RunName);
    }
}
