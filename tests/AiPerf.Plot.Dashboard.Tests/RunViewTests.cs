using Microsoft.Playwright;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>One run: its plots, the plots a reader makes of it, large runs.</summary>
[TestClass]
public sealed class RunViewTests
{
    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_04_a_single_run_opens_in_the_run_view_with_its_plots(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F1());
        string[] cards = await page.Cards();

        Assert.AreEqual("run", await page.Page.Locator("#run-name").TextContentAsync());
        foreach (string card in (string[])["ttft_over_time", "timeslices_ttft", "gpu_utilization_over_time", "ttft_timeline"])
        {
            CollectionAssert.Contains(cards, card);
            Assert.IsFalse(await page.Card(card).Locator(".empty").IsVisibleAsync(), card);
        }

        Assert.AreEqual("", string.Join("\n", page.Complaints));
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_25_every_type_of_plot_can_be_made_of_a_run(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F1());
        (string Type, string Metric)[] types =
        [
            ("scatter", "request_latency"), ("scatter_with_percentiles", "request_latency"), ("request_timeline", "time_to_first_token"), ("histogram_of_requests", "request_latency"), ("cdf", "request_latency"),
            ("timeslice", "time_to_first_token"), ("area", "throughput_tokens_per_sec"), ("line", "gpu_utilization"),
        ];
        foreach (var (type, metric) in types)
        {
            await CompareTests.Create(page, ("type", type), ("y", metric));
            Assert.IsFalse(await page.Card((await page.Cards())[^1]).Locator(".empty").IsVisibleAsync(), type);
        }

        // The engine's own percentile lines are those of the browser.
        string percentiles = (await page.Cards())[^7];
        await CompareTests.Create(page, ("type", "scatter_with_percentiles"), ("x", "timestamp"), ("y", "request_latency"));
        string byTime = (await page.Cards())[^1];
        for (int i = 0; i < 2; i++)
        {
            double[] ours = await page.Page.EvaluateAsync<double[]>("i => window.aiperf.figure('latency_over_time').panels[0].layers.filter(l => l.type === 'line')[i].y.map(v => Number.isNaN(v) ? -1 : v)", i);
            double[] theirs = await page.Page.EvaluateAsync<double[]>("([id, i]) => Array.from(window.aiperf.figure(id).panels[0].layers.filter(l => l.type === 'line')[i].y).map(v => Number.isNaN(v) ? -1 : v)", new object[] { percentiles, i });
            CompareTests.Near(ours, theirs);
        }

        Assert.AreEqual(3, await page.Traces(byTime, "percentile"));
        Assert.Contains("time since first request", await page.Layout(byTime, "xaxis.title.text"));
        await CompareTests.Create(page, ("type", "scatter"), ("y", "gpu_utilization"));
        Assert.IsGreaterThan(50, (await page.Values((await page.Cards())[^1])).Length);
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_26_two_axes_are_both_titled_and_both_needed(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F1());
        await page.Page.Locator(".add-slot:visible").ClickAsync();
        await page.Page.Locator("dialog [data-field='type']").SelectOptionAsync("dual_axis");
        await page.Page.Locator("dialog [data-field='y']").SelectOptionAsync("throughput_tokens_per_sec");
        var create = page.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true });
        Assert.IsTrue(await create.IsDisabledAsync());
        await page.Page.Locator("dialog [data-field='y2']").SelectOptionAsync("gpu_utilization");
        await create.ClickAsync();
        await page.Settled();
        string id = (await page.Cards())[^1];

        Assert.Contains("throughput", await page.Layout(id, "yaxis.title.text"));
        Assert.Contains("GPU", await page.Layout(id, "yaxis2.title.text"));
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_27_editing_a_default_card_changes_its_values(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F1());
        double[] before = await page.Values("ttft_over_time", "y");
        await page.Click("ttft_over_time", "edit");
        await page.Page.Locator("dialog [data-field='y']").SelectOptionAsync("request_latency");
        await page.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await page.Settled();

        Assert.AreNotEqual(before[0], (await page.Values("ttft_over_time", "y"))[0]);
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_46_a_large_run_draws_a_part_keeps_its_outlier_and_says_so(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.Large(100_000));
        double[] y = await page.Values("latency_over_time", "y");

        Assert.IsLessThanOrEqualTo(5000, y.Length);
        Assert.AreEqual(5000, y.Max(), 1e-3);
        Assert.Contains("5,000 of 100,000 points; zoom in for all", await page.Card("latency_over_time").Locator(".notices").TextContentAsync() ?? "");
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_46b_zooming_in_draws_everything_the_page_holds_there(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.Large(100_000));
        int[] counts = await page.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const plot = document.querySelector("[data-plot='latency_over_time'] .js-plotly-plot");
              const layer = window.aiperf.figure('latency_over_time').panels[0].layers.find(l => l.type === 'points');
              const [from, to] = [50, 51];
              const expected = Array.from(layer.x).filter(x => x >= from && x <= to).length;
              await window.Plotly.relayout(plot, { 'xaxis.range': [from, to] });
              await new Promise(r => setTimeout(r, 300));
              const drawn = plot.data.find(t => t.meta.role === 'series').x.filter(x => x >= from && x <= to).length;
              return [expected, drawn];
            }
            """);

        Assert.IsGreaterThan(50, counts[0]);
        Assert.AreEqual(counts[0], counts[1]);
    }

    [TestMethod]
    public async Task Item_47_pages_open_in_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using (await Opened.As(Mode.File, Fixtures.F3()))
            Assert.IsLessThan(15, clock.Elapsed.TotalSeconds);
        Fixtures.Page(Fixtures.Large(100_000));
        clock.Restart();
        await using (await Opened.As(Mode.File, Fixtures.Large(100_000)))
            Assert.IsLessThan(30, clock.Elapsed.TotalSeconds);
    }

    [TestMethod]
    public async Task Item_75_two_builds_of_the_same_runs_are_equal()
    {
        string one = Fixtures.Page(Fixtures.F1(), variant: "again");
        string other = Fixtures.Page(Fixtures.F1(), variant: "once-more");

        CollectionAssert.AreEqual(await File.ReadAllBytesAsync(one), await File.ReadAllBytesAsync(other));
    }
}
