using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Benchmarks;

/// <summary>Drawing every default plot at 2400 × 1200 pixels, against the blank picture of the same size.</summary>
internal static class DrawCommand
{
    private const double Scale = 1.5;

    /// <summary>Draws all, once cold and then in rounds.</summary>
    public static int Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 9;
        string folder = Directory.CreateTempSubdirectory("aiperf-bench-").FullName;
        try
        {
            using FontBook fonts = FontBook.Load();
            var desk = new Desk(fonts, new ColorResolver(Theme.Find("light")!, Palette.Find("safe")!), new SkiaTextMeasurer(fonts));
            double floor = Floor(desk, rounds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor: a blank picture drawn and encoded, {floor:0.0} ms"));

            RunSimulator.Write(Path.Combine(folder, "sweep"), RunPresets.Sweep());
            Table("12 runs", Path.Combine(folder, "sweep"), PlotCatalog.Defaults.MultiRunPlots, desk, rounds, floor);
            int[] sizes = arguments.Length > 1 ? [.. arguments[1..].Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [10, 10_000, 100_000, 1_000_000];
            foreach (int requests in sizes)
            {
                string run = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"single-{requests}"));
                RunSimulator.Write(run, RunPresets.SingleRun() with { RequestCount = requests, Concurrency = Math.Max(20, requests / 500), Detail = RecordDetail.Core });
                Table(string.Create(CultureInfo.InvariantCulture, $"{requests:N0} requests"), run, PlotCatalog.Defaults.SingleRunPlots, desk, requests < 1_000_000 ? rounds : Math.Max(1, rounds / 3), floor);
                Directory.Delete(run, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Table(
        string title, string input, IEnumerable<PlotPreset> presets, Desk desk, int rounds, double floor)
    {
        RunInput[] inputs = [new RunInput(input, input)];
        var found = RunDiscovery.Find(inputs, true, _ => { }, CancellationToken.None);
        var (mode, reason) = RunModeDecision.Decide(found, null, inputs);
        var runs = found.Select(run => RunLoader.Load(run, null, mode == RunMode.SingleRun, _ => { }, CancellationToken.None)).OfType<Run>().ToList();
        var set = new RunSet(runs, mode, reason);
        Console.WriteLine();
        Console.WriteLine($"| {title} | first ms | figure ms | layout ms | raster ms | encode ms | total ms | of the floor | PNG kB | allocated kB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var preset in presets)
        {
            if (Once(preset, set, desk) is not { } first)
                continue;
            var timings = Enumerable.Range(0, rounds).Select(_ => Once(preset, set, desk)!.Value).ToArray();
            double total = Median(timings, timing => timing.Total);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {preset.Name} | {first.Total:0} | {Median(timings, timing => timing.Figure):0.0} | {Median(timings, timing => timing.Layout):0.0} | {Median(timings, timing => timing.Raster):0.0} | {Median(timings, timing => timing.Encode):0.0} | {total:0.0} | {total / floor:0.0} | {first.Bytes / 1000.0:0} | {Median(timings, timing => timing.Allocated) / 1000:0} |"));
        }
    }

    private static Timing? Once(PlotPreset preset, RunSet set, Desk desk)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        if (PlotRegistry.Draw(preset, set, new PlotContext(null, _ => { })).Figure is not { } figure)
            return null;
        long drawn = Stopwatch.GetTimestamp();
        var layout = FigureLayouter.Layout(figure, 1600, 800, desk.Measurer);
        long placed = Stopwatch.GetTimestamp();
        (byte[] png, long rastered) = Png(layout, desk);
        long end = Stopwatch.GetTimestamp();
        return new Timing(Ms(start, drawn), Ms(drawn, placed), Ms(placed, rastered), Ms(rastered, end), png.Length, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double Floor(Desk desk, int rounds)
    {
        var blank = new FigureLayout
        {
            Width = 1600,
            Height = 800,
            Title = "",
            AltText = "",
            Panels = [],
            Texts = [],
            Marks = [],
            Diagnostics = new LayoutDiagnostics(),
        };
        double[] times = new double[rounds + 3];
        for (int round = 0; round < times.Length; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Png(blank, desk);
            times[round] = Ms(start, Stopwatch.GetTimestamp());
        }

        return times[3..].Order().ElementAt(rounds / 2);
    }

    // The picture and the moment between drawing and encoding it.
    private static (byte[] Png, long Rastered) Png(FigureLayout layout, Desk desk)
    {
        long rastered = 0;
        DrawList list = DrawListBuilder.Build(layout, desk.Colors);
        byte[] png = SkiaRaster.Draw(list, desk.Fonts, Scale, (pixels, width, height) =>
        {
            rastered = Stopwatch.GetTimestamp();
            return PngWriter.Encode(pixels, width, height, Scale, list.Title, list.AltText);
        });
        return (png, rastered);
    }

    private static double Ms(long start, long end) => Stopwatch.GetElapsedTime(start, end).TotalMilliseconds;

    private static double Median(Timing[] timings, Func<Timing, double> value) => timings.Select(value).Order().ElementAt(timings.Length / 2);

    private sealed record Desk(FontBook Fonts, ColorResolver Colors, SkiaTextMeasurer Measurer);

    private readonly record struct Timing(double Figure, double Layout, double Raster, double Encode, int Bytes, double Allocated)
    {
        public double Total => Figure + Layout + Raster + Encode;
    }
}
