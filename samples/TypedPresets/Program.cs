using AiPerf.Plot;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;
using PlotCatalog = TypedPresets.PlotCatalog;

// Usage: dotnet run --project samples/TypedPresets [-- <directory with runs> [<output directory>]]
// The presets of plot_config.yaml and the built-in ones are members of PlotCatalog: a wrong name does not compile.
var runs = Path.GetFullPath(args.ElementAtOrDefault(0) ?? Path.Combine("samples", "QuickStart", "artifacts", "sweep"));
var output = Path.GetFullPath(args.ElementAtOrDefault(1) ?? Path.Combine(runs, "plots", "typed"));

// Lists the presets.
foreach (var preset in PlotCatalog.All)
    Console.WriteLine($"{preset.Name} ({preset.TypeName}, {preset.Mode}): {preset.Description}");

// Draws one, with one call.
var one = PlotJob.Draw(PlotCatalog.MultiRun.TailLatencyVsThroughput, runs, Path.Combine(output, "one"));

// Derives one. A preset is a record, typed down to the statistic.
var tail = PlotCatalog.MultiRun.TailLatencyVsThroughput;
var median = tail with
{
    Name = "median_latency_vs_throughput",
    Title = "Median Latency vs Throughput",
    Y = tail.Y with { Stat = Stat.P50 },
};

// Defines one. What is not set is as in the YAML where the key is missing.
var pace = new ScatterLinePreset
{
    Name = "token_pace_vs_throughput",
    Title = "Token Pace vs Throughput",
    Description = "The pace of tokens that all but the slowest requests keep to as the server works harder.",
    X = new MetricRef("output_token_throughput", DataSource.Aggregated, Stat.Avg),
    Y = new MetricRef("inter_token_latency", DataSource.Aggregated, Stat.P95),
    Labels = ["concurrency"],
    Groups = ["model"],
};

// Draws both beside the project's defaults.
var all = PlotJob.Run(
    new PlotJobOptions
    {
        Inputs = [new RunInput(runs, runs)],
        OutputDirectory = output,
        OutputDisplayPath = output,
        Formats = OutputFormats.Png | OutputFormats.Csv,
        Configuration = PlotCatalog.Defaults with
        {
            MultiRunPlots = [.. PlotCatalog.Defaults.MultiRunPlots, median, pace],
            MultiRunDefaults = [.. PlotCatalog.Defaults.MultiRunDefaults, median.Name, pace.Name],
        },
    },
    CancellationToken.None);

// Looks at what a preset shows, without drawing it.
var sweep = PlotJob.Load(runs, told => Console.Error.WriteLine(told.Message));
var figure = PlotJob.Figure(PlotCatalog.MultiRun.TtftVsThroughput, sweep);
Console.WriteLine(figure?.AltText ?? "The runs have no data for it.");

// Tells what came of it.
foreach (var plot in one.Plots.Concat(all.Plots))
    Console.WriteLine($"{plot.Preset}: {plot.Status} {plot.Reason}{string.Join(", ", plot.Files.Select(file => file.Path))}");
foreach (var diagnostic in one.Diagnostics.Concat(all.Diagnostics))
    Console.WriteLine($"{diagnostic.Severity} {diagnostic.Descriptor.Id}: {diagnostic.Message}");
return one.HasErrors || all.HasErrors ? 1 : 0;
