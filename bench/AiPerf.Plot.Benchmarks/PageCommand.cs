using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Dashboard;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Benchmarks;

/// <summary>What <c>dashboard.html</c> adds to a job, in time and size: the job with it less the job without.</summary>
internal static class PageCommand
{
    /// <summary>Measures the page of a sweep of 30 runs and of single runs.</summary>
    public static int Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        string folder = Directory.CreateTempSubdirectory("aiperf-bench-").FullName;
        try
        {
            Console.WriteLine("| data | first page ms | page ms | MB |");
            Console.WriteLine("|---|---|---|---|");
            for (int run = 1; run <= 30; run++)
                RunSimulator.Write(Path.Combine(folder, "sweep", $"run{run:00}"), RunPresets.SingleRun() with { RequestCount = 20, Concurrency = run, Seed = run });
            Row("30 runs compared", Path.Combine(folder, "sweep"), rounds);
            foreach (int requests in (int[])[10_000, 100_000, 1_000_000])
            {
                string run = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"single-{requests}"));
                RunSimulator.Write(run, RunPresets.SingleRun() with { RequestCount = requests, Concurrency = Math.Max(20, requests / 500), Detail = RecordDetail.Core });
                Row(string.Create(CultureInfo.InvariantCulture, $"{requests:N0} requests"), run, requests < 1_000_000 ? rounds : Math.Max(1, rounds / 3));
                Directory.Delete(run, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Row(string title, string input, int rounds)
    {
        var job = new PlotJobOptions { Inputs = [new RunInput(input, input)], OutputDirectory = "", OutputDisplayPath = "plots" };
        var page = new PageOptions { Assets = FrontEnd.Load() };
        var found = RunDiscovery.Find(job.Inputs, true, _ => { }, CancellationToken.None);
        var (mode, reason) = RunModeDecision.Decide(found, null, job.Inputs);
        var runs = found.Select(run => RunLoader.Load(run, null, mode == RunMode.SingleRun, _ => { }, CancellationToken.None)).OfType<Run>().ToList();
        var set = new RunSet(runs, mode, reason);
        var configuration = Presets.PlotCatalog.Defaults;
        var shown = Jobs.PresetSelection.Select(configuration, [], mode, _ => { }).Presets;
        // What the job has drawn already is not the page's cost.
        var context = new Plots.PlotContext(null, _ => { });
        Jobs.DrawnPreset[] drawn = [.. shown.Select(one => new Jobs.DrawnPreset(one) { Status = PlotStatus.Written, Figure = Plots.PlotRegistry.Draw(one.Preset, set, context).Figure, Diagnostics = [] })];
        var times = new List<double>();
        int size = 0;
        for (int round = 0; round <= rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            var builder = new PageBuilder(page, job, configuration, [.. shown.Select(one => one.Preset)]);
            builder.Add(set, drawn);
            size = builder.Write(mode, reason, null, []).Length;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {times[0]:0} | {times.Skip(1).Order().ElementAt((times.Count - 1) / 2):0} | {size / 1e6:0.00} |"));
    }
}
