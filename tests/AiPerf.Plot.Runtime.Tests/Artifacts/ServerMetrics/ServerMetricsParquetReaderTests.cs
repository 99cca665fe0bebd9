using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

[TestClass]
public sealed class ServerMetricsParquetReaderTests
{
    private const long Second = 1_000_000_000;
    private const long T0 = 1_765_500_000 * Second;

    [TestMethod]
    public void A_gauge_is_windowed_from_the_first_scrape_of_all_and_summed_up_over_its_scrapes()
    {
        // The vector of AIPerf: 5 s, mean.
        ServerMetrics read = Read(new ParquetExport().Gauge("g", T0, 1).Gauge("g", T0 + Second, 2).Gauge("g", T0 + (4 * Second), 6).Gauge("g", T0 + (6 * Second), 10));

        ServerSeries series = read.Find("g")!.Series.Single();
        Assert.AreEqual("3 1 6, 10 10 10", Windows(series, Stat.Avg, Stat.Min, Stat.Max));
        CollectionAssert.AreEqual(new[] { T0, T0 + (5 * Second) }, series.Slices.Select(slice => slice.StartNs).ToArray());
        CollectionAssert.AreEqual(new[] { true, false }, series.Slices.Select(slice => slice.IsComplete).ToArray());
        Assert.AreEqual((4.75, 1, 10, 4), (series.Values[Stat.Avg], series.Values[Stat.Min], series.Values[Stat.Max], series.Values[Stat.P50]));
        Assert.AreEqual(3.5619517, series.Values[Stat.Std], 1e-6);
    }

    [TestMethod]
    [DataRow("mean", "2, 9")]
    [DataRow("max", "3, 10")]
    [DataRow("min", "1, 8")]
    [DataRow("median", "2, 9")]
    public void The_length_of_windows_and_what_a_preset_without_a_statistic_shows_can_be_chosen(string method, string expected)
    {
        PlotConfiguration configuration = Parsing.Load($"settings: {{ server_metrics_downsampling: {{ window_size_seconds: 2, aggregation_method: {method} }} }}");
        var export = new ParquetExport().Gauge("g", T0, 1).Gauge("g", T0 + Second, 3).Gauge("g", T0 + (2 * Second), 8).Gauge("g", T0 + (3 * Second), 10);

        ServerMetric metric = Read(export.Write(), [], configuration.ServerMetricsDownsampling)!.Find("g")!;

        Assert.AreEqual(expected, Windows(metric.Series.Single(), metric.UsualStat));
        Assert.AreEqual(2 * Second, metric.Series[0].Slices[0].EndNs - metric.Series[0].Slices[0].StartNs);
    }

    [TestMethod]
    public void Without_windows_each_scrape_stands_for_the_time_around_it_or_since_the_one_before()
    {
        var export = new ParquetExport().Gauge("g", T0, 1).Gauge("g", T0 + Second, 2).Gauge("g", T0 + (4 * Second), 6).Gauge("alone", T0, 5);
        foreach ((int second, double value) in ((int, double)[])[(0, 10), (1, 30), (4, 60)])
            export.Counter("c", T0 + (second * Second), value).Histogram("h", T0 + (second * Second), value, second, ("+Inf", second));

        ServerMetrics read = Read(export.Write(), [], new() { IsEnabled = false })!;

        Assert.AreEqual("1, 2, 6", Windows(read.Find("g")!.Series.Single(), Stat.Avg));
        Assert.AreEqual("-0.5 0.5, 0.5 2.5, 2.5 5.5", Times("g"));
        Assert.AreEqual("20, 10", Windows(read.Find("c")!.Series.Single(), Stat.Rate));
        Assert.AreEqual("0 1, 1 4", Times("c"));
        Assert.AreEqual("1 20 20, 3 30 10", Windows(read.Find("h")!.Series.Single(), Stat.Count, Stat.Sum, Stat.Avg));
        Assert.IsEmpty(read.Find("alone")!.Series.Single().Slices);
        Assert.AreEqual(5, read.Find("alone")!.Series.Single().Values[Stat.Avg]);

        string Times(string name) => string.Join(", ", read.Find(name)!.Series.Single().Slices.Select(slice =>
            FormattableString.Invariant($"{(slice.StartNs - T0) / 1e9} {(slice.EndNs - T0) / 1e9}")));
    }

