using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

[TestClass]
public sealed class RequestLanesTests
{
    private static readonly RequestLanesPreset Preset = PlotCatalog.SingleRun.RequestLanes;

    [TestMethod]
    public void Every_request_is_a_bar_in_its_lane()
    {
        Figure figure = Draw(TestRuns.Requests((0, 2, 500, 1), (1, 3, 250, 1), (2, 4, 100, 1)));

        SegmentsLayer decode = Layer(figure, "decode");
        CollectionAssert.AreEqual(new double[] { 1, 1, 2 }, decode.Y1);
        CollectionAssert.AreEqual(new double[] { 0.5, 2.1, 1.25 }, decode.X1);
        CollectionAssert.AreEqual(new double[] { 2, 4, 3 }, decode.X2);
        CollectionAssert.AreEqual(new double[] { 0, 2, 1 }, Layer(figure, "prefill").X1);
        Assert.Contains("Each request takes the first lane that is free at its start: 2 lanes, the most requests in flight at once.", figure.Caption);
        Assert.Contains("Each bar is one of 3 completed requests: prefill until its first token, then decode.", figure.Caption);
        Assert.AreEqual("lane", figure.Provenance["y"]);
    }

    [TestMethod]
    public void Failed_and_cancelled_requests_hold_their_lanes_and_are_marked()
    {
        Figure figure = Draw(TestRuns.Full().Requests!);

        SegmentsLayer unfinished = Layer(figure, "failed or cancelled");
        Assert.HasCount(2, unfinished.X1);
        Assert.AreEqual(ColorRole.Outlier, unfinished.Color.Role);
        CollectionAssert.AreEqual(unfinished.X1, figure.Panels[0].Layers.OfType<EdgeMarksLayer>().Single().X);
        Assert.Contains("1 failed.", figure.Caption);
        Assert.Contains("1 cancelled.", figure.Caption);
        (double X1, double X2, double Y)[] bars =
        [
            .. figure.Panels[0].Layers.OfType<SegmentsLayer>().SelectMany(layer => layer.X1.Select((x, i) => (x, layer.X2[i], layer.Y1[i]))),
        ];
        foreach ((double from, double to, double lane) in unfinished.X1.Select((x, i) => (x, unfinished.X2[i], unfinished.Y1[i])))
            Assert.AreEqual(1, bars.Count(bar => bar.Y == lane && bar.X1 < to && bar.X2 > from));
    }

    [TestMethod]
    public void A_request_without_first_token_holds_its_lane_in_grey()
    {
        Figure figure = Draw(TestRuns.Requests((0, 2, 500, 1), (0.5, 3, double.NaN, 1), (1, 4, 9000, 1)));

        SegmentsLayer unknown = Layer(figure, "phases unknown");
        CollectionAssert.AreEqual(new double[] { 2, 3 }, unknown.Y1);
        Assert.Contains("2 without a usable time to first token: phases unknown.", figure.Caption);
    }

    [TestMethod]
    public void Warm_up_requests_are_left_out_or_drawn_in_grey()
    {
        RequestTable requests = TestRuns.Full(warmup: true).Requests!;

        Assert.IsFalse(Draw(requests).Panels[0].Layers.OfType<SegmentsLayer>().Any(layer => layer.Series == "warm-up"));
        Figure with = Draw(requests, Preset with { IncludeWarmup = true });
        Assert.HasCount(20, Layer(with, "warm-up").X1);
        Assert.AreEqual(ColorRole.Muted, Layer(with, "warm-up").Color.Role);
        Assert.Contains("20 warm-up requests in grey, outside every statistic.", with.Caption);
    }

    [TestMethod]
    public void Many_requests_keep_every_decode_and_the_slowest_prefills()
    {
        Figure figure = Draw(TestRuns.Full(6000).Requests!);

        Assert.HasCount(5998, Layer(figure, "decode").X1);
        Assert.HasCount(500, Layer(figure, "prefill").X1);
        Assert.Contains("Prefill is drawn for the 500 requests with the longest time to first token.", figure.Caption);
    }

    [TestMethod]
    public void A_run_without_first_tokens_is_skipped()
    {
        RequestTable requests = TestRuns.Table([0], [5], new RequestStatus[1], new bool[1], ("request_latency", "ms", [5]));

        PlotDrawing drawing = PlotRegistry.Draw(Preset, Set(requests), Context);

        Assert.IsNull(drawing.Figure);
        Assert.AreEqual("no request of run 'single' has 'time_to_first_token'", drawing.Missing);
        Assert.IsNull(PlotRegistry.Draw(Preset, TestRuns.Set(TestRuns.Run("single")), Context).Figure);
        Assert.AreEqual(PlotNeeds.Requests, PlotRegistry.Needs(Preset));
    }

    private static PlotContext Context => new(null, _ => { }, IsNamed: true);

    private static RunSet Set(RequestTable requests) => TestRuns.Set(TestRuns.Run("single") with { Requests = requests });

    private static Figure Draw(RequestTable requests, RequestLanesPreset? preset = null) => PlotRegistry.Draw(preset ?? Preset, Set(requests), Context).Figure!;

    private static SegmentsLayer Layer(Figure figure, string series) => figure.Panels[0].Layers.OfType<SegmentsLayer>().Single(layer => layer.Series == series);
}
