using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Benchmarks;

/// <summary>Reading <c>profile_export.jsonl</c>, against a newline scan and against System.Text.Json, all taken in turns.</summary>
internal static class LoadCommand
{
    private const int ScanBytes = 256 << 10;

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
        double kept = Kept(path) / (double)table.Count;
        int columns = table.Metrics.Count;
        table = null!;
        peer = null!;

        var scan = new List<double>();
        var json = new List<double>();
        var one = new List<double>();
        var two = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            scan.Add(Seconds(() => Scan(path)));
            one.Add(Seconds(() => Load(path, 1)));
            two.Add(Seconds(() => Load(path, 2)));
            json.Add(Seconds(() => JsonPeer.Read(path)));
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
            $"  loader against System.Text.Json: {Ratio(json, one):F1} times on 1 thread, {Ratio(json, two):F1} on 2; managed allocation {allocated:F1} MB a load; {kept:F0} bytes kept a request"));
    }

    private static void Print(string what, List<double> seconds, List<double> scan, long lines, long bytes)
    {
        double median = Median(seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-28} {median,7:F3} s  {lines / median / 1e6,7:F2} M requests/s  {bytes / median / 1e6,8:N0} MB/s  {Ratio(scan, seconds),6:F2} of the scan"));
    }

    // The median of the ratios round by round: what disturbs a round disturbs both.
    private static double Ratio(List<double> peer, List<double> own) => Median([.. peer.Zip(own, (p, o) => p / o)]);

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Seconds(Action action)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long Kept(string path)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        RequestTable table = Load(path, 2);
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(table);
        return kept;
    }

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