    [TestMethod]
    public void A_counter_is_its_growth_a_second_and_starts_anew_when_it_falls()
    {
        var export = new ParquetExport();
        foreach ((int second, double value) in ((int, double)[])[(0, 10), (2, 30), (4, 50), (6, 70), (8, 5), (10, 25)])
            export.Counter("c", T0 + (second * Second), value);

        ServerSeries series = Read(export).Find("c")!.Series.Single();

        // 10 to 50 in 4 s; 50 to 70 and 0 to 5 in 4 s; 5 to 25 in 2 s.
        Assert.AreEqual("10, 6.25, 10", Windows(series, Stat.Rate));
        Assert.AreEqual((85 / 10.0, 6.25, 10), (series.Values[Stat.Rate], series.Values[Stat.Min], series.Values[Stat.Max]));
        // What had grown before the first scrape counts, and has no time.
        Assert.AreEqual(95, series.Values[Stat.Sum]);
    }

    [TestMethod]
    public void A_histogram_is_what_was_observed_in_each_window_and_over_the_run()
    {
        ServerMetrics read = Read(new ParquetExport()
            .Histogram("h", T0, 1, 2, ("0.5", 1), ("1.0", 2), ("+Inf", 2))
            .Histogram("h", T0 + (5 * Second), 7, 5, ("0.5", 1), ("1.0", 3), ("+Inf", 5))
            .Histogram("h", T0 + (10 * Second), 7, 5, ("0.5", 1), ("1.0", 3), ("+Inf", 5))
            .Histogram("h", T0 + (15 * Second), 3, 1, ("0.5", 0), ("1.0", 0), ("+Inf", 1)));

        ServerSeries series = read.Find("h")!.Series.Single();
        Assert.AreEqual("2 1 0.5, 3 6 2, 0 0 NaN, 1 3 3", Windows(series, Stat.Count, Stat.Sum, Stat.Avg));
        CollectionAssert.AreEqual(new double[] { 0, 1, 3 }, series.Slices[1].Buckets!.Cumulative);
        CollectionAssert.AreEqual(new[] { 0.5, 1, double.PositiveInfinity }, series.Buckets!.Bounds);
        CollectionAssert.AreEqual(new double[] { 1, 3, 6 }, series.Buckets.Cumulative);
        Assert.AreEqual((6, 10, 10 / 6.0), (series.Values[Stat.Count], series.Values[Stat.Sum], series.Values[Stat.Avg]));
    }

    [TestMethod]
    [DataRow(int.MaxValue)]
    [DataRow(1)]
    public void Series_are_told_apart_by_endpoint_and_labels_and_the_unit_is_no_label(int groupRows)
    {
        var export = new ParquetExport("engine", "model") { GroupRows = groupRows };
        export.Add("GAUGE", "vllm:kv_cache_usage_perc", T0, ["1", "m"], value: 0.5, unit: "percent");
        export.Add("GAUGE", "vllm:kv_cache_usage_perc", T0, ["0", "m"], value: 0.25, unit: "percent");
        export.Add("GAUGE", "vllm:kv_cache_usage_perc", T0, ["0", null], value: 1, unit: "percent", endpoint: "http://b/metrics");
        export.Gauge("a", T0, 7);

        ServerMetrics read = Read(export);

        Assert.AreEqual("a vllm:kv_cache_usage_perc", string.Join(' ', read.Metrics.Select(metric => metric.Name)));
        ServerMetric cache = read.Metrics[1];
        Assert.AreEqual("ratio", cache.Unit);
        Assert.AreEqual(
            "http://a/metrics engine=0,model=m 0.25; http://a/metrics engine=1,model=m 0.5; http://b/metrics engine=0 1",
            string.Join("; ", cache.Series.Select(series => FormattableString.Invariant(
                $"{series.Endpoint} {string.Join(',', series.Labels.Select(label => label.Key + "=" + label.Value))} {series.Values[Stat.Avg]}"))));
    }

