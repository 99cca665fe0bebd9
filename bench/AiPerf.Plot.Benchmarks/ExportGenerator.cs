using System.Globalization;
using System.Text;

namespace AiPerf.Plot.Benchmarks;

/// <summary>Writes large exports of the two kinds that the loader's targets name. The same seed gives the same bytes.</summary>
internal static class ExportGenerator
{
    private const int Seed = 20260501;
    private const long FirstStart = 1765500000000000000;

    /// <summary>Lines of about 4.7 KB, each with one array of about 270 chunk latencies.</summary>
    public static void WriteArrays(string path, int lines) => Write(path, lines, withArray: true);

    /// <summary>Lines of about 1.2 KB, scalars only.</summary>
    public static void WriteScalars(string path, int lines) => Write(path, lines, withArray: false);

    private static void Write(string path, int lines, bool withArray)
    {
        var random = new Random(Seed);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        var line = new StringBuilder();
        for (int i = 0; i < lines; i++)
        {
            line.Clear();
            double fate = random.NextDouble();
            WriteRecord(line, random, i, withArray, isFailed: fate < 0.005, isCancelled: fate is >= 0.005 and < 0.008);
            file.Write(line);
        }
    }

    private static void WriteRecord(StringBuilder line, Random random, int i, bool withArray, bool isFailed, bool isCancelled)
    {
        long start = FirstStart + i * 1_000_000L + random.Next(1_000_000);
        double ttft = 20 + random.Next(200_000_000) / 1e6;
        int output = 200 + random.Next(140);
        double latency = ttft + output * (10 + random.Next(5_000_000) / 1e6);
        long end = start + (long)(latency * 1e6);
        line.Append(CultureInfo.InvariantCulture,
            $"{{\"metadata\": {{\"session_num\": {i}, \"x_request_id\": \"{Id(random)}\", \"x_correlation_id\": \"{Id(random)}\", \"conversation_id\": null, \"turn_index\": 0, \"credit_issued_ns\": {start - 1000}, \"request_start_ns\": {start}, \"request_ack_ns\": {start + 10_000_000}, \"request_end_ns\": {end}, \"worker_id\": \"worker_{random.Next(8):x8}\", \"record_processor_id\": \"record_processor_{random.Next(4):x8}\", \"benchmark_phase\": \"profiling\", \"was_cancelled\": {(isCancelled ? "true" : "false")}, \"cancellation_time_ns\": {(isCancelled ? end.ToString(CultureInfo.InvariantCulture) : "null")}}}, \"metrics\": {{");
        if (isFailed || isCancelled)
        {
            string error = isCancelled
                ? "{\"code\": 499, \"type\": \"RequestCancellationError\", \"message\": \"Request was cancelled\"}"
                : "{\"code\": null, \"type\": \"TimeoutError\", \"message\": \"Total timeout 300 s exceeded\"}";
            line.Append(CultureInfo.InvariantCulture, $"\"error_isl\": {{\"value\": {500 + random.Next(100)}, \"unit\": \"tokens\"}}}}, \"error\": {error}}}\n");
            return;
        }

        double itl = (latency - ttft) / (output - 1);
        Metric(line, "output_sequence_length", output, "tokens");
        Metric(line, "input_sequence_length", 500 + random.Next(100), "tokens");
        Metric(line, "time_to_first_token", ttft, "ms");
        Metric(line, "output_token_count", output, "tokens");
        Metric(line, "time_to_second_token", 10 + random.Next(10_000_000) / 1e6, "ms");
        Metric(line, "request_latency", latency, "ms");
        Metric(line, "time_to_first_output_token", ttft, "ms");
        if (withArray)
        {
            line.Append("\"inter_chunk_latency\": {\"value\": [");
            int chunks = 200 + random.Next(140);
            for (int chunk = 0; chunk < chunks; chunk++)
                line.Append(chunk == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{(10_000_000 + random.Next(10_000_000)) * 1e-6:R}");
            line.Append("], \"unit\": \"ms\"}, ");
        }

        Metric(line, "inter_token_latency", itl, "ms");
        Metric(line, "output_token_throughput_per_user", 1000 / itl, "tokens/sec/user");
        Metric(line, "e2e_output_token_throughput", output / latency * 1000, "tokens/sec/user");
        Metric(line, "prefill_throughput_per_user", 550 / ttft * 1000, "tokens/sec/user", isLast: true);
        line.Append("}, \"error\": null}\n");
    }

    private static void Metric(StringBuilder line, string tag, double value, string unit, bool isLast = false) =>
        line.Append(CultureInfo.InvariantCulture, $"\"{tag}\": {{\"value\": {value:R}, \"unit\": \"{unit}\"}}{(isLast ? "" : ", ")}");

    private static string Id(Random random) =>
        $"{random.Next():x8}-{random.Next(1 << 16):x4}-4{random.Next(1 << 12):x3}-8{random.Next(1 << 12):x3}-{random.NextInt64(1L << 48):x12}";
}
