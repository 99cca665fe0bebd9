using System.Globalization;
using Microsoft.Playwright;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>The runs table, baseline, differences and SLOs.</summary>
[TestClass]
public sealed class TableTests
{
    private const string Ttft = "ttft_vs_throughput";

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_69_the_table_sorts_and_its_filter_applies_to_the_plots(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Page.ClickAsync("#tab-runs");
        await page.Settled();
        await page.Page.ClickAsync("[data-sort='time_to_first_token.p99']");
        await page.Settled();
        Assert.AreEqual("c1 c2 c4", await Names(page));
        await page.Page.ClickAsync("[data-sort='time_to_first_token.p99']");
        await page.Settled();
        Assert.AreEqual("c4 c2 c1", await Names(page));

        await page.Page.Locator("[data-keep='filter']").FillAsync("concurrency>=2");
        await page.Settled();
        Assert.AreEqual("c4 c2", await Names(page));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Apply to plots" }).ClickAsync();
        await page.Page.ClickAsync("#tab-compare");
        await page.Settled();
        Assert.HasCount(2, await page.Values(Ttft));
    }

    [TestMethod]
    [DataRow(Mode.File)]
    public async Task Item_70_differences_from_the_baseline_have_sign_and_word(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Page.ClickAsync("#tab-runs");
        await page.Settled();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "c1 as baseline" }).ClickAsync();
        await page.Settled();
        double expected = (Fixtures.Value("time_to_first_token", "p50", 2) - Fixtures.Value("time_to_first_token", "p50", 1)) / Fixtures.Value("time_to_first_token", "p50", 1) * 100;
        var cell = page.Page.Locator("tr", new() { HasTextString = "c2" }).Locator("td[data-metric='time_to_first_token.p50'] + td");

        Assert.AreEqual($"+{expected.ToString("0.#", CultureInfo.InvariantCulture)} % worse", await cell.TextContentAsync());
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_71_the_diff_lists_what_differs_and_nothing_else(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Page.ClickAsync("#tab-runs");
        await page.Settled();
        await page.Page.GetByLabel("Compare c1").CheckAsync();
        await page.Page.GetByLabel("Compare c4").CheckAsync();
        await page.Page.Locator("[data-do='diff']").ClickAsync();
        await page.Page.Locator("dialog tr[data-path]").First.WaitForAsync();
        string[] paths = [.. await page.Page.Locator("dialog tr[data-path]").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.path)")];

        Assert.AreEqual("loadgen.concurrency ui.mode", string.Join(' ', paths));
    }

    [TestMethod]
    [DataRow(Mode.File)]
    public async Task Item_72_an_slo_is_a_line_with_its_failing_side_shaded(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Page.ClickAsync("#tab-runs");
        await page.Settled();
        await page.Page.Locator("[data-field='slo-metric']").SelectOptionAsync("time_to_first_token");
        await page.Page.Locator("[data-field='slo-limit']").FillAsync("250");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Set SLO" }).ClickAsync();
        await page.Page.ClickAsync("#tab-compare");
        await page.Settled();
        string shapes = await page.Page.EvaluateAsync<string>("id => JSON.stringify([...document.querySelectorAll(`[data-plot='${id}'] .js-plotly-plot`)][0].layout.shapes.map(s => [s.type, s.x0, s.x1]))", Ttft);

        Assert.Contains("[\"line\",250,250]", shapes);
        Assert.Contains("[\"rect\",250,", shapes);
        Assert.Contains("SLO 250 ms on x: 2 of 3 points meet it.", await page.Card(Ttft).Locator(".notices").TextContentAsync() ?? "");
    }

    private static async Task<string> Names(Dashboard page) => string.Join(' ', await page.Page.Locator("table.runs .name").AllTextContentsAsync());
}
