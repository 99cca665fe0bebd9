using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Outputs;

/// <summary>
/// By how much the runs of a comparison differ from the baseline, or from the first run where nothing is a baseline. Percentages are of
/// the reference's unrounded value.
/// </summary>
internal sealed record RunChanges
{
    private const string Gap = "–";

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What to know before reading the table.</summary>
    public required string Note { get; init; }

    /// <summary>The table, a row a run that is compared.</summary>
    public required MarkdownTable Table { get; init; }

    /// <summary>The changes; <see langword="null"/> where there is nothing to compare: one run, or no metric that is better one way.</summary>
    /// <param name="runs">The runs of a comparison, in order.</param>
    /// <param name="classification">Which runs are baselines; <see langword="null"/> when that is not told.</param>
    public static RunChanges? Of(IReadOnlyList<Run> runs, ExperimentClassification? classification)
    {
        KeyMetric[] metrics = [.. KeyMetrics.Of(runs).Where(metric => MetricCatalog.DirectionOf(metric.Tag) != MetricDirection.None)];
        if (runs.Count < 2 || metrics.Length == 0)
            return null;

        var classifier = new ExperimentClassifier(classification);
        var kinds = runs.ToLookup(run => classification is not null && classifier.Classify(run).IsBaseline);
        Run[] baselines = [.. kinds[true]];
        var hasBaseline = kinds.Count == 2;
        var compared = hasBaseline
            ? kinds[false].Select(run => (Run: run, Reference: Baseline(run, baselines))).ToArray()
            : [.. runs.Skip(1).Select(run => (Run: run, Reference: (Run?)runs[0]))];
        if (compared.All(pair => pair.Reference is null))
            return null;

        // The reference needs a column where it is not the same for all.
        var isOne = compared.Select(pair => pair.Reference).Distinct().Count() == 1 && compared[0].Reference is not null;
        var table = new MarkdownTable(
            [.. (string[])(isOne ? ["Run"] : ["Run", "Compared with"]), .. metrics.Select(metric => metric.Name(runs))], isOne ? 1 : 2);
        var hasGap = false;
        foreach (var (run, reference) in compared)
        {
            if (reference is null)
                continue;
            string[] cells = [.. metrics.Select(metric => Cell(run, reference, metric, hasBaseline))];
            hasGap |= cells.Contains(Gap);
            table.Add([.. (string[])(isOne ? [run.Name] : [run.Name, reference.Name]), .. cells]);
        }

        var alone = compared.Where(pair => pair.Reference is null).Select(pair => pair.Run.Name).ToArray();
        return new RunChanges
        {
            Title = isOne ? $"Change from {(hasBaseline ? "the baseline" : "the first run")} {compared[0].Reference!.Name}" : "Change from the baseline",
            Note = string.Join(" ", Notes(compared, alone, hasGap, hasBaseline)),
            Table = table,
        };
    }

    /// <summary>A change in words, such as '−8.1%, better'; a dash where a percentage would mean nothing.</summary>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <param name="reference">What it is compared with, or <see langword="null"/>; a percentage of zero or less means nothing.</param>
    /// <param name="direction">Which way is better.</param>
    internal static string Text(double? value, double? reference, MetricDirection direction)
    {
        if (value is not { } now || reference is not { } before || !(before > 0) || !double.IsFinite(before) || !double.IsFinite(now))
            return Gap;
        var percent = (now - before) / before * 100;
        if (!double.IsFinite(percent))
            return Gap;
        var rounded = Math.Round(percent, Math.Abs(percent) < 1000 ? 1 : 0, MidpointRounding.AwayFromZero);
        // A change too small to be shown is too small for a verdict.
        if (rounded == 0)
            return now == before ? "unchanged" : "±0.0%";
        var number = Math.Abs(rounded).ToString(Math.Abs(percent) < 1000 ? "0.0" : "#,##0", CultureInfo.InvariantCulture);
        var verdict = direction switch
        {
            MetricDirection.Higher => rounded > 0 ? ", better" : ", worse",
            MetricDirection.Lower => rounded < 0 ? ", better" : ", worse",
            _ => "",
        };
        return $"{(rounded > 0 ? '+' : '−')}{number}%{verdict}";
    }

    private static string Cell(Run run, Run reference, KeyMetric metric, bool isBaseline) => metric.In(run)?.Unit == metric.In(reference)?.Unit
        ? Text(metric.Of(run), metric.Of(reference), AreAlike(run, reference, isBaseline) ? MetricCatalog.DirectionOf(metric.Tag) : MetricDirection.None)
        : Gap;

    /// <summary>
    /// Whether a verdict is fair: more concurrency always costs latency, and gives throughput, without anything getting better or worse,
    /// and so do longer answers. Against a baseline a setting that differs is what the experiment is about; against any run that happens to
    /// be the first it is not.
    /// </summary>
    private static bool AreAlike(Run run, Run reference, bool isBaseline) => Load(run) == Load(reference) && run.Configuration.Model == reference.Configuration.Model
        && (isBaseline || SweptParameters.Of([reference, run]).Count == 0);

    /// <summary>The one baseline there is, or the one under the same load and of the same model if there are several.</summary>
    private static Run? Baseline(Run run, Run[] baselines)
    {
        if (baselines is [var only])
            return only;
        var alike = baselines.Where(baseline => Load(baseline) == Load(run)).ToArray();
        if (alike.Length > 1)
            alike = [.. alike.Where(baseline => baseline.Configuration.Model == run.Configuration.Model)];
        return alike is [var one] ? one : null;
    }

    private static (int?, double?, int?) Load(Run run) => (run.Configuration.Concurrency, run.Configuration.RequestRate, run.Configuration.Users);

    private static IEnumerable<string> Notes((Run Run, Run? Reference)[] compared, string[] alone, bool hasGap, bool hasBaseline)
    {
        var isAlike = compared.Where(pair => pair.Reference is not null).ToLookup(pair => AreAlike(pair.Run, pair.Reference!, hasBaseline));
        if (isAlike[true].Any())
            yield return "'Better' and 'worse' tell the direction, not whether a change is more than noise.";
        if (isAlike[false].Any())
            yield return $"Where the load{(hasBaseline ? " or the model" : ", the model or another setting")} differs, the change may come from that, and there is no verdict.";
        if (hasGap)
            yield return $"{Gap}: one of the two has no value, the units differ, or the reference is zero.";
        if (alone.Length > 0)
            yield return $"Without a single baseline of the same load: {string.Join(", ", alone)}.";
    }
}
