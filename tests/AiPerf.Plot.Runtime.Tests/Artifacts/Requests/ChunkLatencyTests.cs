using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>The statistics of each request's chunk latencies, read only for those who ask.</summary>
[TestClass]
public sealed class ChunkLatencyTests
{
    private static readonly RequestReaderOptions Asked = new() { WithChunkLatencies = true };

    [TestMethod]
    [DataRow("10,20,30,40,50", new[] { 30, 30, 48, 14.142136, 10, 50, 40 })]
    [DataRow("10,10,10,50,10", new[] { 18, 10, 42, 16.0, 10, 50, 40 })]
    [DataRow("7", new[] { 7.0, 7, 7, 0, 7, 7, 0 })]
    [DataRow("3,NaN,\"x\",null,[1],5", new[] { 4, 4, 4.9, 1, 3, 5, 2.0 })]
    public void The_seven_statistics_are_those_of_AIPerf(string list, double[] expected)
    {
        using var file = new RequestFile(RequestFile.Record(1000, $$"""
            "inter_chunk_latency":{"value":[{{list}}],"unit":"ms"},"request_latency":{"value":5,"unit":"ms"}
            """));

        RequestTable table = file.Read(Asked);

        for (int i = 0; i < expected.Length; i++)
        {
            NumberColumn column = table.Metric(ChunkLatency.Columns[i])!;
            Assert.AreEqual(expected[i], column.ToArray()[0], 1e-6, column.Name);
            Assert.AreEqual("ms", column.Unit);
        }

        Assert.IsNull(table.Metric(ChunkLatency.Tag));
        Assert.AreEqual(5, table.Metric("request_latency")!.ToArray()[0]);
    }

    [TestMethod]
    public void An_empty_list_and_a_record_without_one_give_no_value_and_a_single_number_keeps_its_name()
    {
        using var file = new RequestFile(
            RequestFile.Record(1000, "\"inter_chunk_latency\":{\"value\":[],\"unit\":\"ms\"}"), RequestFile.Record(2000),
            RequestFile.Record(3000, "\"inter_chunk_latency\":{\"unit\":\"ms\",\"value\":[2,4]}"), RequestFile.Record(4000, "\"inter_chunk_latency\":{\"value\":9,\"unit\":\"ms\"}"),
            "{\"metadata\":{},\"metrics\":{\"inter_chunk_latency\":{\"value\":[100],\"unit\":\"ms\"}}}", RequestFile.Record(6000));

        RequestTable table = file.Read(Asked);

        CollectionAssert.AreEqual(new[] { double.NaN, double.NaN, 3, double.NaN, double.NaN }, table.Metric("inter_chunk_latency_avg")!.ToArray());
        CollectionAssert.AreEqual(new[] { double.NaN, double.NaN, double.NaN, 9, double.NaN }, table.Metric("inter_chunk_latency")!.ToArray());
    }

    [TestMethod]
    public void Nobody_else_has_the_columns_and_all_others_are_the_same()
    {
        using var file = new RequestFile(CorruptRun.Good[CorruptRun.Requests]);

        RequestTable plain = file.Read();
        RequestTable asked = file.Read(Asked);
        RequestTable cut = file.Read(RequestFile.Tiny with { WithChunkLatencies = true });

        Assert.IsFalse(plain.Metrics.Any(column => column.Name.StartsWith(ChunkLatency.Tag, StringComparison.Ordinal)));
        Assert.AreEqual(plain.Metrics.Count + 7, asked.Metrics.Count);
        foreach (NumberColumn column in plain.Metrics)
            CollectionAssert.AreEqual(column.ToArray(), asked.Metric(column.Name)!.ToArray(), column.Name);
        foreach (NumberColumn column in asked.Metrics)
            CollectionAssert.AreEqual(column.ToArray(), cut.Metric(column.Name)!.ToArray(), column.Name);
    }

    [TestMethod]
    public void Only_presets_that_name_one_ask()
    {
        Assert.IsFalse(PlotCatalog.All.Any(preset => PlotRegistry.Needs(preset).HasFlag(PlotNeeds.ChunkLatencies)));
        Assert.IsTrue(PlotRegistry.Needs(Preset(Stat.P95)).HasFlag(PlotNeeds.ChunkLatencies));
        Assert.IsTrue(PlotRegistry.Needs(PlotCatalog.SingleRun.TtftOverTime with { X = new("inter_chunk_latency_range", DataSource.Requests) }).HasFlag(PlotNeeds.ChunkLatencies));
    }

    [TestMethod]
    [DataRow(Stat.P95, "p95 of inter-chunk latency", 48.0)]
    [DataRow(Stat.Max, "Largest inter-chunk latency", 50.0)]
    [DataRow(null, "Average inter-chunk latency", 30.0)]
    public void A_preset_draws_the_statistic_it_names(Stat? stat, string label, double value)
    {
        using var file = new RequestFile(RequestFile.Record(1000, "\"inter_chunk_latency\":{\"value\":[10,20,30,40,50],\"unit\":\"ms\"}"));
        Run run = TestRuns.Run("a") with { Requests = file.Read(Asked) };

        PlotDrawing drawing = PlotRegistry.Draw(Preset(stat), TestRuns.Set(run), new PlotContext(null, _ => { }));

        Assert.AreEqual(label + ", each request", drawing.Figure!.Panels[0].Y.Label);
        Assert.AreEqual("ms", drawing.Figure.Panels[0].Y.Unit);
        Assert.AreEqual(value, drawing.Figure.Panels[0].Layers.OfType<Figures.PointsLayer>().Single(layer => layer.X.Length > 0).Y[0], 1e-9);
    }

    private static ScatterPreset Preset(Stat? stat) => PlotCatalog.SingleRun.TtftOverTime with { Y = new(ChunkLatency.Tag, DataSource.Requests, stat) };
}
