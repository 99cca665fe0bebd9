using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>Writes <c>profile_export_aiperf.json</c> from the very requests of the run.</summary>
internal static class SummaryWriter
{
    public static void Write(string path, RunOptions options, IReadOnlyList<SimulatedRequest> profiled, GpuLog? gpus)
    {
        JsonText.WriteDocument(path, json =>
        {
            bool phases = options.Configuration == ConfigurationLayout.Phases;
            string benchmark = Identity.Uuid(options.Seed, -1);
            json.WriteString("schema_version", phases ? "1.3" : "1.1");
            json.WriteString("aiperf_version", phases ? "0.11.0" : "0.8.0");
            json.WriteString("benchmark_id", benchmark);
            if (phases)
            {
                InputConfiguration.WriteRunInfo(json, options, benchmark);
            }

            foreach (var report in MetricReport.Of(profiled, options))
            {
                WriteBlock(json, report);
            }

            if (gpus is not null)
            {
                TelemetrySummary.Write(json, gpus, options);
            }

            json.WriteStartObject("input_config");
            InputConfiguration.Write(json, options);
            json.WriteEndObject();
            json.WriteBoolean("was_cancelled", false);
            WriteErrors(json, profiled);
            if (profiled.Count > 0)
            {
                json.WriteString("start_time", JsonText.Time(profiled.Min(request => request.StartNs)));
                json.WriteString("end_time", JsonText.Time(profiled.Max(request => request.EndNs)));
            }
        });
    }

    /// <summary>Writes one metric block.</summary>
    public static void WriteBlock(Utf8JsonWriter json, MetricReport report)
    {
        json.WriteStartObject(report.Tag);
        json.WriteString("unit", report.Unit);
        if (report.Distribution is not { } distribution)
        {
            json.WriteFloat("avg", report.Single);
            json.WriteEndObject();
            return;
        }

        json.WriteFloat("avg", distribution.Average);
        foreach (var (level, value) in SampleStatistics.Levels.Zip(distribution.Percentiles))
        {
            json.WriteFloat($"p{level}", value);
        }

        json.WriteFloat("min", distribution.Minimum);
        json.WriteFloat("max", distribution.Maximum);
        json.WriteFloat("std", distribution.Deviation);
        json.WriteNumber("count", distribution.Count);
        json.WriteFloat("sum", distribution.Sum);
        json.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<SimulatedRequest> profiled)
    {
        json.WriteStartArray("error_summary");
        foreach (var group in profiled.Where(request => !request.IsCompleted).GroupBy(request => request.Outcome).OrderBy(group => group.Key))
        {
            json.WriteStartObject();
            json.WritePropertyName("error_details");
            Identity.Error(group.First())!.Write(json);
            json.WriteNumber("count", group.Count());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
