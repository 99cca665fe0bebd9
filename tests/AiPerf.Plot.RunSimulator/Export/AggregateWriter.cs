using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>
/// Writes <c>profile_export_aiperf_aggregate.json</c>: per metric and stat the mean over the trials, the sample's standard deviation
/// (divisor n − 1) and the 95 % confidence interval by Student's t.
/// </summary>
internal static class AggregateWriter
{
    // Two-sided 95 % quantiles of Student's t for 2, 3, … trials.
    private static readonly double[] Critical = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622];

    /// <summary>The most trials whose quantile is known.</summary>
    public static int MaximumTrials => Critical.Length + 1;

    public static void Write(string path, SimulatedAggregate cell, IReadOnlyList<RunOptions> trials)
    {
        var reports = trials.Select(options => Values(options).ToDictionary(value => value.Name, StringComparer.Ordinal)).ToArray();
        JsonText.WriteDocument(path, json =>
        {
            json.WriteString("schema_version", "1.0");
            json.WriteString("aiperf_version", "0.11.0");
            WriteMetadata(json, cell, trials);
            json.WriteStartObject("metrics");
            foreach (var (name, unit, _) in reports[0].Values.Where(value => reports.All(report => report.ContainsKey(value.Name))))
            {
                WriteInterval(json, name, unit, [.. reports.Select(report => report[name].Value)]);
            }

            json.WriteEndObject();
        });
    }

    private static void WriteMetadata(Utf8JsonWriter json, SimulatedAggregate cell, IReadOnlyList<RunOptions> trials)
    {
        json.WriteStartObject("metadata");
        json.WriteString("aggregation_type", "confidence");
        json.WriteNumber("num_profile_runs", trials.Count);
        json.WriteNumber("num_successful_runs", trials.Count);
        json.WriteStartArray("failed_runs");
        json.WriteEndArray();
        json.WriteFloat("confidence_level", 0.95);
        json.WriteStartArray("run_labels");
        foreach (var trial in trials)
        {
            json.WriteStringValue(trial.Label);
        }

        json.WriteEndArray();
        if (cell.Variation is { } variation)
        {
            json.WriteString("variation_label", variation);
            json.WriteStartObject("variation_values");
            if (trials[0].Concurrency is { } concurrency)
            {
                json.WriteNumber("phases.profiling.concurrency", concurrency);
            }

            json.WriteEndObject();
        }

        json.WriteString("model", trials[0].Model.Name);
        json.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter json, string name, string unit, double[] values)
    {
        double mean = values.Sum() / values.Length;
        double squares = values.Sum(value => (value - mean) * (value - mean));
        double deviation = values.Length < 2 ? 0 : Math.Sqrt(squares / (values.Length - 1));
        double error = deviation / Math.Sqrt(values.Length);
        double half = values.Length < 2 ? 0 : Critical[values.Length - 2] * error;
        json.WriteStartObject(name);
        json.WriteFloat("mean", mean);
        json.WriteFloat("std", deviation);
        json.WriteFloat("min", values.Min());
        json.WriteFloat("max", values.Max());
        json.WriteFloat("cv", mean == 0 ? 0 : deviation / mean);
        json.WriteFloat("se", error);
        json.WriteFloat("ci_low", mean - half);
        json.WriteFloat("ci_high", mean + half);
        if (values.Length > 1)
        {
            json.WriteFloat("t_critical", Critical[values.Length - 2]);
        }
        else
        {
            json.WriteNull("t_critical");
        }

        json.WriteString("unit", unit);
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string Unit, double Value)> Values(RunOptions options)
    {
        SimulatedRequest[] profiled = [.. LoadGenerator.Requests(options).Where(request => !request.IsWarmup)];
        return from report in MetricReport.Of(profiled, options)
               from stat in report.Stats()
               select ($"{report.Tag}_{stat.Stat}", report.Unit, stat.Value);
    }
}