    [TestMethod]
    public void What_cannot_be_drawn_is_told_and_costs_itself()
    {
        var said = new List<PlotDiagnostic>();

        ServerMetrics read = Read(new ParquetExport().Add("summary", "s", T0, [], value: 1).Gauge("g", T0, double.NaN).Gauge("g", T0 + 1, 3).Gauge("bad", 0, 1), said)!;

        Assert.AreEqual("g", read.Metrics.Single().Name);
        Assert.AreEqual(3, read.Metrics[0].Series[0].Values[Stat.Avg]);
        Assert.AreEqual("its type is 'summary', which no plot shows", read.LeftOut["s"]);
        Assert.AreEqual("AIPERF2208 AIPERF2209", string.Join(' ', said.Select(told => told.Descriptor.Id)));
        Assert.StartsWith("1 row in this file of run 'r' cannot be used as they stand; the first is 'row 4': it has no time.", said[0].Message);
    }

    [TestMethod]
    public void A_damaged_file_is_told_once_and_throws_nothing()
    {
        byte[] sound = new ParquetExport("engine").Gauge("g", T0, 1, "0").Counter("c", T0, 1, "0").Histogram("h", T0, 1, 1, ("+Inf", 1)).Write();
        byte[][] damaged =
        [
            [], [.. "PAR1"u8], [.. "{\"metrics\":{}}"u8], sound[..(sound.Length / 2)], sound[..^1], [.. sound[..^8], .. "\xff\xff\xff\x7fPAR1"u8],
            new ParquetExport { Without = ["timestamp_ns"] }.Gauge("g", T0, 1).Write(),
        ];
        foreach (byte[] content in damaged)
        {
            var said = new List<PlotDiagnostic>();
            Assert.IsNull(Read(content, said), $"{content.Length} bytes");
            Assert.AreSame(DiagnosticTable.FileUnreadable, said.Single().Descriptor);
        }

        // Whatever a single byte does, nothing is thrown.
        for (int place = 0; place < sound.Length; place += 3)
        {
            byte[] flipped = [.. sound];
            flipped[place] ^= 0x55;
            Read(flipped, []);
        }
    }

