using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Benchmarks;

/// <summary>What plots compute from requests, each part alone, against sorting as many numbers with the runtime's own sort.</summary>
internal static class ComputeCommand
{
    /// <summary>Computes each part in rounds.</summary>
    public static int Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 9;
        int requests = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1_000_000;
        string folder = Directory.CreateTempSubdirectory("aiperf-bench-").FullName;
        try
        {
            string path = Path.Combine(folder, "run");
            RunSimulator.Write(path, RunPresets.SingleRun() with { RequestCount = requests, Concurrency = Math.Max(20, requests / 500), Detail = RecordDetail.Core });
            var found = RunDiscovery.Find([new RunInput(path, path)], true, _ => { }, CancellationToken.None).Single();
            RequestTable table = RunLoader.Load(found, null, true, _ => { }, CancellationToken.None)!.Requests!;
            int[] rows = [.. Enumerable.Range(0, table.Count)];
            int[] completed = RequestRows.Of(table).Completed;
            double[] latency = Values("request_latency");
            double[] wait = Values("time_to_first_token");
            double[] seconds = Array.ConvertAll(completed, row => table.EndNs[row] / 1e9);
            Panel panel = new()
            {
                X = new() { Label = "x" },
                Y = new() { Label = "y" },
                Layers = [new PointsLayer { Series = "points", X = seconds, Y = wait }],
            };
            PanelCanvas canvas = new(
                0, panel, new Box(0, 0, 1500, 650), new(false, 0, seconds.Max(), 0, 1500), new(true, wait.Min(), wait.Max(), 650, 0), default);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{requests:N0} requests, medians of {rounds}"));
            Console.WriteLine();
            Console.WriteLine("| computed | ms | of the sort | allocated MB |");
            Console.WriteLine("|---|---|---|---|");
            (double floor, _) = Time(rounds, Sort);
            Row("Array.Sort of a column, the floor", Sort);
            Row("dispersed throughput", () => ThroughputEvents.Of(table, rows));
            Row("rolling p50, p95, p99 over 500", () => RollingQuantiles.Of(latency, 500, 250, 0.5, 0.95, 0.99));
            Row("Pareto frontier of all requests", () => ParetoFrontier.Of(latency, wait, xHigher: false, yHigher: false));
            Row("lanes", () => LanePacking.Of(table.StartNs, table.EndNs));
            Row("density of points", () => DensityMarks.Add(canvas, (PointsLayer)panel.Layers[0], new MarkSink()));

            double[] Values(string tag)
            {
                double[] all = table.Metric(tag)!.ToArray();
                return Array.ConvertAll(completed, row => all[row]);
            }

            void Sort()
            {
                double[] copy = [.. latency];
                Array.Sort(copy);
            }

            void Row(string name, Action action)
            {
                (double ms, double megabytes) = Time(rounds, action);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ms:0.0} | {ms / floor:0.00} | {megabytes:0.0} |"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static (double Ms, double Megabytes) Time(int rounds, Action action)
    {
        action();
        double[] times = new double[rounds];
        double[] bytes = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            action();
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            bytes[round] = (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6;
        }

        return (times.Order().ElementAt(rounds / 2), bytes.Order().ElementAt(rounds / 2));
    }
}
