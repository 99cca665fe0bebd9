using AiPerf.Plot;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using TypedPresets;

// Usage: dotnet run --project samples/TypedPresets [-- <directory with runs> [<output directory>]]
// The presets of plot_config.yaml and the built-in ones are members of PlotCatalog: a wrong name does not compile.
var runs = Path.GetFullPath(args.ElementAtOrDefault(0) ?? Path.Combine("samples", "QuickStart", "artifacts", "sweep"));
var output = Path.GetFullPath(args.ElementAtOrDefault(1) ?? Path.Combine(runs, "plots", "typed"));

// A preset is a record: a variant is a 'with' expression, typed down to the statistic.
var tail = PlotCatalog.MultiRun.TailLatencyVsThroughput;
var median = tail with
{
    Name = "median_latency_vs_throughput",
    Title = "Median Latency vs Throughput",
    Y = tail.Y with { Stat = Stat.P50 },
};

var result = PlotJob.Run(
    new PlotJobOptions
    {
        Inputs = [new RunInput(runs, runs)],
        OutputDirectory = output,
        OutputDisplayPath = output,
        Formats = OutputFormats.Png | OutputFormats.Csv,
        Configuration = PlotCatalog.Defaults with
        {
            MultiRunPlots = [.. PlotCatalog.Defaults.MultiRunPlots, median],
            MultiRunDefaults = [.. PlotCatalog.Defaults.MultiRunDefaults, median.Name],
        },
    },
    CancellationToken.None);

foreach (var plot in result.Plots)
    Console.WriteLine($"{plot.Preset}: {plot.Status} {plot.Reason}{string.Join(", ", plot.Files.Select(file => file.Path))}");
foreach (var diagnostic in result.Diagnostics)
    Console.WriteLine($"{diagnostic.Severity} {diagnostic.Descriptor.Id}: {diagnostic.Message}");
return result.HasErrors ? 1 : 0;
