using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Benchmarks;

/// <summary>Reads one file and says how long it took: the first load in a process, and the next ones.</summary>
internal static class LoadFileCommand
{
    /// <summary>Reads the file.</summary>
    public static int Run(string path, string[] arguments)
    {
        int threads = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 0;
        int loads = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        for (int i = 0; i < loads; i++)
        {
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            long start = Stopwatch.GetTimestamp();
            RequestTable? table = RequestReader.Read(
                path, path, diagnostic => Console.WriteLine(diagnostic.Message), new RequestReaderOptions { Threads = threads }, CancellationToken.None);
            double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            double used = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
            double managed = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{table?.Count ?? 0} requests, {wall:F1} ms, {used:F1} ms processor, {managed:F1} MB allocated, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"));
        }

        return 0;
    }
}
