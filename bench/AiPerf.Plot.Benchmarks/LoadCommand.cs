using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Benchmarks;

/// <summary>Reading <c>profile_export.jsonl</c>, against a newline scan and against System.Text.Json, all taken in turns.</summary>
internal static class LoadCommand
{
    private const int ScanBytes = 256 << 10;

    private readonly record struct Timing(double Wall, double Processor);

    /// <summary>Runs both files.</summary>
    public static int Run(string[] arguments)
    {
        double scale = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;
        int rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 9;
        string folder = Directory.CreateTempSubdirectory("aiperf-bench-").FullName;
        try
        {
            string arrays = Path.Combine(folder, "arrays.jsonl");
            ExportGenerator.WriteArrays(arrays, (int)(200_000 * scale));
            Measure("arrays", arrays, rounds);
            File.Delete(arrays);

            string scalars = Path.Combine(folder, "scalars.jsonl");
            ExportGenerator.WriteScalars(scalars, (int)(1_000_000 * scale));
            Measure("scalars", scalars, rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Measure(string name, string path, int rounds)
    {
        long bytes = new FileInfo(path).Length;
        long lines = Scan(path);
        RequestTable table = Load(path, 1);
        JsonPeer peer = JsonPeer.Read(path);
        Check(table, peer, lines);
        double kept = KeptBytesPerRequest(table);
        int columns = table.Metrics.Count;
        table = null!;
        peer = null!;

        var scan = new List<Timing>();
        var json = new List<Timing>();
        var one = new List<Timing>();
        var two = new List<Timing>();
        for (int round = 0; round < rounds; round++)
        {
            scan.Add(Time(() => Scan(path)));
            one.Add(Time(() => Load(path, 1)));
            two.Add(Time(() => Load(path, 2)));
            json.Add(Time(() => JsonPeer.Read(path)));
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        Load(path, 2);
        double allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {lines:N0} requests, {bytes / 1e6:N0} MB, {columns} metric columns, medians of {rounds} rounds"));
        Print("newline scan, 1 thread", scan, scan, lines, bytes);
        Print("loader, 1 thread", one, scan, lines, bytes);
        Print("loader, 2 threads", two, scan, lines, bytes);
        Print("System.Text.Json, 1 thread", json, scan, lines, bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  loader against System.Text.Json: {Ratio(json, one):F1} times on 1 thread ({ProcessorRatio(json, one):F1} by processor time), {Ratio(json, two):F1} on 2; managed allocation {allocated:F1} MB a load; {kept:F0} bytes kept a request"));
    }

    private static void Print(string what, List<Timing> own, List<Timing> scan, long lines, long bytes)
    {
        double wall = Median(own.Select(timing => timing.Wall));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-28} {wall,7:F3} s {Median(own.Select(timing => timing.Processor)),7:F3} s processor {lines / wall / 1e6,7:F2} M requests/s {bytes / wall / 1e6,8:N0} MB/s  {Ratio(scan, own),5:F2} of the scan ({ProcessorRatio(scan, own):F2} by processor time)"));
    }

    // The median of the ratios round by round: what disturbs a round disturbs both.
    private static double Ratio(List<Timing> peer, List<Timing> own) => Median(peer.Zip(own, (p, o) => p.Wall / o.Wall));

    private static double ProcessorRatio(List<Timing> peer, List<Timing> own) => Median(peer.Zip(own, (p, o) => p.Processor / o.Processor));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static Timing Time(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        action();
        return new Timing(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    // Two times, a status and a phase a request, and the packed columns.
    private static double KeptBytesPerRequest(RequestTable table) =>
        (2 * sizeof(long)) + sizeof(RequestStatus) + sizeof(bool) + (table.Metrics.Cast<RequestColumn>().Sum(column => column.Bytes) / (double)table.Count);

    private static RequestTable Load(string path, int threads)
    {
        PlotDiagnostic? problem = null;
        RequestTable? table = RequestReader.Read(
            path, path, diagnostic => problem = diagnostic, new RequestReaderOptions { Threads = threads }, CancellationToken.None);
        return problem is null && table is not null ? table : throw new InvalidOperationException(problem?.Message);
    }

    private static long Scan(string path)
    {
        using var file = File.OpenHandle(path);
        byte[] buffer = GC.AllocateUninitializedArray<byte>(ScanBytes);
        long lines = 0;
        long offset = 0;
        int count;
        while ((count = RandomAccess.Read(file, buffer, offset)) > 0)
        {
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
            offset += count;
        }

        return lines;
    }

    private static void Check(RequestTable table, JsonPeer peer, long lines)
    {
        double sum = table.Metrics.Sum(column => column.ToArray().Where(double.IsFinite).Sum());
        if (table.Count != lines || peer.Rows != lines || Math.Abs(sum / peer.Sum - 1) > 1e-12)
            throw new InvalidOperationException("The loader and its peer have read different data.");
    }
}