    [TestMethod]
    public async Task A_page_that_claims_gigabytes_is_not_believed()
    {
        byte[] sound = new ParquetExport().Gauge("g", T0, 1).Gauge("g", T0 + Second, 2).Write();
        // The last column: nothing that is found by its place comes after it.
        int page = (int)await LastPage(sound);
        Assert.AreEqual((0x15, 0x15), (sound[page], sound[page + 2]), "two numbers begin the header");
        int after = page + 3;
        while (sound[after++] >= 128)
        {
        }

        // 2,000,000,000 as the format writes it, a size that the library would ask for at once.
        byte[] damaged = [.. sound.AsSpan(0, page + 3), 0x80, 0xD0, 0xAC, 0xF3, 0x0E, .. sound.AsSpan(after)];
        using var folder = new TemporaryFolder();
        string path = folder.Write("server_metrics_export.parquet", damaged);
        var said = new List<PlotDiagnostic>();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.IsNull(ServerMetricsParquetReader.Read(path, "s.parquet", "r", new(), said.Add, CancellationToken.None));

        Assert.IsLessThan(20 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(DiagnosticTable.FileUnreadable, said.Single().Descriptor);
        Assert.Contains("its pages are damaged", said[0].Message);
    }

    private static async Task<long> LastPage(byte[] file)
    {
        using var stream = new MemoryStream(file);
        await using Parquet.ParquetReader reader = await Parquet.ParquetReader.CreateAsync(stream);
        Parquet.Meta.ColumnMetaData column = reader.RowGroups[^1].RowGroup.Columns[^1].MetaData!;
        return column.DictionaryPageOffset is > 0 and var dictionary ? Math.Min(dictionary, column.DataPageOffset) : column.DataPageOffset;
    }

    [TestMethod]
    public void With_both_files_the_JSON_gives_the_run_and_the_Parquet_the_time()
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export_aiperf.json", """{"request_latency":{"unit":"ms","avg":1},"input_config":{"endpoint":{"model_names":["m"]}}}""");
        folder.Write("r/server_metrics_export.json", """
            {"metrics":{"g":{"type":"gauge","unit":"x","series":[{"endpoint_url":"http://a/metrics","labels":{"engine":"0"},"stats":{"avg":9}}]},
              "only_json":{"type":"gauge","series":[{"endpoint_url":"e","stats":{"avg":4}}]}}}
            """);
        folder.Write("r/server_metrics_export.parquet", new ParquetExport("engine").Gauge("g", T0, 1, "0").Gauge("g", T0 + (6 * Second), 3, "0").Gauge("only_parquet", T0, 5, "0").Write());

        ServerMetrics over = Load(folder, withRequests: true);

        Assert.AreEqual("g only_json only_parquet", string.Join(' ', over.Metrics.Select(metric => metric.Name)));
        ServerSeries series = over.Find("g")!.Series.Single();
        Assert.AreEqual(9, series.Values[Stat.Avg]);
        Assert.AreEqual("1, 3", Windows(series, Stat.Avg));
        Assert.AreEqual("x", over.Find("g")!.Unit);
        // A comparison reads the smaller file alone.
        Assert.IsNull(Load(folder, withRequests: false).Find("only_parquet"));

        File.Delete(folder.At("r/server_metrics_export.json"));
        Assert.AreEqual(2, Load(folder, withRequests: false).Find("g")!.Series.Single().Values[Stat.Avg]);
        folder.Write("r/server_metrics_export.parquet", [1, 2, 3]);
        Assert.IsNull(Run(folder, withRequests: true).ServerMetrics);
        CollectionAssert.AreEqual(new[] { "server_metrics_export.parquet" }, Run(folder, withRequests: true).UnusableFiles.ToArray());
    }

    private static ServerMetrics Load(TemporaryFolder folder, bool withRequests) => Run(folder, withRequests).ServerMetrics!;

    private static Run Run(TemporaryFolder folder, bool withRequests)
    {
        FoundRun found = RunDiscovery.Find([new RunInput(folder.At("r"), "r")], true, _ => { }, CancellationToken.None).Single();
        return RunLoader.Load(found, null, withRequests, _ => { }, CancellationToken.None, withServerMetrics: true)!;
    }

    private static ServerMetrics Read(ParquetExport export) => Read(export.Write(), [])!;

    private static ServerMetrics? Read(ParquetExport export, List<PlotDiagnostic> said) => Read(export.Write(), said);

    private static ServerMetrics? Read(byte[] content, List<PlotDiagnostic> said, ServerMetricsDownsampling? downsampling = null)
    {
        using var folder = new TemporaryFolder();
        return ServerMetricsParquetReader.Read(folder.Write("r/server_metrics_export.parquet", content), "r/server_metrics_export.parquet", "r", downsampling ?? new(), said.Add, CancellationToken.None);
    }

    private static string Windows(ServerSeries series, params Stat[] stats) => string.Join(", ", series.Slices.Select(slice =>
        string.Join(' ', stats.Select(stat => slice.Values.GetValueOrDefault(stat, double.NaN).ToString(System.Globalization.CultureInfo.InvariantCulture)))));
}
